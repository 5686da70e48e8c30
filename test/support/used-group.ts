// A world where client-a's admin role has a group that was there before Rolecall, which is used as it is.
import { accessRoleArn } from "../../src/domain/account.ts";
import type { AccessRole, Account } from "../../src/domain/account.ts";
import type { AccessPolicy } from "../../src/domain/access-policy.ts";
import { accessGroupPolicy } from "../../src/domain/iam-documents.ts";
import { aPolicy, clientA, clientC } from "./a-policy.ts";
import type { World } from "./a-world.ts";

export const USED = "admins-of-client-a";
const PATH = "/team/";
/** Lets its members into everything, and so into client-a as well. */
export const OPENER = "platform";
export const ROLE_ARN = "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole";

const [admin, ...others] = clientA.roles as readonly [AccessRole, ...AccessRole[]];

export const usedRole: AccessRole = { ...admin, group: { name: USED, path: PATH } };
export const openedRole: AccessRole = { ...admin, openedBy: [OPENER] };

/** What the group holds is none of Rolecall's, also not its name. */
const HELD = {
  "assume-client-a": accessGroupPolicy(accessRoleArn("aws", clientA, admin)),
};

export function withRole(role: AccessRole, changes: Partial<Account> = {}): AccessPolicy {
  const account = { ...clientA, roles: [role, ...others], ...changes };
  return aPolicy({ accounts: new Map([account, clientC].map((one) => [one.slug, one])) });
}

/** As rolecall.yaml says and AWS has it. */
export function usesGroup(world: World, role: AccessRole = usedRole): void {
  world.policy = withRole(role);
  addGroup(world, USED);
}

export function isOpenedBy(world: World): void {
  world.policy = withRole(openedRole);
  addGroup(world, OPENER);
}

function addGroup({ iam }: World, name: string): void {
  iam.byHand.addGroup(name, PATH);
  for (const [policy, document] of Object.entries(HELD)) {
    iam.byHand.putPolicy(name, policy, document);
  }
  if (name === USED) iam.byHand.permit(name);
}

/** It is as it was found, whoever came and went. */
export function expectUntouched({ iam }: World, name = USED): void {
  expect(iam.byHand.policiesOf(name)).toEqual(HELD);
}
