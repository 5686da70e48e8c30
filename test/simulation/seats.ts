// Who may ask for what in a story: three people, four seats, two of them in one account and for one person.
import type { AccessPolicy } from "../../src/domain/access-policy.ts";
import { accessGroupName, accessRoleArn } from "../../src/domain/account.ts";
import type { AccessRole, Account } from "../../src/domain/account.ts";
import type { SlackPerson } from "../../src/domain/person.ts";
import { seatSubject } from "../../src/domain/request.ts";
import { aPolicy, clientA, clientC } from "../support/a-policy.ts";
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
  ...everySeat("carol", clientC),
];

export const APPROVERS = [bob, carol, dan];
export const ADMIN = dan;

export const POLICY: AccessPolicy = aPolicy({
  approvers: { channel: "C0APPROVALS", people: APPROVERS.map(({ user }) => user) },
  admins: [ADMIN.user],
});
