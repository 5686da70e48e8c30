// Who may ask for what in a story, and by which rules: three people, five seats, one that two have to approve, and two that can be asked for together.
import { ruleFor } from "../../src/domain/access-policy.ts";
import type { AccessPolicy } from "../../src/domain/access-policy.ts";
import type { AccessRule } from "../../src/domain/access-rule.ts";
import { accessGroupName, accessRoleArn } from "../../src/domain/account.ts";
import type { AccessRole, Account } from "../../src/domain/account.ts";
import type { SlackPerson } from "../../src/domain/person.ts";
import { seatSubject } from "../../src/domain/request.ts";
import { aPolicy, aRule, clientA, clientC, people } from "../support/a-policy.ts";
import { alice, bob, carol, dan, iamUsers } from "../support/people.ts";

export interface Seat {
  /** In words. */
  readonly name: string;
  readonly person: SlackPerson;
  readonly iamUser: string;
  readonly account: Account;
  readonly role: AccessRole;
  readonly group: string;
  readonly roleArn: string;
  /** Under which its requests are stored. */
  readonly subject: string;
}

export const PARTITION = "aws";

function seat(who: keyof typeof iamUsers, account: Account, role: AccessRole): Seat {
  const person = { alice, bob, carol }[who];
  return {
    ...{ name: `${who}'s ${account.slug} ${role.key}`, person, iamUser: iamUsers[who] },
    ...{ account, role, group: accessGroupName(account.slug, role.key) },
    roleArn: accessRoleArn(PARTITION, account, role),
    subject: seatSubject(person, account.slug, role.key),
  };
}

function everySeat(who: keyof typeof iamUsers, account: Account): Seat[] {
  return account.roles.map((role) => seat(who, account, role));
}

export const SEATS: readonly Seat[] = [
  ...everySeat("alice", clientA),
  ...everySeat("bob", clientA).slice(0, 1),
  ...everySeat("bob", clientC),
  ...everySeat("carol", clientC),
];

export const APPROVERS = [bob, carol, dan];
export const ADMIN = dan;

/** The user group that dan is an approver by. */
export const GROUP_OF_DAN = "S0DAN";

const byAnyApprover = {
  mayApprove: { ...people(bob, carol), groups: [GROUP_OF_DAN] },
} as const;

export const POLICY: AccessPolicy = aPolicy({
  rules: [
    aRule({
      ...byAnyApprover,
      ...{ name: "two have to say yes", roles: ["read-only"], approvals: 2 },
      breakGlass: { mayUse: people(alice), seconds: 900 },
    }),
    aRule({ ...byAnyApprover, name: "one is enough" }),
  ],
  admins: [ADMIN.user],
});

export function ruleOn({ account, role }: Seat): AccessRule {
  const rule = ruleFor(POLICY, account, role);
  if (!rule) throw new Error(`no rule is about ${account.slug} ${role.key}`);
  return rule;
}
