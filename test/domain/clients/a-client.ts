// A client's account that is to be connected, and one of its roles as it was found.
import type { ClientsAccount } from "../../../src/domain/accounts/clients-account.ts";
import type { Connection } from "../../../src/domain/clients/client-kit.ts";
import type { DoorJudged, DoorSeen, DoorWanted } from "../../../src/domain/clients/door.ts";
import { judgeDoor } from "../../../src/domain/clients/judge-door.ts";
import { trustDocument } from "../../../src/domain/trust-document.ts";

const root = "arn:aws:iam::111111111111";
export const ourRole = `${root}:role/rolecall-provisioner`;
export const alice = `${root}:user/alice`;
export const bob = `${root}:user/team/bob`;
export const externalId = "rolecall-acme-7f3k";

export function aConnection(changes: Partial<ClientsAccount> = {}): Connection {
  const admin = { key: "admin", roleName: "RolecallAdmin", sessionSeconds: 3600 };
  const wanted: ClientsAccount = {
    ...{ slug: "acme", name: "Acme", id: "222222222222", externalId, trust: "mfa", people: [] },
    roles: [
      { ...admin, policies: ["AdministratorAccess"] },
      {
        ...{ key: "read-only", roleName: "RolecallReadOnly", sessionSeconds: 14_400 },
        policies: ["arn:aws:iam::aws:policy/ReadOnlyAccess", "job-function/Billing"],
      },
    ],
    ...changes,
  };
  return { partition: "aws", managementId: "111111111111", enteringRole: ourRole, wanted };
}

export function aDoorWanted(changes: Partial<DoorWanted> = {}): DoorWanted {
  return {
    ...{ partition: "aws", managementId: "111111111111", enteringRole: ourRole, externalId },
    ...{ accountId: "222222222222", roleName: "RolecallAdmin", sessionSeconds: 14_400 },
    ...{ style: "mfa", people: [alice, bob] },
    ...changes,
  };
}

export type Statement = Record<string, unknown>;

/** As it should be for that style. */
export function statementsFor(wanted: DoorWanted): Statement[] {
  return [...trustDocument({ ...wanted, bots: [wanted.enteringRole] }).Statement];
}

/** A role that opens as it should, and may be read from inside. */
export function aDoorSeen(
  wanted: DoorWanted,
  statements: readonly unknown[] = statementsFor(wanted),
): DoorSeen {
  const trust = { Version: "2012-10-17", Statement: statements };
  return {
    ...{ opens: true, opensToAnybody: false, accountId: wanted.accountId, refusal: null },
    role: { sessionSeconds: wanted.sessionSeconds, trust },
  };
}

export const ourAccount = { AWS: `${root}:root` };
export const MFA = { Bool: { "aws:MultiFactorAuthPresent": "true" } };
export const inTheirName = { StringEquals: { "sts:RoleSessionName": "${aws:username}" } };

export const forPeople = (Condition: object, more: object = {}): Statement => ({
  ...{ Sid: "People", Effect: "Allow", Principal: ourAccount, Action: "sts:AssumeRole", Condition },
  ...more,
});

/** What is said of a role with these in place of the statement for people. */
export function judgedWith(instead: readonly unknown[], wanted = aDoorWanted()): DoorJudged {
  const rolecalls = statementsFor(wanted).filter(({ Sid }) => Sid !== "People");
  return judgeDoor(wanted, aDoorSeen(wanted, [...rolecalls, ...instead]));
}

export function onlyFault({ faults }: DoorJudged): string {
  expect(faults).toHaveLength(1);
  return faults.join();
}

export function onlyNote({ faults, notes }: DoorJudged): string {
  expect({ faults, notes: notes.length }).toEqual({ faults: [], notes: 1 });
  return notes.join();
}
