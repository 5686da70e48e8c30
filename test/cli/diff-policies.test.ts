// `rolecall diff`, as a reviewer reads it.
import { aTerminal, working, workingWith } from "./a-terminal.ts";
import type { Terminal } from "./a-terminal.ts";

let terminal: Terminal;
beforeEach(async () => {
  terminal = await aTerminal();
});
afterEach(() => terminal.close());

async function diff(...replacements: readonly (readonly [string, string])[]): Promise<string[]> {
  const before = await terminal.file("before.yaml", working);
  await terminal.file("rolecall.yaml", workingWith(...replacements));
  const { exitCode, out } = await terminal.type("diff", before);
  expect(exitCode).toBe(0);
  return out.split("\n").slice(0, -1);
}

it("says that nothing changes", async () => {
  expect(await diff(["name: The shop", "name: Our shop"])).toEqual([
    "Nothing changes for anybody.",
  ]);
});

it.each<[string, [string, string][], string[]]>([
  ["admins", [["admins: [carol]", "admins: [bob]"]], ["+ 1 admin: bob", "- 1 admin: carol"]],
  [
    "who may ask, and everyone is said once",
    [["ask: [alice, dana]", "ask: everyone"]],
    ["+ everyone may ask for up to 12h, with 1 approval", "    client-a as admin"],
  ],
  [
    "what several lose alike",
    [["ask: [alice, dana]", "ask: [bob]"]],
    [
      "+ bob may ask for up to 12h, with 1 approval",
      "    client-a as admin",
      "- alice and dana may ask no more",
      "    client-a as admin",
    ],
  ],
  [
    "approvals and times",
    [
      ["approvals: 2", "approvals: 1"],
      ["longest: 8h", "longest: 2d"],
    ],
    [
      "~ the group platform and alice may ask for up to 2d, with 1 approval; before:",
      "  for up to 8h, with 2 approvals",
      "    shop-prod as admin",
    ],
  ],
  [
    "who may approve from when",
    [["to: [dana]", "to: [alice]"]],
    [
      "+ alice may approve after 4h",
      "    shop-prod as admin",
      "- dana may approve no more",
      "    shop-prod as admin",
      "~ escalate is said differently",
      "    shop-prod as admin",
    ],
  ],
  [
    "the glass",
    [["for: 1h", "for: 30m"]],
    ["~ alice may break the glass for 30m; before: for 1h", "    shop-prod as admin"],
  ],
  [
    "what a name stands for",
    [
      ['"222222222222"', '"999999999999"'],
      ["OrganizationAccountAccessRole", "Other"],
    ],
    ["~ client-a stands for something else in AWS: id and roles.admin.role"],
  ],
  [
    "a channel and terms",
    [
      ["C0APPROVALS", "C0OTHERS000"],
      ["lapse: 24h", "lapse: 12h"],
    ],
    ["~ channel is another", "~ lapse is said differently", "    shop-prod as admin"],
  ],
])("tells %s", async (_, replacements, lines) => {
  expect((await diff(...replacements)).sort()).toEqual([...lines].sort());
});

it("tells accounts and roles that come and go", async () => {
  const lines = await diff(
    ["slug: client-a", "slug: client-b"],
    ["{ admin: { role: team/Admin } }", "{ owner: { role: team/Admin } }"],
  );
  expect(lines.slice(0, 4)).toEqual([
    "+ 1 account: client-b",
    "- 1 account: client-a",
    "+ roles: shop-prod as owner",
    "- roles: shop-prod as admin",
  ]);
});

