// What is said of accounts that are made and closed where rolecall.yaml is wrong about them.
import { closing, faultsIn, making, makingWith, right, rightWith, tags } from "./a-policy-file.ts";

const AN_EMAIL =
  "is not allowed; it should be an e-mail address with {slug} in it once, such as aws+{slug}@agency.example, which with a slug of three letters has 64 characters at most";
const AN_ALIAS =
  "is not allowed; it should be lower-case letters, digits and single dashes with {slug} among them once, such as agency-{slug}, 63 at most";
const A_WHO = "the name or Slack id of a person or a group, or a list of them";

describe("it is a fault of new accounts", () => {
  it.each([
    [
      "aws+{slug}@agency.example",
      "aws@agency.example",
      `29:3 new_accounts.email "aws@agency.example" ${AN_EMAIL}`,
    ],
    [
      "aws+{slug}@agency.example",
      "'{slug}+{slug}@a.example'",
      `29:3 new_accounts.email "{slug}+{slug}@a.example" ${AN_EMAIL}`,
    ],
    [
      "aws+{slug}@agency.example",
      "'{name}{slug}@a.example'",
      `29:3 new_accounts.email "{name}{slug}@a.example" ${AN_EMAIL}`,
    ],
    [
      "aws+{slug}@agency.example",
      "aws {slug}@a.example",
      `29:3 new_accounts.email "aws {slug}@a.example" ${AN_EMAIL}`,
    ],
    [
      "aws+{slug}@agency.example",
      "aws+{slug}@agency",
      `29:3 new_accounts.email "aws+{slug}@agency" ${AN_EMAIL}`,
    ],
    [
      "ask: everyone\n",
      "\n",
      `26:1 new_accounts.ask is missing; it should be everyone, nobody, ${A_WHO}`,
    ],
    ["approve: [leads]\n", "\n", `26:1 new_accounts.approve is missing; it should be ${A_WHO}`],
    [
      "approve: [leads]",
      "approve: everyone",
      '28:3 new_accounts.approve "everyone" is only for ask and break_glass.who; write people or groups',
    ],
    [
      "approve: [leads]",
      "approve: [leads, carl]",
      '28:20 new_accounts.approve[1] "carl" is no name of this file and no Slack id; did you mean carol?',
    ],
    [
      "approve: [leads]",
      "approve: [leads, leads]",
      "28:20 new_accounts.approve[1] leads is listed twice (line 28)",
    ],
    [
      "admin: {}",
      "standing: {}",
      '31:5 new_accounts.roles.standing "standing" is a word of the command itself; choose another name',
    ],
    [
      "admin: {}",
      "admin: { session: 2h }",
      "31:5 new_accounts.roles.admin.policies is missing; it should be what the role may do, such as [ReadOnlyAccess], or write {} for the role that Organizations makes",
    ],
    [
      "admin: {}",
      "admin:",
      "31:5 new_accounts.roles.admin null is not allowed; it should be {} for the role that Organizations makes, or { policies: [ReadOnlyAccess], session: 4h, name: Reader }",
    ],
    [
      "admin: {}",
      "admin: { role: Admin }",
      "31:14 new_accounts.roles.admin.role is not known here; known: policies, session, name",
    ],
    [
      "[ReadOnlyAccess]",
      "[]",
      "32:18 new_accounts.roles.read-only.policies what is there is not allowed; it should be a list of policies that AWS manages, such as [ReadOnlyAccess, job-function/Billing]",
    ],
    [
      "[ReadOnlyAccess]",
      "['arn:aws:iam::111111111111:policy/Mine']",
      '32:29 new_accounts.roles.read-only.policies[0] "arn:aws:iam::111111111111:policy/Mine" is not allowed; it should be a policy that AWS manages, by its name (ReadOnlyAccess), its path and name (job-function/Billing) or its ARN',
    ],
    [
      "[ReadOnlyAccess]",
      "[ReadOnlyAccess, ReadOnlyAccess]",
      "32:45 new_accounts.roles.read-only.policies[1] ReadOnlyAccess is listed twice (line 32)",
    ],
    [
      "[ReadOnlyAccess]",
      "[ReadOnlyAccess], session: 30m",
      '32:46 new_accounts.roles.read-only.session "30m" is not allowed; it should be a time from 1h to 12h, such as 4h',
    ],
    [
      "admin: {}",
      "__proto__: {}",
      "31:5 new_accounts.roles.__proto__ cannot be a name; choose another",
    ],
  ])("to write %s as %s", (piece, wrong, fault) => {
    expect(faultsIn(makingWith(piece, wrong))).toContain(fault);
  });

  it.each([
    [
      "approvals: 0",
      "33:3 new_accounts.approvals 0 is not allowed; it should be a whole number from 1 to 5",
    ],
    [
      "approvals: 6",
      "33:3 new_accounts.approvals 6 is not allowed; it should be a whole number from 1 to 5",
    ],
    [
      "remind: 3d",
      '33:3 new_accounts.remind "3d" is not shorter than lapse, which is 72h where it is not written; write a longer lapse, or shorten this',
    ],
    [
      "lapse: 1h\nescalate: { after: 1h, to: carol }",
      '34:15 new_accounts.escalate.after "1h" is not shorter than lapse, 1h; raise lapse, or shorten this (line 33)',
    ],
    [
      "name: Agency",
      '33:3 new_accounts.name "Agency" is not allowed; it should be a name with {name} or {slug} in it, in letters, digits and signs of English, 50 at most',
    ],
    [
      "name: Ägency {name}",
      '33:3 new_accounts.name "Ägency {name}" is not allowed; it should be a name with {name} or {slug} in it, in letters, digits and signs of English, 50 at most',
    ],
    [
      "role: AWSServiceRoleForUs",
      '33:3 new_accounts.role "AWSServiceRoleForUs" is not allowed; it should be the name of an IAM role, 64 characters at most, without a path; AWSServiceRoleFor is AWS\'s own',
    ],
    [
      "role: team/Birth",
      '33:3 new_accounts.role "team/Birth" is not allowed; it should be the name of an IAM role, 64 characters at most, without a path; AWSServiceRoleFor is AWS\'s own',
    ],
    [
      "units: [clients, clients/*]\nunit: internal",
      '34:3 new_accounts.unit "internal" fits none of units; propose one that may be chosen, or add it there (line 33)',
    ],
    [
      "trust: people",
      '33:3 new_accounts.trust "people" is not allowed; it should be mfa, account or named',
    ],
    ["alias: agency", `33:3 new_accounts.alias "agency" ${AN_ALIAS}`],
    ["alias: Agency-{slug}", `33:3 new_accounts.alias "Agency-{slug}" ${AN_ALIAS}`],
    ["alias: '{slug}-'", `33:3 new_accounts.alias "{slug}-" ${AN_ALIAS}`],
    [
      `alias: ${"a".repeat(61)}{slug}`,
      `33:3 new_accounts.alias "${"a".repeat(61)}{slug}" ${AN_ALIAS}`,
    ],
    [
      "tags: { rolecall:request: a }",
      '33:11 new_accounts.tags.rolecall:request "rolecall:request" is written by AWS or Rolecall; choose another key',
    ],
    [
      "tags: { managed-by: a }",
      '33:11 new_accounts.tags.managed-by "managed-by" is written by AWS or Rolecall; choose another key',
    ],
    [
      "tags: { 'AWS:a': a }",
      '33:11 new_accounts.tags.AWS:a "AWS:a" is written by AWS or Rolecall; choose another key',
    ],
    [
      "tags: { 'a,b': a }",
      '33:11 new_accounts.tags.a,b "a,b" is not allowed; it should be a tag\'s key, 1 to 128 letters, digits, spaces and _ . : / = + - @',
    ],
    [
      "tags: { a: 'a,b' }",
      '33:11 new_accounts.tags.a "a,b" is not allowed; it should be a tag\'s value in quotes where it is not a word, of letters, digits, spaces and _ . : / = + - @',
    ],
    [
      "tags: { a: a, __proto__: a }",
      "33:17 new_accounts.tags.__proto__ cannot be a name; choose another",
    ],
    [
      `tags: { ${tags(41)} }`,
      "33:3 new_accounts.tags what is there is not allowed; it should be tags of the new accounts, such as { owner: agency }, 40 at most",
    ],
    [
      "most: 0",
      "33:3 new_accounts.most 0 is not allowed; it should be a whole number from 1 to 100000: how many accounts AWS allows your organization",
    ],
    [
      "standing: true",
      "33:3 new_accounts.standing is not known here; known: ask, approve, approvals, notify, lapse, remind, escalate, email, name, role, roles, units, unit, trust, alias, tags, most",
    ],
  ])("to say %s", (words, fault) => {
    expect(faultsIn(making(words))).toEqual([fault]);
  });

  const two = (name: string) =>
    `AWS would have two roles called ${name}; it does not tell capitals or paths apart`;
  it.each([
    [
      "two that Organizations makes",
      "admin: {}\n    owner: {}",
      `32:5 new_accounts.roles.owner ${two("organizationaccountaccessrole")} (line 31)`,
    ],
    [
      "one by the name of that one",
      "admin: {}\n    owner: { policies: [A], name: OrganizationAccountAccessRole }",
      `32:29 new_accounts.roles.owner.name ${two("organizationaccountaccessrole")} (line 31)`,
    ],
    [
      "two by names that AWS does not tell apart",
      "readonly: { policies: [A] }",
      `32:5 new_accounts.roles.read-only ${two("rolecallreadonly")} (line 31)`,
    ],
    [
      "two by one name in two paths",
      "a: { policies: [A], name: x/R }\n    b: { policies: [B], name: y/R }",
      `32:25 new_accounts.roles.b.name ${two("r")} (line 31)`,
    ],
  ])("to have two roles of one name: %s", (_, roles, fault) => {
    expect(faultsIn(makingWith("admin: {}", roles))).toEqual([fault]);
  });
});

