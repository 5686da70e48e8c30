// What IAM knows about the management account's users and groups.
import { createHash } from "node:crypto";
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
  boundary?: { arn: string; document: string };
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

export interface IamState {
  users: NameIndex<IamUser>;
  groups: NameIndex<IamGroup>;
}

export function emptyIamState(): IamState {
  return { users: startNameIndex(), groups: startNameIndex() };
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
