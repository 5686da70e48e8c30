// What rolecall.yaml may say of connecting accounts that clients own.
import { NOBODY } from "../../../src/domain/access-rule.ts";
import { readPolicy } from "../../../src/adapters/policy-file/policy-file.ts";
import { connecting, connectingWith, faultsIn, right } from "./a-policy-file.ts";

const read = (text: string) => readPolicy(text, "rolecall.yaml");

it("cannot be asked for where the file says nothing of it", () => {
  expect(read(right).connecting).toBeNull();
});

it("is what little has to be said of it", () => {
  expect(read(connecting()).connecting).toEqual({
    rule: expect.objectContaining({
      name: "connecting accounts",
      mayAsk: { ...NOBODY, everyone: true },
      mayApprove: { ...NOBODY, people: ["U0BOB00001", "U0CAROL001"] },
      approvals: 1,
      lapseMilliseconds: 72 * 3_600_000,
    }),
    trust: "mfa",
    roles: [
      {
        key: "admin",
        roleName: "RolecallAdmin",
        sessionSeconds: 3600,
        policies: ["AdministratorAccess"],
      },
      {
        key: "read-only",
        roleName: "RolecallReader",
        sessionSeconds: 4 * 3600,
        policies: ["ReadOnlyAccess"],
      },
    ],
    roleNames: ["Rolecall*"],
  });
});

it("is all that can be said of it", () => {
  const words = [
    "approvals: 2",
    "notify: platform",
    "lapse: 24h",
    "remind: 1h",
    "escalate: { after: 4h, to: [carol] }",
    "trust: named",
    "role_names: [Rolecall*, 'agency/*']",
  ].join("\n");
  expect(read(connecting(words)).connecting).toMatchObject({
    rule: {
      approvals: 2,
      notified: { groups: ["S0PLATFORM1"] },
      remindMilliseconds: 3_600_000,
      escalation: { to: { people: ["U0CAROL001"] } },
    },
    trust: "named",
    roleNames: ["Rolecall*", "agency/*"],
  });
});

it("may give people a role that no account of today has, and rules may be about it", () => {
  const ruled = right.replace("ask: everyone", "ask: everyone\n    roles: auditor");
  const part = connectingWith("admin:", "auditor:").slice(right.length);
  expect(faultsIn(ruled)).toHaveLength(1);
  expect(faultsIn(ruled + part)).toEqual([]);
});

const POLICIES =
  "it should be a list of policies that AWS manages, such as [ReadOnlyAccess, job-function/Billing]";
it.each([
  [
    "ask: everyone\n",
    "\n",
    "26:1 connect_accounts.ask is missing; it should be everyone, nobody, the name or Slack id of a person or a group, or a list of them",
  ],
  [
    "approve: [leads]",
    "approve: [carl]",
    '28:13 connect_accounts.approve[0] "carl" is no name of this file and no Slack id; did you mean carol?',
  ],
  [
    "{ policies: [AdministratorAccess] }",
    "{}",
    `30:5 connect_accounts.roles.admin.policies is missing; ${POLICIES}`,
  ],
  [
    "{ policies: [AdministratorAccess] }",
    "{ policies: [A, A] }",
    "30:28 connect_accounts.roles.admin.policies[1] A is listed twice (line 30)",
  ],
  [
    "admin:",
    "__proto__:",
    "30:5 connect_accounts.roles.__proto__ cannot be a name; choose another",
  ],
  [
    "admin:",
    "reader:",
    "31:59 connect_accounts.roles.read-only.name AWS would have two roles called rolecallreader; it does not tell capitals or paths apart (line 30)",
  ],
  [
    "RolecallReader",
    "Reader",
    "31:59 connect_accounts.roles.read-only.name the role would be called Reader in AWS, which fits none of role_names, Rolecall*; call it otherwise, or add it there",
  ],
  [
    "RolecallReader",
    "team/RolecallReader",
    "31:59 connect_accounts.roles.read-only.name the role would be called team/RolecallReader in AWS, which fits none of role_names, Rolecall*; call it otherwise, or add it there",
  ],
])("cannot say %j as %j", (piece, wrong, fault) => {
  expect(faultsIn(connectingWith(piece, wrong))).toEqual([fault]);
});

it.each([
  [
    "approvals: 0",
    "32:3 connect_accounts.approvals 0 is not allowed; it should be a whole number from 1 to 5",
  ],
  [
    "role_names: '*'",
    '32:3 connect_accounts.role_names "*" is not allowed; it should be a name of IAM roles where * stands for any text (Rolecall*), or a list of them',
  ],
  [
    "role_names: RolecallR*",
    "30:5 connect_accounts.roles.admin the role would be called RolecallAdmin in AWS, which fits none of role_names, RolecallR*; call it otherwise, or add it there (line 32)",
  ],
  [
    "remind: 3d",
    '32:3 connect_accounts.remind "3d" is not shorter than lapse, which is 72h where it is not written; write a longer lapse, or shorten this',
  ],
  [
    "email: a",
    "32:3 connect_accounts.email is not known here; known: ask, approve, approvals, notify, lapse, remind, escalate, trust, roles, role_names",
  ],
])("cannot say %s", (words, fault) => {
  expect(faultsIn(connecting(words))).toEqual([fault]);
});
