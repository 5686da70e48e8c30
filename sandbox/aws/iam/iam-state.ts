// What IAM knows: users, groups and managed policies of the management account, and the accounts with their roles.
import { createHash } from "node:crypto";
import type { PolicyDocument } from "../policy/policy-document.ts";
import { startNameIndex, type NameIndex } from "./name-index.ts";

export interface MfaDevice {
  serial: string;
  enabledAt: number;
}

export interface IamUser {
  name: string;
  path: string;
  id: string;
  arn: string;
  createdAt: number;
  tags: Map<string, string>;
  mfaDevices: MfaDevice[];
  /** Inline policies: name → document, as text. */
  policies: Map<string, string>;
  /** ARNs of managed policies. */
  attached: Set<string>;
  /** ARN of the managed policy that is the permissions boundary. */
  boundary?: string;
  /** Names of groups. */
  groups: Set<string>;
}

export interface IamGroup {
  name: string;
  path: string;
  id: string;
  arn: string;
  createdAt: number;
  policies: Map<string, string>;
  /** ARNs of managed policies. */
  attached: Set<string>;
  /** Names of users. */
  members: Set<string>;
}

export interface IamRole {
  name: string;
  path: string;
  id: string;
  arn: string;
  createdAt: number;
  accountId: string;
  accountName: string;
  description?: string;
  trust: PolicyDocument;
  maxSessionSeconds: number;
  tags: Map<string, string>;
  /** ARNs of managed policies. */
  attached: Set<string>;
  policies: Map<string, string>;
  /** Until then nobody gets in: AWS is still setting up the account. Milliseconds. */
  enterableFrom?: number;
  /** One of the roles the bot itself works as. */
  isBots?: true;
}

export interface IamAccount {
  id: string;
  name: string;
  /** Unique in the world, like the name of a bucket. */
  alias?: string;
  /** Of an account that is not in the organization: which one it is in, where it is in any. */
  elsewhere?: { organizationId?: string };
}

export interface IamState {
  users: NameIndex<IamUser>;
  groups: NameIndex<IamGroup>;
  /** By id: the management account, those of the organization, and those elsewhere. */
  accounts: Map<string, IamAccount>;
  /** By ARN. */
  roles: Map<string, IamRole>;
  /** Managed policies: ARN → document, as text. */
  policies: Map<string, string>;
}

export function emptyIamState(): IamState {
  return {
    users: startNameIndex(),
    groups: startNameIndex(),
    accounts: new Map(),
    roles: new Map(),
    policies: new Map(),
  };
}

export interface Identity {
  name: string;
  path: string;
  id: string;
  arn: string;
  createdAt: number;
}

export function newUser(identity: Identity): IamUser {
  return {
    ...identity,
    tags: new Map(),
    mfaDevices: [],
    policies: new Map(),
    attached: new Set(),
    groups: new Set(),
  };
}

export function newGroup(identity: Identity): IamGroup {
  return { ...identity, policies: new Map(), attached: new Set(), members: new Set() };
}

type Given<Optional extends keyof IamRole> = Omit<IamRole, "arn" | Optional> &
  Partial<Pick<IamRole, Optional>>;

/** Each call makes sets and maps of its own, as each copy of IAM's state needs them. */
export function newRole(given: Given<"tags" | "attached" | "policies">): IamRole {
  return {
    ...given,
    arn: roleArn(given),
    tags: new Map(given.tags),
    attached: new Set(given.attached),
    policies: new Map(given.policies),
  };
}

export function roleArn({
  accountId,
  path,
  name,
}: Pick<IamRole, "accountId" | "path" | "name">): string {
  return `arn:aws:iam::${accountId}:role${path}${name}`;
}

export function joinGroup(state: IamState, user: string, group: string): void {
  state.users.get(user)?.groups.add(group);
  state.groups.get(group)?.members.add(user);
}

export function leaveGroup(state: IamState, user: string, group: string): void {
  state.users.get(user)?.groups.delete(group);
  state.groups.get(group)?.members.delete(user);
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A unique id in AWS's form, the same for the same seed: `AIDA…` users, `AGPA…` groups, `AROA…` roles. */
export function uniqueId(prefix: "AIDA" | "AGPA" | "AROA", of: string): string {
  const bytes = createHash("sha256").update(`${prefix} ${of}`).digest();
  return prefix + [...bytes.subarray(0, 17)].map((byte) => alphabet[byte % 32]).join("");
}

/** ARN of a managed policy, by its path and name: `rolecall/people`. */
export function policyArn(accountId: string, name: string): string {
  return `arn:aws:iam::${accountId}:policy/${name}`;
}
