// What a sandbox AWS starts with: people, groups, accounts and roles.
import type { PolicyDocument } from "./policy/policy-document.ts";

export interface SeedUser {
  name: string;
  tags?: Record<string, string>;
  /** Serial numbers, `arn:aws:iam::…:mfa/…`. */
  mfaDevices?: string[];
  groups?: string[];
  policies?: Record<string, PolicyDocument>;
  boundary?: PolicyDocument;
}

export interface SeedGroup {
  name: string;
  path?: string;
  policies?: Record<string, PolicyDocument>;
}

export interface SeedRole {
  name: string;
  path?: string;
  trust: PolicyDocument;
  maxSessionSeconds?: number;
}

export interface SeedAccount {
  id: string;
  name: string;
  email: string;
  roles: SeedRole[];
}

export interface AwsSeed {
  managementAccountId: string;
  organizationId: string;
  alias?: string;
  bot: { accessKeyId: string; secretAccessKey: string; roleName: string };
  region: string;
  users: SeedUser[];
  groups: SeedGroup[];
  accounts: SeedAccount[];
  /** 10 in every real account. */
  groupsPerUserQuota?: number;
  /** 500, the most AWS grants; a seed that holds more gets room for 500 further groups. */
  groupsQuota?: number;
  /** How long a write stays invisible to reads and to `mayAssume`; default 0. */
  propagationMilliseconds?: number;
}
