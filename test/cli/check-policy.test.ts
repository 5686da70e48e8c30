// `rolecall check`, as somebody types it at a file.
import { aTerminal, working, workingWith } from "./a-terminal.ts";
import type { Outside, Terminal } from "./a-terminal.ts";

let terminal: Terminal;
async function start(outside?: Outside, color?: boolean): Promise<void> {
  terminal = await aTerminal(outside, color);
}
beforeEach(() => start());
afterEach(() => terminal.close());

async function check(text: string, ...words: readonly string[]) {
  await terminal.file("rolecall.yaml", text);
  return terminal.type("check", ...words);
}

it("says that a file that works is fine, and what it does not know", async () => {
  expect(await check(working)).toEqual({
    exitCode: 0,
    out: [
      "rolecall.yaml is fine",
      "It has 2 accounts, 2 rules, 1 admin.",
      "Who is in the group platform is not known here, and nothing is said about it;",
      "--with-slack asks Slack.",
      "",
    ].join("\n"),
    err: "",
  });
});

it("takes another file by its name", async () => {
  const path = await terminal.file("other.yaml", working);
  expect((await terminal.type("check", path)).out).toMatch(/^other.yaml is fine\n/);
});

it("tells a file that cannot be read with every fault, its line and its field", async () => {
  const wrong = workingWith(["slug: client-a", "slug: Client"], ["approvals: 2", "approvals: 9"]);
  const { exitCode, out, err } = await check(wrong);
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
  expect(err).toMatch(/^rolecall.yaml has 2 faults:\n/);
  expect(err).toMatch(/^ {2}rolecall.yaml:12:\d+ accounts\[0\].slug "Client" is not allowed/m);
  expect(err).toMatch(/^ {2}rolecall.yaml:29:\d+ rules\[1\].approvals 9 is not allowed/m);
});

it("says so where there is no file", async () => {
  const { exitCode, err } = await terminal.type("check");
  expect(exitCode).toBe(1);
  expect(err).toMatch(/^The policy file rolecall.yaml cannot be read/);
});

it("tells what cannot work with the line of its rule, and what to do", async () => {
  const { exitCode, out } = await check(workingWith(['"*-prod"', '"*-staging"']));
  expect(exitCode).toBe(1);
  expect(out.split("\n").slice(0, 7)).toEqual([
    "rolecall.yaml:25  error  production",
    "  This rule decides about nothing: no account fits.",
    "  Correct its accounts and roles, or take the rule out.",
    "",
    "rolecall.yaml  warning",
    "  No rule lets anybody into shop-prod as admin.",
    "  If that is meant, say so with a last rule that has `ask: nobody`.",
  ]);
  expect(out).toContain("\nrolecall.yaml has 1 error and 1 warning\n");
});

it("lets warnings pass", async () => {
  const { exitCode, out } = await check(
    workingWith(["ask: [alice, dana]", "ask: everyone"], ["[leads]", "bob"]),
  );
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^rolecall.yaml:21 {2}warning {2}clients\n {2}When bob asks, nobody else/);
});

describe("new accounts and their end", () => {
  const parts = [
    "new_accounts:",
    "  ask: everyone",
    "  approve: [leads]",
    "  email: aws+{slug}@agency.example",
    "  roles: { admin: {}, read-only: { policies: [ReadOnlyAccess] } }",
    "  units: clients/*",
    "close_accounts: { ask: alice, approve: [leads] }",
    "",
  ].join("\n");

  it("are told of where accounts of clients can be connected, with what cannot work in it", async () => {
    const part = [
      "connect_accounts:",
      "  ask: everyone",
      "  approve: [leads]",
      "  roles: { auditor: { policies: [SecurityAudit] } }",
      "",
    ].join("\n");
    const closed = workingWith(["accounts: client-*", "accounts: client-a"]);
    const { exitCode, out } = await check(closed.replace('"*-prod"', "shop-prod") + part);
    expect(exitCode).toBe(1);
    expect(out.split("\n").slice(0, 5)).toEqual([
      "rolecall.yaml:36  error  connecting accounts",
      "  Nobody could ever get into an account of a client that is connected: no rule",
      "  that lets anybody ask could be about auditor there.",
      "  Write a rule by patterns of slugs, or about the roles anywhere: it has no unit",
      "  and no tags.",
    ]);
    expect(out.replaceAll("\n", " ")).toContain(
      "Connecting accounts of clients can be asked for; they are to have auditor.",
    );
  });

  it("are told of where they can be asked for", async () => {
    const reading = '  - { name: reading, roles: "*", ask: everyone, approve: [leads] }\n';
    const { exitCode, out } = await check(working + reading + parts);
    expect(exitCode).toBe(0);
    expect(out).toContain("New accounts can be asked for; they get\nadmin and read-only.");
    expect(out).toContain("Closing accounts can be asked for.");
  });

  it("are told with the line they begin on where nobody could get in or too few decide", async () => {
    const rules = workingWith(
      ["accounts: client-*", "accounts: client-a"],
      ['"*-prod"', "shop-prod"],
    );
    const { exitCode, out } = await check(rules + parts.replace("ask: alice", "ask: [bob, carol]"));
    expect(exitCode).toBe(1);
    expect(out.split("\n").slice(0, 11)).toEqual([
      "rolecall.yaml:36  error  new accounts",
      "  Nobody could ever get into a new account: no rule that lets anybody ask could",
      "  be about admin or read-only there.",
      "  Write a rule that is about the units that may be chosen, or about the roles",
      "  anywhere.",
      "",
      "rolecall.yaml:42  error  closing accounts",
      "  When bob or carol asks, fewer than 2 others are left to approve. Nobody else",
      "  may ask, so nothing ever comes of it.",
      "  Nobody approves for themselves: name more people under approve.",
      "",
    ]);
  });

  it("are told of what there is little room for, and of a role that nobody could ask for", async () => {
    const tight = parts
      .replace("agency.example", `${"a".repeat(40)}.example`)
      .replace("units:", "most: 2\n  units:");
    const admins = workingWith(
      ["accounts: client-*", "accounts: client-*\n    roles: admin"],
      ['accounts: "*-prod"', 'accounts: "*-prod"\n    roles: admin'],
    );
    const { exitCode, out } = await check(admins + tight);
    expect(exitCode).toBe(0);
    expect(out.replaceAll(/\n +/g, " ")).toMatch(
      /Nobody could ask for read-only in a new account: no rule/,
    );
    expect(out).toContain("The email has room for a slug of 11 letters at most.");
    expect(out).toContain("The file names 2 accounts, and most says that AWS allows 2.");
  });

  it("hang on user groups too, of which Slack knows", async () => {
    await terminal.close();
    await start({ people: [], groups: { S0ONCALL001: [], S0PLATFORM1: [] } });
    const oncall = parts.replaceAll("[leads]", "S0ONCALL001");
    expect((await check(working + oncall)).out).toMatch(
      /Who is in the group platform and the group S0ONCALL001 is/,
    );
    expect((await check(working + oncall, "--with-slack")).out).toMatch(
      /^rolecall.yaml:36 {2}error {2}new accounts\n {2}Nobody can approve/m,
    );
  });
});

