// What rolecall.yaml says of ends: how long access lasts, who else may end it, and how AWS ends it.
import { readPolicy } from "../../../src/adapters/policy-file/policy-file.ts";
import { faultsIn, faultsWith, rightWith } from "./a-policy-file.ts";

/** The right file with more said of its second role. */
function saying(words: string): string {
  return rightWith("session: 12h\n", `session: 12h\n${words.replace(/^(?=.)/gm, " ".repeat(8))}\n`);
}

describe("how long access lasts", () => {
  const readOnly = (words: string) =>
    readPolicy(saying(words), "rolecall.yaml").accounts.get("client-a")?.roles[1]?.time;

  it.each([
    ["default: 8h\nlongest: 7d\nstanding: true", 8 * 3600, 7 * 86_400, true],
    ["default: standing\nstanding: true", "standing", 12 * 3600, true],
    ["standing: true", 4 * 3600, 12 * 3600, true],
    ["longest: 2d", 4 * 3600, 2 * 86_400, false],
    ["longest: 90m", 90 * 60, 90 * 60, false],
    ["default: 30m", 30 * 60, 12 * 3600, false],
  ])("is what the role says: %j", (words, ...rule) => {
    const { defaultLasting, longestSeconds, standing } = readOnly(words) ?? {};
    expect([defaultLasting, longestSeconds, standing]).toEqual(rule);
  });

  it.each([
    [
      "default: 1d\nlongest: 8h",
      '15:9 accounts[0].roles.read-only.default "1d" is longer than longest, 8h; raise longest, or shorten this (line 16)',
    ],
    [
      "default: 1d",
      '15:9 accounts[0].roles.read-only.default "1d" is longer than longest, which is 12h where it is not written; write longest: 1d too, or shorten this',
    ],
    [
      "default: standing",
      '15:9 accounts[0].roles.read-only.default "standing" is only allowed beside standing: true; write that too, or a time such as 4h',
    ],
    [
      "standing: false\ndefault: standing",
      '16:9 accounts[0].roles.read-only.default "standing" is only allowed beside standing: true; write that too, or a time such as 4h (line 15)',
    ],
    [
      "longest: 4m",
      '15:9 accounts[0].roles.read-only.longest "4m" is not allowed; it should be a time from 5m to 30d, such as 12h; that access may have no end is said by standing: true',
    ],
    [
      "longest: standing",
      '15:9 accounts[0].roles.read-only.longest "standing" is not allowed; it should be a time from 5m to 30d, such as 12h; that access may have no end is said by standing: true',
    ],
    [
      "default: 31d",
      '15:9 accounts[0].roles.read-only.default "31d" is not allowed; it should be a time from 5m to 30d, such as 4h, or standing',
    ],
    [
      "default: 4",
      "15:9 accounts[0].roles.read-only.default 4 is not allowed; it should be a time from 5m to 30d, such as 4h, or standing",
    ],
    [
      "standing: maybe",
      '15:9 accounts[0].roles.read-only.standing "maybe" is not allowed; it should be true or false: whether access without an end may be asked for',
    ],
    [
      "lasts: 4h",
      "15:9 accounts[0].roles.read-only.lasts is not known here; known: role, session, default, longest, standing",
    ],
  ])("is refused where it cannot be: %j", (words, fault) => {
    expect(faultsIn(saying(words))).toEqual([`  rolecall.yaml:${fault}`]);
  });

  it("is compared in every role, whatever else is wrong there", () => {
    const faults = faultsIn(saying("default: 3d\nlasts: 4h").replace("12h", "13h"));
    expect(faults.map((fault) => fault.trim().split(" ")[1])).toEqual([
      "accounts[0].roles.read-only.session",
      "accounts[0].roles.read-only.default",
      "accounts[0].roles.read-only.lasts",
    ]);
  });
});

describe("who may end access, and how AWS ends it", () => {
  const top = (words: string) => rightWith("lapse: 30m\n", `${words}\n`);

  it("the admins are whom the file names", () => {
    const policy = readPolicy(top("admins: [U0DORA00001]"), "rolecall.yaml");
    expect(policy.admins).toEqual(["U0DORA00001"]);
    expect(policy.approvers.people).not.toContain("U0DORA00001");
  });

  it("an account may name the role by which Rolecall ends sessions there", () => {
    const written = rightWith("    roles:", "    managed_by: ops/RolecallManager\n    roles:");
    const { accounts } = readPolicy(written, "rolecall.yaml");
    expect(accounts.get("client-a")?.managedBy).toBe("ops/RolecallManager");
  });

  it.each([
    ["guard: open", { kind: "open" }],
    ["guard: none", { kind: "none" }],
    ["guard: { boundary: People }", { kind: "fenced", boundary: "People" }],
    ["guard: { boundary: team/aws/People }", { kind: "fenced", boundary: "team/aws/People" }],
  ])("%s is a guard", (words, guard) => {
    expect(readPolicy(top(words), "rolecall.yaml").guard).toEqual(guard);
  });

  it.each([
    [
      "admins: [carol]",
      '5:10 admins[0] "carol" is not allowed; it should be the id of a Slack person, such as U0123456789',
    ],
    ["admins: [U0DORA00001, U0DORA00001]", "5:23 admins[1] U0DORA00001 is listed twice (line 5)"],
    [
      "admins: []",
      "5:1 admins what is there is not allowed; it should be a list of at least one Slack person's id, or left out, which makes the approvers admins",
    ],
    [
      "guard: yes",
      '5:1 guard "yes" is not allowed; it should be open, none, or a policy that fences what Rolecall may write: { boundary: rolecall/people }',
    ],
    [
      "guard: {}",
      "5:1 guard.boundary is missing; it should be the name of an IAM policy of the management account, with its path where it has one (rolecall/people)",
    ],
    [
      "guard: { boundary: 'arn:aws:iam::111111111111:policy/People' }",
      '5:10 guard.boundary "arn:aws:iam::111111111111:policy/People" is not allowed; it should be the name of an IAM policy of the management account, with its path where it has one (rolecall/people)',
    ],
    [
      "guard: { boundary: People, kind: fenced }",
      "5:28 guard.kind is not known here; known: boundary",
    ],
  ])("%s is refused", (words, fault) => {
    expect(faultsIn(top(words))).toEqual([`  rolecall.yaml:${fault}`]);
  });

  it("a role that Rolecall may not have is refused", () => {
    expect(faultsWith("    roles:", "    managed_by: 'Any*'\n    roles:")).toEqual([
      'rolecall.yaml:10:5 accounts[0].managed_by "Any*" is not allowed; it should be the name of an IAM role, with its path where it has one (team/Admin), 64 characters at most, which is in the account and lets Rolecall in',
    ]);
  });
});
