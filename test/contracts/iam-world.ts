// An IAM that the contracts about it are run in: the ports on it, and what an administrator does to it by hand.
import type { AccessGroups } from "../../src/ports/access-groups.ts";
import type { AccountSessions } from "../../src/ports/account-sessions.ts";
import type { CensusTaker } from "../../src/ports/census.ts";
import type { Directory } from "../../src/ports/directory.ts";
import type { Hold } from "../../src/ports/hold.ts";
import type { IamPeople } from "../../src/ports/iam-people.ts";
import type { UserPolicies } from "../../src/ports/user-policies.ts";

export const held: Hold = { onBehalfOf: "R-7K3QXA", isOver: () => false };
export const lost: Hold = { onBehalfOf: "R-7K3QXA", isOver: () => true };

/** An account with a role to let people into, and three that Rolecall might act as there. */
export const clientAccount = {
  id: "222222222222",
  accessRole: "team/Admin",
  manager: "RolecallManager",
  /** Lets Rolecall in, and may only read. */
  reader: "RolecallReader",
  /** Does not let Rolecall in. */
  strangers: "SomebodyElses",
} as const;

export interface StartingUser {
  readonly name: string;
  /** `<team id>/<user id>`. */
  readonly boundTo?: string;
  readonly mfaSerials?: readonly string[];
  /** Carries the permissions boundary of the people Rolecall may write policies on. */
  readonly isFenced?: boolean;
}

export interface IamWorld {
  readonly groups: AccessGroups;
  readonly people: IamPeople;
  readonly policies: UserPolicies;
  readonly sessions: AccountSessions;
  readonly census: CensusTaker;
  /** As somebody sees it who has not looked before. */
  directory(): Directory;
  readonly byHand: IamByHand;
  stop(): Promise<void>;
}

export interface IamByHand {
  addUser(name: string, boundTo?: string): Promise<void>;
  deleteUser(name: string): Promise<void>;
  bind(name: string, boundTo: string): Promise<void>;
  unbind(name: string): Promise<void>;
  addGroup(name: string, path: string): Promise<void>;
  deleteGroup(name: string): Promise<void>;
  putPolicy(group: string, policy: string, document: object): Promise<void>;
  policiesOf(group: string): Promise<Record<string, unknown>>;
  putUserPolicy(user: string, policy: string, document: object): Promise<void>;
  userPoliciesOf(user: string): Promise<Record<string, unknown>>;
  /** Of the client account's access role. */
  rolePolicies(): Promise<Record<string, unknown>>;
  join(user: string, group: string): Promise<void>;
}

/** Of what AWS does, what this IAM does not do, each with what it does instead. */
export type Laxities = Partial<
  Record<
    | "ten groups"
    | "permission by path"
    | "boundaries"
    | "permission by boundary"
    | "room for policies"
    | "trust and permissions of roles",
    string
  >
>;

export type StartWorld = (users: readonly StartingUser[]) => Promise<IamWorld>;
