// An IAM that the contracts about it are run in: the ports on it, and what an administrator does to it by hand.
import type { AccessGroups } from "../../src/ports/access-groups.ts";
import type { Directory } from "../../src/ports/directory.ts";
import type { IamPeople } from "../../src/ports/iam-people.ts";

export interface StartingUser {
  readonly name: string;
  /** `<team id>/<user id>`. */
  readonly boundTo?: string;
  readonly mfaSerials?: readonly string[];
}

export interface IamWorld {
  readonly groups: AccessGroups;
  readonly people: IamPeople;
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
  join(user: string, group: string): Promise<void>;
}

/** Of what AWS does, what this IAM does not do, each with what it does instead. */
export type Laxities = Partial<Record<"ten groups" | "permission by path", string>>;

export type StartWorld = (users: readonly StartingUser[]) => Promise<IamWorld>;