describe("as JSON", () => {
  it("tells findings with their data and words", async () => {
    const wrong = workingWith(["[leads]", "bob"], ["approvals: 2", "approvals: 4"]);
    const { exitCode, out } = await check(wrong, "--format", "json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toEqual({
      file: expect.stringMatching(/rolecall.yaml$/),
      findings: [
        {
          severity: "error",
          rule: "production",
          line: 25,
          kind: "too-few-approvers",
          approvals: 4,
          approvers: ["U0BOB00001", "U0CAROL001", "U0DANA0001"],
          untilEscalation: false,
          says: "4 people have to say yes, and only bob, carol and dana may.",
          advice: "Name more people under approve, or ask for fewer approvals.",
        },
      ],
      unknownGroups: ["S0PLATFORM1"],
    });
  });

  it("tells the faults of a file that cannot be read", async () => {
    const { exitCode, out, err } = await check(
      workingWith(["approvals: 2", "approvals: 9"]),
      "--format=json",
    );
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: "" });
    expect(JSON.parse(out)).toEqual({
      file: expect.stringMatching(/rolecall.yaml$/),
      faults: [
        {
          line: 29,
          column: 5,
          field: "rules.1.approvals",
          says: expect.stringMatching(/^9 is not/),
        },
      ],
    });
  });

  it("is one of two formats", async () => {
    const { exitCode, err } = await check(working, "--format", "xml");
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^There is no format "xml"; there are text and json.\nrolecall check /);
  });
});

describe("with Slack", () => {
  const member = (user: string) => {
    return { team: "T0NORTHWIND", user, name: user, standing: "member" } as const;
  };
  const everybody = ["U0ALICE001", "U0BOB00001", "U0CAROL001", "U0DANA0001"].map(member);

  it("knows who is in a user group", async () => {
    await terminal.close();
    await start({ people: everybody, groups: { S0PLATFORM1: [] } });
    const { exitCode, out } = await check(
      workingWith(["[alice, platform]", "platform"]),
      "--with-slack",
    );
    expect(exitCode).toBe(0);
    expect(out).toMatch(/Nobody may ask: the user groups under ask have no members./);
    expect(out).not.toMatch(/is not known here/);
  });

  it("says which group Slack does not tell of", async () => {
    await terminal.close();
    await start({ people: everybody });
    expect((await check(working, "--with-slack")).out).toMatch(
      /Who is in the group platform is not/,
    );
  });

  it("finds people who are named and gone", async () => {
    await terminal.close();
    await start({ people: everybody.slice(1), groups: { S0PLATFORM1: ["U0BOB00001"] } });
    expect((await check(working, "--with-slack")).out).toMatch(
      /alice is named in the file and is not in this Slack workspace./,
    );
  });

  it("cannot be asked without a token", async () => {
    const { exitCode, err } = await check(working, "--with-slack");
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: "SLACK_BOT_TOKEN is not set.\n" });
  });
});

it("has colours where they are wanted, and none where not", async () => {
  expect((await check(working)).out).not.toContain("\u001b[");
  await terminal.close();
  await start(undefined, true);
  expect((await check(working)).out).toContain("\u001b[1mrolecall.yaml is fine\u001b[22m");
});
