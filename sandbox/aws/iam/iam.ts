// The IAM a call works on: its account, its state, its limits and its clock.
import type { Clock } from "../../clock.ts";
import { noSuchEntity } from "../aws-error.ts";
import type { AwsSeed } from "../aws-seed.ts";
import type { IamReplicas } from "./iam-replicas.ts";
import { startIamReplicas } from "./iam-replicas.ts";
import { seededIamState } from "./iam-seeding.ts";
import type { IamGroup, IamRole, IamState, IamUser } from "./iam-state.ts";
import { quotasOf, type Quotas } from "./quotas.ts";

export interface Iam extends IamReplicas {
  /** Of the management account. */
  accountId: string;
  organizationId: string;
  quotas: Quotas;
  clock: Clock;
  /** Makes ids of entities created now differ from those of their deleted namesakes. */
  nextSerial(): number;
}

export function startIam(seed: AwsSeed, clock: Clock): Iam {
  const startedAt = clock.now();
  let serial = 0;
  return {
    ...startIamReplicas(() => seededIamState(seed, startedAt), {
      clock,
      delay: seed.propagationMilliseconds ?? 0,
    }),
    accountId: seed.managementAccountId,
    organizationId: seed.organizationId,
    quotas: quotasOf(seed),
    clock,
    nextSerial: () => (serial += 1),
  };
}

export function userIn(state: IamState, name: string): IamUser {
  const user = state.users.get(name);
  if (!user) throw noSuchEntity(`The user with name ${name} cannot be found.`);
  return user;
}

export function groupIn(state: IamState, name: string): IamGroup {
  const group = state.groups.get(name);
  if (!group) throw noSuchEntity(`The group with name ${name} cannot be found.`);
  return group;
}

export interface NamedRole {
  accountId: string;
  /** Unique in its account, whatever the path. */
  name: string;
}

export function findRole({ roles }: IamState, wanted: NamedRole): IamRole | undefined {
  for (const role of roles.values())
    if (role.accountId === wanted.accountId && role.name === wanted.name) return role;
  return undefined;
}

export function roleIn(state: IamState, wanted: NamedRole): IamRole {
  const role = findRole(state, wanted);
  if (!role) throw noSuchEntity(`The role with name ${wanted.name} cannot be found.`);
  return role;
}
