// What IAM knows: users, groups and managed policies of the management account, and the roles of all accounts.
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
  trust: PolicyDocument;
  maxSessionSeconds: number;
  allows: "admin" | "read-only";
  policies: Map<string, string>;
}

export interface IamState {
  users: NameIndex<IamUser>;
  groups: NameIndex<IamGroup>;
  /** By ARN. */
  roles: Map<string, IamRole>;
  /** Managed policies: ARN → document, as text. */
  policies: Map<string, string>;
}

export function emptyIamState(): IamState {
  return {
    users: startNameIndex(),
    groups: startNameIndex(),
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
    groups: new Set(),
  };
}

export function newGroup(identity: Identity): IamGroup {
  return { ...identity, policies: new Map(), members: new Set() };
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
