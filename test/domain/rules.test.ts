// Which rule decides about an account and a role: the first that is about them, and where none is, nobody is let in.
import { findWanted } from "../../src/domain/access-policy.ts";
import type { AccessRule } from "../../src/domain/access-rule.ts";
import type { Account } from "../../src/domain/account.ts";
import { isRefusal } from "../../src/domain/refusal.ts";
import { aPolicy, aRule, clientA, clientC } from "../support/a-policy.ts";

const production: Account = {
  ...clientA,
  unit: "clients/production",
  tags: { client: "acme", stage: "production" },
};
const accounts = new Map([production, clientC].map((account) => [account.slug, account]));

/** The name of the rule that decides, or why there is none. */
function decides(rules: readonly AccessRule[], slug = "client-a", role = "admin"): string {
  const wanted = findWanted(aPolicy({ accounts, rules }), slug, role);
  return isRefusal(wanted) ? wanted.refused : wanted.rule.name;
}

const about = (
  name: string,
  match: Partial<AccessRule["accounts"]>,
  roles: readonly string[] = [],
) => aRule({ name, roles, accounts: { slugs: [], units: [], tags: {}, ...match } });
const rest = aRule({ name: "the rest" });

describe("the rule that decides", () => {
  it("is the first that is about it, whatever comes later", () => {
    const all = aRule({ name: "all" });
    const special = about("special", { slugs: ["client-a"] });
    expect(decides([special, all])).toBe("special");
    expect(decides([all, special])).toBe("all");
  });

  it("is none where no rule is about it, and then nobody is let in", () => {
    expect(decides([about("special", { slugs: ["client-c"] })])).toBe("no-rule");
    expect(decides([])).toBe("no-rule");
  });

  it("of an account or a role that is not in the file is not looked for", () => {
    expect(decides([rest], "client-x")).toBe("unknown-account");
    expect(decides([rest], "client-a", "root")).toBe("unknown-role");
  });

  it("is found whatever case somebody types in", () => {
    expect(decides([rest], "CLIENT-A", "Read-Only")).toBe("the rest");
  });
});

describe("a rule is about an account", () => {
  it.each<[string, Partial<AccessRule["accounts"]>, boolean]>([
    ["by its slug", { slugs: ["client-a"] }, true],
    ["by a pattern of slugs", { slugs: ["*-a"] }, true],
    ["by one of several patterns", { slugs: ["sandbox", "client-*"] }, true],
    ["not by another slug", { slugs: ["client"] }, false],
    ["by its unit", { units: ["clients/production"] }, true],
    ["by a pattern of units", { units: ["clients/*"] }, true],
    ["not by a part of its unit", { units: ["clients"] }, false],
    ["by a tag", { tags: { stage: "production" } }, true],
    ["by a pattern of a tag's value", { tags: { stage: "prod*" } }, true],
    ["by all tags that are written", { tags: { stage: "production", client: "acme" } }, true],
    ["not where one of the tags is another", { tags: { stage: "production", client: "b" } }, false],
    ["not by a tag it does not carry", { tags: { region: "*" } }, false],
    ["not where the slug fits and the unit does not", { slugs: ["*"], units: ["b/*"] }, false],
    ["where slug, unit and tag fit", { slugs: ["*-a"], units: ["*"], tags: { stage: "*" } }, true],
  ])("%s", (_, match, isAbout) => {
    expect(decides([about("this", match), rest])).toBe(isAbout ? "this" : "the rest");
  });

  it("that is in no unit, only where any unit will do", () => {
    expect(decides([about("this", { units: ["*"] }), rest], "client-c")).toBe("this");
    expect(decides([about("this", { units: ["clients/*"] }), rest], "client-c")).toBe("the rest");
  });

  it("without any tags, only where no tag is written", () => {
    expect(decides([about("this", { tags: { stage: "*" } }), rest], "client-c")).toBe("the rest");
  });
});

describe("a rule is about a role", () => {
  it.each([
    [["admin"], "admin", "this"],
    [["admin"], "read-only", "the rest"],
    [["read-*"], "read-only", "this"],
    [["read-*", "admin"], "admin", "this"],
    [[], "read-only", "this"],
  ])("of %j: %s is decided by %s", (roles, role, name) => {
    expect(decides([about("this", {}, roles), rest], "client-a", role)).toBe(name);
  });
});
