// What doctor says of what it sees, with what it sees given; how it looks at the world is told in test/journeys/doctor.test.ts.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { WANTED_SCOPES } from "../../src/cli/check-up/wanted-scopes.ts";
import { short, told, typed } from "./told-by-doctor.ts";

it("finds nothing to say where all is well", async () => {
  expect(await told({})).toEqual([]);
});

it.each(["manifest.yml", "manifest.socket.yml"])(
  "asks for the very scopes that %s asks for",
  (name) => {
    const file = readFileSync(join(__dirname, "../..", name), "utf8");
    const manifest = parse(file) as { oauth_config: { scopes: { bot: string[] } } };
    expect(WANTED_SCOPES).toEqual(manifest.oauth_config.scopes.bot);
  },
);

describe("as text", () => {
  it("fits a terminal, and ends with a sum", async () => {
    const { out, exitCode } = await typed({ table: null, gone: ["bob"] }, []);
    const command = /rolecall permissions/;
    const lines = out.split("\n").filter((line) => !command.test(line));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(out).toMatch(/\n3 things are wrong\. About 3 things nothing can be said\.\n$/);
    expect(exitCode).toBe(1);
  });

  it("is wrong usage where the format is unknown", async () => {
    expect((await typed({}, ["--format", "xml"])).exitCode).toBe(2);
  });
});

describe("of the settings", () => {
  it("names each fault, and what is allowed", async () => {
    const faults = [
      "PORT: is wrong: a number from 1 to 65535",
      "ROLECALL_TABEL: there is no such setting; did you mean ROLECALL_TABLE?",
    ];
    const [port, table] = await told({ settings: { faults } });
    expect(port).toMatchObject({ what: "PORT", says: "It is wrong.", state: "wrong" });
    expect(port?.todo).toBe("Set it to a number from 1 to 65535.");
    expect(table).toMatchObject({ what: "ROLECALL_TABEL", state: "wrong" });
    expect(table?.says).toMatch(/did you mean ROLECALL_TABLE/);
  });

  it("says where the file is wrong, and asks nothing that hangs on it", async () => {
    const lines = await told({}, "channel: C0APPROVALS\naccounts: 3\n");
    expect(lines[0]).toMatchObject({ state: "wrong", says: expect.stringMatching(/^Line \d+: /) });
    expect(lines[0]?.todo).toMatch(/rolecall check .*rolecall\.yaml/);
    expect(new Set(lines.slice(1).map(({ state }) => state))).toEqual(new Set(["not asked"]));
    expect(lines.map(({ what }) => what)).toContain("its own role");
  });
});

describe("of Slack", () => {
  it.each([
    ["account_inactive", /removed from the workspace/],
    ["not_a_bot", /of a person/],
    ["ekm_access_denied", /ekm_access_denied/],
  ])("says of a token that is refused as %s what to do", async (refused, says) => {
    const [token] = await told({ bot: { refused } });
    expect(token).toMatchObject({ what: "bot token", state: "wrong" });
    expect(token?.says).toMatch(says);
    expect(token?.todo).toBeDefined();
  });

  it("cannot say of scopes that Slack does not tell", async () => {
    expect(short(await told({ bot: { scopes: null } }))).toEqual(["cannot say: scopes"]);
  });

  it("names what of the scopes is missing and what is too much, and the manifest of the transport", async () => {
    const bot = { scopes: [...WANTED_SCOPES.slice(1), "admin"] };
    const [overHttp] = await told({ bot });
    expect(overHttp?.says).toBe("The bot token lacks commands. It has admin for nothing.");
    expect(overHttp?.todo).toMatch(/Paste manifest\.yml/);
    const [overSockets] = await told({ bot, settings: { transport: "socket" } });
    expect(overSockets?.todo).toMatch(/Paste manifest\.socket\.yml/);
  });

  it("names a user group that is not there", async () => {
    const [groups] = await told({ groups: [] });
    expect(groups?.says).toMatch(/no user group for the group platform \(S0PLATFORM1\)/);
  });

  it("names whoever is named in the file and has left", async () => {
    const lines = await told({ gone: ["bob"] });
    expect(lines[0]?.says).toBe("bob was deactivated in Slack.");
    // His tag is wrong, too.
    expect(short(lines)).toEqual(["wrong: people", "wrong: whose they are"]);
  });

  it("cannot say what the token may not see", async () => {
    const channel = { unseen: "The bot lacks a permission.", isForbidden: true };
    expect(short(await told({ channel }))).toEqual(["cannot say: approvers' channel"]);
  });
});

describe("of AWS", () => {
  it.each([
    ["in no organization", null, /is in no organization/],
    [
      "a member of one",
      { id: "o-northwind01", managementId: "999999999999", hasAllFeatures: true },
      /its management account, 999999999999/,
    ],
  ])("the account is %s", async (_, organization, says) => {
    const lines = await told({ organization: { seen: organization } });
    expect(lines[0]).toMatchObject({ what: "organization", state: "wrong" });
    expect(lines[0]?.says).toMatch(says);
  });

  it("one look that fails, even by a bug, keeps nothing else from being looked at", async () => {
    expect(short(await told({ throws: "channel" }))).toEqual(["cannot say: approvers' channel"]);
    const lines = await told({ throws: "organization" });
    expect(lines[0]?.says).toMatch(/Rolecall itself failed at it: TypeError/);
    expect(lines.map(({ state }) => state)).not.toContain("wrong");
  });
});

describe("of the table", () => {
  const DUE = { keys: "dueShard (S), dueAt (N)", holds: "keys only" };

  it.each([
    [{ keys: "id (S)" }, "table", /keys of rolecall are id \(S\), and have to be subject/],
    [{ status: "CREATING" }, "table", /is CREATING/],
    [{ indexes: new Map() }, "indexes", /index due is missing/],
    [
      { indexes: new Map([["due", { ...DUE, keys: "dueShard (S)" }]]) },
      "indexes",
      /due is by dueShard \(S\), and has to be by dueShard \(S\), dueAt \(N\)/,
    ],
    [
      { indexes: new Map([["due", { ...DUE, holds: "keys and version" }]]) },
      "indexes",
      /due holds keys and version, and has to hold keys only/,
    ],
  ])("%j is wrong", async (table, what, says) => {
    const lines = await told({ table });
    expect(short(lines)).toEqual([`wrong: ${what}`]);
    expect(lines[0]?.says).toMatch(says);
  });

  it("advises what keeps it from being lost, and calls nothing wrong", async () => {
    const lines = await told({ table: { isProtected: false }, isRecoverable: false });
    expect(short(lines)).toEqual(["ok: safety"]);
    expect(lines[0]?.todo).toBe("Better switch on deletion protection and point-in-time recovery.");
  });

  it("is well without a table where Rolecall makes it", async () => {
    const table = { name: "rolecall", create: true };
    const lines = await told({ table: null, settings: { table } });
    expect(lines.map(({ state }) => state)).not.toContain("wrong");
  });
});

describe("of the clock", () => {
  it.each([
    [59, 0],
    [-59, 0],
    [61, 2],
    [-300, 2],
  ])("%d seconds: %d faults", async (secondsAhead, faults) => {
    expect(await told({ secondsAhead })).toHaveLength(faults);
  });
});
