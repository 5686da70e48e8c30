// All that somebody may switch to: names that stay apart, in an order and in colours that tell clients apart, as each reader reads them.
import fc from "fast-check";
import type { Account } from "../../src/domain/account.ts";
import {
  cliConfig,
  extensionConfig,
  isInExtension,
  namedTargets,
} from "../../src/domain/switch-profiles.ts";
import type { SwitchTarget } from "../../src/domain/switch-profiles.ts";
import { accounts, iamUserNames, roles } from "../support/arbitrary-names.ts";
import { readIni } from "../support/read-ini.ts";

const northwind = { id: "111111111111", alias: "northwind", partition: "aws" };
const alice = { iamUser: "alice.andersen" };
const admin = { key: "admin", roleName: "Admin", sessionSeconds: 3600 };

function target(slug: string, account: Partial<Account> = {}, role = {}): SwitchTarget {
  const entry = { slug, id: "222222222222", name: slug, roles: [], ...account };
  return { account: entry, role: { ...admin, ...role } };
}

const targets = fc.uniqueArray(fc.record({ account: accounts, role: roles }), {
  maxLength: 12,
  selector: ({ account, role }) => `${account.slug}.${role.key}`,
});

describe("for the AWS CLI", () => {
  it("every role is one profile with a name of its own, and each leads where it should", () => {
    fc.assert(
      fc.property(targets, iamUserNames, (some, iamUser) => {
        const text = cliConfig(northwind, some, { iamUser }).join("\n\n");
        const sections = readIni(text);
        expect(new Set(sections.map(({ name }) => name)).size).toBe(some.length);
        const read = sections.map(({ values }) => [
          ...[values["role_arn"], values["external_id"], values["role_session_name"]],
        ]);
        const meant = some.map(({ account, role }) => [
          `arn:aws:iam::${account.id}:role/${role.roleName}`,
          role.externalId,
          iamUser,
        ]);
        expect(new Set(read.map(String))).toEqual(new Set(meant.map(String)));
      }),
    );
  });

  it("two roles that would share a name are told apart, and no others are renamed", () => {
    const shared = [target("shop-prod"), target("shop", {}, { key: "prod-admin" }), target("blog")];
    expect(namedTargets(shared).map(({ profile }) => profile)).toEqual([
      "blog-admin",
      "shop.prod-admin",
      "shop-prod.admin",
    ]);
  });

  it("stands between two lines that say whose it is, so that it can be replaced", () => {
    const lines = cliConfig(northwind, [target("client-a")], alice);
    expect([lines[0], lines.at(-1)]).toEqual(["# rolecall begin", "# rolecall end"]);
    expect(cliConfig(northwind, [], alice)).toEqual([]);
  });
});

/** As its parser does (aesr-config 0.6): a comment may begin anywhere, and a second `=` ends the value. */
function readAsExtension(text: string) {
  const sections: { name: string; values: Record<string, string> }[] = [];
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.replace(/[;#].*$/, "").trim());
  for (const line of lines.filter((one) => one !== "")) {
    const name = /^\[(.+)\]$/.exec(line)?.[1];
    if (name === undefined) Object.assign(sections.at(-1)?.values ?? {}, pairIn(line));
    else sections.push({ name, values: {} });
  }
  return sections;
}

function pairIn(line: string) {
  const [key = "", value = ""] = line.split("=", 2).map((part) => part.trim());
  return { [key]: value };
}

const inExtension = (some: readonly SwitchTarget[]) =>
  readAsExtension(extensionConfig(northwind, some).join("\n\n"));

describe("for the browser extension", () => {
  it("has one base account, and every role that the console can switch to as one of its targets", () => {
    fc.assert(
      fc.property(targets, (some) => {
        const [base, ...read] = inExtension(some);
        const meant = some.filter(({ role }) => isInExtension(role));
        expect(base?.values).toEqual(
          meant.length === 0
            ? undefined
            : { aws_account_id: "111111111111", aws_account_alias: "northwind" },
        );
        expect(new Set(read.map(({ values }) => values["role_arn"]))).toEqual(
          new Set(
            meant.map(({ account, role }) => `arn:aws:iam::${account.id}:role/${role.roleName}`),
          ),
        );
        for (const { values } of read) {
          expect(values["source_profile"]).toBe(base?.name);
          expect(values["color"]).toMatch(/^[0-9a-f]{6}$/);
        }
        expect(new Set([base, ...read].map((section) => section?.name)).size).toBe(read.length + 1);
      }),
    );
  });

  it("leaves out what only the command line can: an ExternalId, and a name that its reader would cut", () => {
    const some = [
      target("client-a"),
      target("client-b", {}, { externalId: "acme" }),
      target("client-c", {}, { roleName: "ops=admin" }),
    ];
    expect(inExtension(some).map(({ name }) => name)).toEqual(["northwind", "client-a-admin"]);
    expect(extensionConfig(northwind, some.slice(1))).toEqual([]);
  });

  it("calls the base account by its number where it has no alias, or one that a profile has too", () => {
    const { id, partition } = northwind;
    const baseOf = (management: typeof northwind | Omit<typeof northwind, "alias">) =>
      readAsExtension(extensionConfig(management, [target("client-a")]).join("\n"))[0]?.name;
    expect(baseOf({ id, partition })).toBe(id);
    expect(baseOf({ ...northwind, alias: "client-a-admin" })).toBe(id);
  });

  it("keeps the accounts of a client together under its name, since the extension shows them in the order of the file", () => {
    const some = [
      target("web", { tags: { client: "Nordbank; [x]" } }),
      target("tools"),
      target("api", { tags: { client: "Nordbank; [x]" }, unit: "clients" }),
      target("shop", { unit: "clients" }),
    ];
    const text = extensionConfig(northwind, some).join("\n");
    expect(text.match(/^(\[.*|# .*)/gm)).toEqual([
      "[northwind]",
      ...["# Nordbank; [x]", "[api-admin]", "[web-admin]"],
      ...["# clients", "[shop-admin]", "# tools", "[tools-admin]"],
    ]);
  });

  it("a colour is of the client, and stays whatever else there is", () => {
    const api = target("api", { tags: { client: "Nordbank" } });
    const others = ["web", "tools", "shop", "blog"].map((slug) => target(slug));
    const colourOf = (some: readonly SwitchTarget[]) =>
      inExtension(some).find(({ name }) => name === "api-admin")?.values["color"];
    expect(colourOf([api])).toBe("2938c2");
    expect(colourOf([...others, api])).toBe("2938c2");
  });

  it("two accounts of one client have two shades of one hue", () => {
    const hues = ["api", "web"].map((slug) => {
      const some = [target(slug, { tags: { client: "Nordbank" } })];
      const colour = inExtension(some)[1]?.values["color"] ?? "";
      return { colour, hue: hueOf(colour) };
    });
    expect(new Set(hues.map(({ colour }) => colour)).size).toBe(2);
    expect(Math.abs((hues[0]?.hue ?? 0) - (hues[1]?.hue ?? 360))).toBeLessThan(3);
  });
});

function hueOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) =>
    parseInt(colour.slice(at, at + 2), 16),
  );
  return (Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue) * 180) / Math.PI;
}
