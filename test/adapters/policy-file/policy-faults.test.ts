// How a wrong rolecall.yaml is refused: every fault in words, with its place.
import { WrongPolicy } from "../../../src/adapters/policy-file/policy-faults.ts";
import { readPolicy } from "../../../src/adapters/policy-file/policy-file.ts";
import { faultsIn, faultsWith, fieldsWithFaults, right } from "./a-policy-file.ts";

const A_ROLE =
  "the name of an IAM role, with its path where it has one (team/Admin), 64 characters at most";
const LETTERS = "lower-case letters, digits and, between them, dashes, 1 to 50 in all";

describe("a fault", () => {
  it.each([
    [
      "slug: client-a",
      "slug: Client A",
      `12:5 accounts[0].slug "Client A" is not allowed; it should be ${LETTERS}`,
    ],
    [
      "slug: client-a",
      "slug: help",
      '12:5 accounts[0].slug "help" is a word of the command itself; choose another slug',
    ],
    [
      'id: "222222222222"',
      "id: 222222222222",
      '13:5 accounts[0].id 222222222222 is not allowed; it should be the twelve digits of the account, in quotes: "123456789012"',
    ],
    [
      'id: "222222222222"',
      'id: "2222"',
      '13:5 accounts[0].id "2222" is not allowed; it should be the twelve digits of the account, in quotes: "123456789012"',
    ],
    [
      "    roles:",
      "    ou: clients\n    roles:",
      "17:5 accounts[0].ou is not known here; known: slug, id, name, unit, tags, managed_by, client, roles",
    ],
    [
      "unit: clients/production",
      "unit: /clients/",
      '15:5 accounts[0].unit "/clients/" is not allowed; it should be a path of organizational units, such as clients/production',
    ],
    [
      "stage: production",
      "stage: 1",
      '16:13 accounts[0].tags.stage 1 is not allowed; it should be a tag\'s value, in quotes where it is not a word ("1"), 256 characters at most',
    ],
    [
      "tags: { stage: production }",
      "tags: [production]",
      "16:5 accounts[0].tags what is there is not allowed; it should be tags of the account, such as { stage: production }",
    ],
    [
      "{ role: OrganizationAccountAccessRole }",
      "{ role: Über }",
      `18:16 accounts[0].roles.admin.role "Über" is not allowed; it should be ${A_ROLE}`,
    ],
    [
      "team/RolecallReadOnly",
      "R".repeat(65),
      `20:9 accounts[0].roles.read-only.role "${"R".repeat(65)}" is not allowed; it should be ${A_ROLE}`,
    ],
    [
      "    roles:",
      "    managed_by: 'Any*'\n    roles:",
      `17:5 accounts[0].managed_by "Any*" is not allowed; it should be ${A_ROLE}, which is in the account and lets Rolecall in`,
    ],
    [
      "session: 12h",
      "session: 14m",
      '21:9 accounts[0].roles.read-only.session "14m" is not allowed; it should be a time from 15m to 12h, such as 1h',
    ],
    [
      "session: 12h",
      "session: 13h",
      '21:9 accounts[0].roles.read-only.session "13h" is not allowed; it should be a time from 15m to 12h, such as 1h',
    ],
    [
      "session: 12h",
      "longest: 12h",
      "21:9 accounts[0].roles.read-only.longest is not known here; known: role, session, group, opened_by, external_id, mfa",
    ],
    [
      "channel: C0APPROVALS",
      "approvers: {}\nchannel: C0APPROVALS",
      "2:1 approvers is not known here; known: channel, people, groups, admins, guard, accounts, rules, new_accounts, connect_accounts, close_accounts",
    ],
    [
      "C0APPROVALS",
      '"#approvals"',
      '2:1 channel "#approvals" is not allowed; it should be the id of a Slack channel, such as C0123456789',
    ],
    [
      "read-only:",
      "Read-Only:",
      `19:7 accounts[0].roles.Read-Only "Read-Only" is not allowed; it should be ${LETTERS}`,
    ],
  ])("%s written as %s is told with its place and what is allowed", (piece, wrong, fault) => {
    expect(faultsWith(piece, wrong)).toEqual([fault]);
  });

  it.each(["guard: yes", "guard: shut"])("is a guard of its own kind: %s", (words) => {
    const value = words.slice("guard: ".length);
    expect(faultsIn(`${words}${right}`)).toEqual([
      `1:1 guard "${value}" is not allowed; it should be open, none, or a policy that fences what Rolecall may write: { boundary: rolecall/people }`,
    ]);
  });

  it.each([
    ["guard: {}", "1:1 guard.boundary is missing; it should be"],
    [
      "guard: { boundary: 'arn:aws:iam::111111111111:policy/People' }",
      '1:10 guard.boundary "arn:aws:iam::111111111111:policy/People" is not allowed; it should be',
    ],
  ])("%s is refused", (words, fault) => {
    const policy =
      "the name of an IAM policy of the management account, with its path where it has one (rolecall/people)";
    expect(faultsIn(`${words}${right}`)).toEqual([`${fault} ${policy}`]);
  });

  it("is a word that a guard does not have", () => {
    expect(faultsIn(`guard: { boundary: People, kind: fenced }${right}`)).toEqual([
      "1:28 guard.kind is not known here; known: boundary",
    ]);
  });

  it.each(["revoke", "extend", "end-sessions", "break-glass", "explain", "review", "drift"])(
    "is an account called %s",
    (word) => {
      expect(faultsWith("slug: client-a", `slug: ${word}`)).toEqual([
        `12:5 accounts[0].slug "${word}" is a word of the command itself; choose another slug`,
      ]);
    },
  );

  it.each(["standing", "sessions"])("is a role called %s", (word) => {
    expect(faultsWith("admin:", `${word}:`)).toEqual([
      `18:7 accounts[0].roles.${word} "${word}" is a word of the command itself; choose another name`,
    ]);
  });

  it.each(["4h", "30", "2weeks", "90min"])("is a role called %s, as if it were a time", (word) => {
    expect(faultsWith("admin:", `${word}:`)).toEqual([
      `18:7 accounts[0].roles.${word} "${word}" would be read as a time by the command; choose another name`,
    ]);
  });

  it("is a name that would be lost, and with it a tag that narrows a rule", () => {
    expect(faultsWith("tags: { stage: production }", "tags: { stage: a, __proto__: a }")).toEqual([
      "16:23 accounts[0].tags.__proto__ cannot be a name; choose another",
    ]);
    const narrowed = "ask: everyone\n    accounts: { tags: { stage: a, __proto__: a } }";
    expect(faultsWith("ask: everyone", narrowed)).toEqual([
      "25:35 rules[0].accounts.tags.__proto__ cannot be a name; choose another",
    ]);
  });

  it("in what is missing is told where it should be", () => {
    expect(faultsWith('    id: "222222222222"\n', "")).toEqual([
      '12:5 accounts[0].id is missing; it should be the twelve digits of the account, in quotes: "123456789012"',
    ]);
    expect(faultsIn("")).toHaveLength(1);
    expect(fieldsWithFaults("accounts: []\n")).toEqual(["channel", "admins", "accounts", "rules"]);
  });

  it("in an account without roles is told", () => {
    expect(fieldsWithFaults(right.replace(/ {4}roles:[^]*(?=rules:)/, "    roles: {}\n"))).toEqual([
      "accounts[0].roles",
    ]);
    expect(fieldsWithFaults(right.replace(/ {4}roles:[^]*(?=rules:)/, ""))).toEqual([
      "accounts[0].roles",
    ]);
  });

  const besides = (account: string) => right.replace("rules:", `${account}\nrules:`);

  it("between entries is told with the other place", () => {
    const second = `  - { slug: client-a, id: "222222222222", name: B, roles: { admin: { role: Admin } } }`;
    expect(faultsIn(besides(second))).toEqual([
      "22:7 accounts[1].slug client-a is the slug of another account too (line 12)",
      "22:23 accounts[1].id 222222222222 is the id of another account too (line 13)",
    ]);
  });

  it("is two roles whose IAM groups would have one name", () => {
    const second = `  - { slug: client, id: "333333333333", name: B, roles: { a-admin: { role: Admin } } }`;
    expect(faultsIn(besides(second))).toEqual([
      "22:59 accounts[1].roles.a-admin another role's IAM group would be called client-a-admin too (line 18)",
    ]);
  });

  it("is a role with too long a name", () => {
    const [fault, ...others] = faultsWith("read-only:", `${"r".repeat(51)}:`);
    expect(others).toEqual([]);
    expect(fault).toContain("1 to 50 in all");
  });

  it("in YAML itself is told with its place", () => {
    expect(faultsIn("accounts: [\n")[0]).toMatch(/^\d+:\d+ \S/);
    expect(faultsIn("channel: 1h\nchannel: 2h\n")).toEqual(["2:1 Map keys must be unique"]);
    expect(faultsIn(`---${right}---${right}`)).toEqual([
      "26:1 this is a second document; a policy file is one",
    ]);
    expect(faultsIn(`a: ${"[".repeat(100_000)}`)).toEqual(["1:103 this is nested too deeply"]);
  });

  it("does not hide the others: all are told at once, in the order of the file", () => {
    const wrong = right
      .replace("C0APPROVALS", "approvals")
      .replace("bob, carol", "bob, carl")
      .replace("slug: client-a", "slug: A")
      .replace('"222222222222"', "2")
      .replace("session: 12h", "session: 1s")
      .replace("ask: everyone", "ask: 7\n    lapse: soon\n    longest: 1h\n    default: 2h");
    expect(fieldsWithFaults(wrong)).toEqual([
      "channel",
      "groups.leads[1]",
      "accounts[0].slug",
      "accounts[0].id",
      "accounts[0].roles.read-only.session",
      "rules[0].ask",
      "rules[0].lapse",
      "rules[0].default",
    ]);
  });

  it("is counted, and can be told from a bug", () => {
    const wrong = right.replace("12h", "12").replace("C0APPROVALS", "approvals");
    const read = () => readPolicy(wrong, "rolecall.yaml");
    expect(read).toThrow(WrongPolicy);
    expect(read).toThrow("rolecall.yaml has 2 faults:\n");
    const { faults } = new WrongPolicy("rolecall.yaml", [
      { line: 9, column: 1, path: ["guard"], says: "is wrong" },
      { line: 2, column: 1, path: ["channel"], says: "is wrong" },
    ]);
    expect(faults.map(({ line }) => line)).toEqual([2, 9]);
  });
});