describe("new accounts and their end", () => {
  const parts = [
    "new_accounts:",
    "  ask: everyone",
    "  approve: [leads]",
    "  email: aws+{slug}@agency.example",
    "  roles: { admin: {}, read-only: { policies: [ReadOnlyAccess] } }",
    "  units: [clients, clients/*]",
    "  alias: agency-{slug}",
    "  tags: { owner: agency }",
    "close_accounts: { approve: [leads, alice] }",
    "",
  ].join("\n");

  const between = async (old: string, young: string): Promise<string[]> => {
    const before = await terminal.file("before.yaml", working + old);
    const after = await terminal.file("after.yaml", working + young);
    const { out } = await terminal.type("diff", before, after);
    return out
      .replaceAll(/\n {2,}/g, " ")
      .split("\n")
      .slice(0, -1);
  };

  it("are switched on: who may, and what accounts get", async () => {
    expect(await between("", parts)).toEqual([
      "+ new accounts can be asked for",
      "+ everyone may ask for new accounts with 1 approval",
      "+ bob and carol may approve new accounts from the start",
      "+ new accounts: the e-mail is aws+{slug}@agency.example",
      "+ new accounts: the name is {name}",
      "+ new accounts: the role that Organizations makes is OrganizationAccountAccessRole",
      "+ new accounts: the role admin is OrganizationAccountAccessRole, which Organizations makes",
      "+ new accounts: the role read-only is RolecallReadOnly with ReadOnlyAccess, for 1h at a time",
      "+ new accounts: the units to choose from are clients and clients/*",
      "+ new accounts: trust is mfa",
      "+ new accounts: the alias is agency-{slug}",
      "+ new accounts: the tag owner is agency",
      "+ closing accounts can be asked for",
      "+ carol may ask to close accounts with 2 approvals",
      "+ carol, bob and alice may approve closing accounts from the start",
    ]);
  });

  it("are switched off", async () => {
    expect(await between(parts, "")).toEqual([
      "- new accounts can be asked for no more",
      "- closing accounts can be asked for no more",
    ]);
  });

  it("are changed: who may, on what terms, and what accounts get", async () => {
    const other = parts
      .replace("ask: everyone", "ask: [alice, platform]\n  notify: dana")
      .replace("aws+", "root+")
      .replace("[ReadOnlyAccess]", "[ReadOnlyAccess, job-function/Billing], session: 4h")
      .replace("  alias: agency-{slug}", "  trust: account")
      .replace("[leads, alice] }", "[leads, alice], approvals: 3, lapse: 1h }");
    expect(await between(parts, other)).toEqual([
      "- everyone may ask for new accounts no more",
      "~ new accounts: the e-mail is root+{slug}@agency.example; before: aws+{slug}@agency.example",
      "~ new accounts: the role read-only is RolecallReadOnly with ReadOnlyAccess and job-function/Billing, for 4h at a time; before: RolecallReadOnly with ReadOnlyAccess, for 1h at a time",
      "~ new accounts: trust is account; before: mfa",
      "- new accounts: the alias is not said any more; before: agency-{slug}",
      "~ new accounts: notify is said differently",
      "~ carol may ask to close accounts with 3 approvals; before: with 2 approvals",
      "~ closing accounts: lapse is said differently",
    ]);
  });
});

describe("connecting accounts of clients", () => {
  const part = [
    "connect_accounts:",
    "  ask: everyone",
    "  approve: [leads]",
    "  roles: { read-only: { policies: [ReadOnlyAccess] } }",
    "",
  ].join("\n");

  it("is switched on, and changed", async () => {
    const bare = await terminal.file("bare.yaml", working);
    const before = await terminal.file("before.yaml", working + part);
    const names = "  role_names: [Rolecall*, Agency*]\n";
    const after = await terminal.file("after.yaml", working + part + names);
    expect((await terminal.type("diff", bare, before)).out).toBe(
      [
        "+ connecting accounts of clients can be asked for",
        "+ everyone may ask to connect accounts of clients with 1 approval",
        "+ bob and carol may approve connecting accounts from the start",
        "+ connecting accounts: the role read-only is RolecallReadOnly with",
        "  ReadOnlyAccess, for 1h at a time",
        "+ connecting accounts: trust is mfa",
        "+ connecting accounts: the names that roles may have are Rolecall*",
        "",
      ].join("\n"),
    );
    expect((await terminal.type("diff", before, after)).out).toBe(
      [
        "~ connecting accounts: the names that roles may have are Rolecall* and Agency*;",
        "  before: Rolecall*",
        "",
      ].join("\n"),
    );
    expect((await terminal.type("diff", before, bare)).out).toBe(
      "- connecting accounts of clients can be asked for no more\n",
    );
  });
});

it("keeps what happens in many accounts short", async () => {
  const many = Array.from({ length: 30 }, (_, number) =>
    [
      `  - slug: client-${number}`,
      `    id: "${100_000_000_000 + number}"`,
      "    name: N",
      "    roles: { admin: { role: R } }",
    ].join("\n"),
  );
  const accounts = `accounts:\n${many.join("\n")}`;
  const before = await terminal.file("before.yaml", workingWith(["accounts:", accounts]));
  await terminal.file(
    "rolecall.yaml",
    workingWith(["accounts:", accounts], ["ask: [alice, dana]", "ask: alice"]),
  );
  expect((await terminal.type("diff", before)).out).toBe(
    "- dana may ask no more\n    client-0, client-1, client-2, client-3 and 27 more as admin\n",
  );
});

it("says which of the files is wrong", async () => {
  const before = await terminal.file("before.yaml", workingWith(["approvals: 2", "approvals: 9"]));
  const { exitCode, err } = await terminal.type("diff", before);
  expect(exitCode).toBe(1);
  expect(err).toMatch(/^before.yaml has one fault:\n {2}before.yaml:29:5 /);
});