describe("it is a fault of closing accounts", () => {
  it.each([
    [
      "approvals: 0",
      "28:3 close_accounts.approvals 0 is not allowed; it should be a whole number from 1 to 5",
    ],
    [
      "ask: [nobody, carol]",
      '28:9 close_accounts.ask[0] "nobody" is only for ask, and alone there',
    ],
    [
      "lapse: 1h\nremind: 1h",
      '29:3 close_accounts.remind "1h" is not shorter than lapse, 1h; raise lapse, or shorten this (line 28)',
    ],
    [
      "notify: alicia",
      '28:3 close_accounts.notify "alicia" is no name of this file and no Slack id; did you mean alice?',
    ],
    [
      "email: a@b.example",
      "28:3 close_accounts.email is not known here; known: ask, approve, approvals, notify, lapse, remind, escalate",
    ],
  ])("to say %s", (words, fault) => {
    expect(faultsIn(closing(words))).toEqual([fault]);
  });

  it("to leave out who decides", () => {
    expect(faultsIn(`${right}close_accounts: {}\n`)).toEqual([
      `26:1 close_accounts.approve is missing; it should be ${A_WHO}`,
    ]);
  });
});

it.each(["new accounts", "connecting accounts", "closing accounts"])(
  "no rule can be called %s",
  (name) => {
    expect(faultsIn(rightWith("name: all", `name: ${name}`))).toEqual([
      `23:5 rules[0].name "${name}" is the name under which what is decided by new_accounts, connect_accounts or close_accounts is kept; choose another`,
    ]);
  },
);
