// Roles: creating one, and changing how long its sessions last and whom it trusts.
import { alreadyExists, limitExceeded } from "../aws-error.ts";
import type { XmlObject } from "../query-protocol.ts";
import { roleShape } from "./iam-shapes.ts";
import { newRole, roleArn, uniqueId, type IamRole } from "./iam-state.ts";
import { roleIn, type Iam, type NamedRole } from "./iam.ts";
import type { NewRole, RoleChange } from "./role-request.ts";
import { readTrust } from "./trust-policies.ts";

export function createRole(iam: Iam, accountId: string, wanted: NewRole): XmlObject {
  const { name, path, trust: text, ...more } = wanted;
  const neighbours = [...iam.written.roles.values()].filter((role) => role.accountId === accountId);
  if (neighbours.some((role) => role.name.toLowerCase() === name.toLowerCase()))
    throw alreadyExists(`Role with name ${name} already exists.`);
  const trust = readTrust(iam, text);
  if (neighbours.length >= iam.quotas.roles)
    throw limitExceeded(`Cannot exceed quota for RolesPerAccount: ${iam.quotas.roles}`);
  const place = { name, path, accountId };
  const made: IamRole = newRole({
    ...place,
    ...more,
    id: uniqueId("AROA", `${roleArn(place)} ${iam.nextSerial()}`),
    createdAt: iam.clock.now(),
    accountName: iam.written.accounts.get(accountId)?.name ?? accountId,
    trust,
  });
  iam.write((state) => state.roles.set(made.arn, newRole(made)));
  return { Role: roleShape(made) };
}

export function updateRole(iam: Iam, role: NamedRole, change: RoleChange): void {
  roleIn(iam.written, role);
  iam.write((state) => Object.assign(roleIn(state, role), change));
}

/** The document as a whole: there is no version of it, so the last of two writers wins. */
export function updateTrust(iam: Iam, role: NamedRole, document: string): void {
  roleIn(iam.written, role);
  const trust = readTrust(iam, document);
  iam.write((state) => Object.assign(roleIn(state, role), { trust }));
}
