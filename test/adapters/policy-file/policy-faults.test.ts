// How a wrong rolecall.yaml is refused: every fault in words, with its place.
import { readPolicy } from "../../../src/adapters/policy-file/policy-file.ts";
import { faultsIn, faultsWith, right } from "./a-policy-file.ts";

describe("a fault", () => {
  it.each([
    [
      "slug: client-a",
      "slug: Client A",
      'rolecall.yaml:7:5 accounts[0].slug "Client A" is not allowed; it should be lower-case letters, digits and, between them, dashes, 1 to 50 in all',
    ],
    [
      "slug: client-a",
      "slug: help",
      'rolecall.yaml:7:5 accounts[0].slug "help" is a word of the command itself; choose another slug',
    ],
    [
      'id: "222222222222"',
      "id: 222222222222",
      'rolecall.yaml:8:5 accounts[0].id 222222222222 is not allowed; it should be the twelve digits of the account, in quotes: "123456789012"',
    ],
    [
      'id: "222222222222"',
      'id: "2222"',
      'rolecall.yaml:8:5 accounts[0].id "2222" is not allowed; it should be the twelve digits of the account, in quotes: "123456789012"',
    ],
    [
      "name: Client A 🚀",
      "nam: Client A",
      "rolecall.yaml:9:5 accounts[0].nam is not known here; known: slug, id, name, managed_by, roles",
    ],
    [
      "{ role: OrganizationAccountAccessRole }",
      "{ role: Über }",
      'rolecall.yaml:11:16 accounts[0].roles.admin.role "Über" is not allowed; it should be the name of an IAM role, with its path where it has one (team/Admin), 64 characters at most',
    ],
    [
      "team/RolecallReadOnly",
      "R".repeat(65),
      `rolecall.yaml:13:9 accounts[0].roles.read-only.role "${"R".repeat(65)}" is not allowed; it should be the name of an IAM role, with its path where it has one (team/Admin), 64 characters at most`,
    ],
    [
      "session: 12h",
      "session: 14m",
      'rolecall.yaml:14:9 accounts[0].roles.read-only.session "14m" is not allowed; it should be a time from 15m to 12h, such as 1h',
    ],
    [
      "session: 12h",
      "session: 13h",
      'rolecall.yaml:14:9 accounts[0].roles.read-only.session "13h" is not allowed; it should be a time from 15m to 12h, such as 1h',
    ],
    [
      "lapse: 30m",
      "lapse: 3 days",
      'rolecall.yaml:5:1 lapse "3 days" is not allowed; it should be a time from 1m to 30d, such as 72h',
    ],
    [
      "lapse: 30m",
      "lapses: 30m",
      "rolecall.yaml:5:1 lapses is not known here; known: approvers, admins, lapse, guard, accounts",
    ],
    [
      "C0APPROVALS",
      '"#approvals"',
      'rolecall.yaml:3:3 approvers.channel "#approvals" is not allowed; it should be the id of a Slack channel, such as C0123456789',
    ],
    [
      "U0CAROL001",
      "carol",
      'rolecall.yaml:4:24 approvers.people[1] "carol" is not allowed; it should be the id of a Slack person, such as U0123456789',
    ],
    [
      "U0CAROL001",
      "U0BOB00001",
      "rolecall.yaml:4:24 approvers.people[1] U0BOB00001 is listed twice (line 4)",
    ],
    [
      "[U0BOB00001, U0CAROL001]",
      "[]",
      "rolecall.yaml:4:3 approvers.people what is there is not allowed; it should be a list of at least one Slack person's id",
    ],
    [
      "read-only:",
      "Read-Only:",
      'rolecall.yaml:12:7 accounts[0].roles.Read-Only "Read-Only" is not allowed; it should be lower-case letters, digits and, between them, dashes, 1 to 50 in all',
    ],
  ])("%s written as %s is told with its place and what is allowed", (piece, wrong, fault) => {
    expect(faultsWith(piece, wrong)).toContain(fault);
  });

  it.each(["revoke", "extend", "end-sessions", "sessions", "standing"])(
    "is an account called %s",
    (word) => {
      expect(faultsWith("slug: client-a", `slug: ${word}`)).toEqual([
        `rolecall.yaml:7:5 accounts[0].slug "${word}" is a word of the command itself; choose another slug`,
      ]);
    },
  );

  it.each(["standing", "sessions"])("is a role called %s", (word) => {
    expect(faultsWith("admin:", `${word}:`)).toEqual([
      `rolecall.yaml:11:7 accounts[0].roles.${word} "${word}" is a word of the command itself; choose another name`,
    ]);
  });

  it.each(["4h", "30", "2weeks", "90min"])("is a role called %s, as if it were a time", (word) => {
    expect(faultsWith("admin:", `${word}:`)).toEqual([
      `rolecall.yaml:11:7 accounts[0].roles.${word} "${word}" would be read as a time by the command; choose another name`,
    ]);
  });

  it("in what is missing is told where it should be", () => {
    expect(faultsWith('    id: "222222222222"\n', "")).toEqual([
      'rolecall.yaml:7:5 accounts[0].id is missing; it should be the twelve digits of the account, in quotes: "123456789012"',
    ]);
    expect(faultsIn("")).toHaveLength(1);
    expect(faultsIn("accounts: []\n")).toHaveLength(2);
  });

  it("in an account without roles is told", () => {
    const noRoles = right.slice(0, right.indexOf("    roles:"));
    expect(faultsIn(`${noRoles}    roles: {}\n`)).toHaveLength(1);
    expect(faultsIn(noRoles)).toHaveLength(1);
  });

  it("between entries is told with the other place", () => {
    const second = `  - { slug: client-a, id: "222222222222", name: B, roles: { admin: { role: Admin } } }\n`;
    expect(faultsIn(right + second)).toEqual([
      "  rolecall.yaml:15:7 accounts[1].slug client-a is the slug of another account too (line 7)",
      "  rolecall.yaml:15:23 accounts[1].id 222222222222 is the id of another account too (line 8)",
    ]);
  });

  it("is two roles whose IAM groups would have one name", () => {
    const second = `  - { slug: client, id: "333333333333", name: B, roles: { a-admin: { role: Admin } } }\n`;
    expect(faultsIn(right + second)).toEqual([
      "  rolecall.yaml:15:59 accounts[1].roles.a-admin another role's IAM group would be called client-a-admin too (line 11)",
    ]);
  });

  it("is a role with too long a name", () => {
    const [fault, ...others] = faultsWith("read-only:", `${"r".repeat(51)}:`);
    expect(others).toEqual([]);
    expect(fault).toContain("1 to 50 in all");
  });

  it("in YAML itself is told with its place", () => {
    expect(faultsIn("accounts: [\n")[0]).toMatch(/^ {2}rolecall\.yaml:\d+:\d+ \S/);
    expect(faultsIn("lapse: 1h\nlapse: 2h\n")).toEqual([
      "  rolecall.yaml:2:1 Map keys must be unique",
    ]);
  });

  it("does not hide the others: all are told at once, in the order of the file", () => {
    const wrong = right
      .replace("C0APPROVALS", "approvals")
      .replace("lapse: 30m", "lapse: soon")
      .replace("slug: client-a", "slug: A")
      .replace('"222222222222"', "2")
      .replace("session: 12h", "session: 1s");
    const places = faultsIn(wrong).map((fault) => fault.trim().split(" ")[1]);
    expect(places).toEqual([
      "approvers.channel",
      "lapse",
      "accounts[0].slug",
      "accounts[0].id",
      "accounts[0].roles.read-only.session",
    ]);
  });

  it("is counted", () => {
    const message = "rolecall.yaml has one fault:";
    expect(() => readPolicy(right.replace("30m", "30"), "rolecall.yaml")).toThrow(message);
  });
});
