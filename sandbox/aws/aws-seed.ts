// What a sandbox AWS starts with: people, groups, accounts and roles.
import type { PolicyDocument } from "./policy/policy-document.ts";

export interface SeedUser {
  name: string;
  tags?: Record<string, string>;
  /** Serial numbers, `arn:aws:iam::…:mfa/…`. */
  mfaDevices?: string[];
  groups?: string[];
  policies?: Record<string, PolicyDocument>;
  /** Path and name of one of the seed's managed policies, or a document of the user's own. */
  boundary?: string | PolicyDocument;
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
  /** What a session in it may do; `admin` for OrganizationAccountAccessRole, else `read-only`. */
  allows?: "admin" | "read-only";
}

export interface SeedAccount {
  id: string;
  name: string;
  email: string;
  roles: SeedRole[];
}

/** What the bot's own policy lets it do beyond its groups, its table and reading. */
export interface SeedRights {
  /** Put and delete inline policies of users who carry `boundary`, of all users, of none; default: fenced. */
  userPolicies?: "fenced" | "open" | "none";
  /** ARN of the permissions boundary for `fenced`; `policy/rolecall/people` of the management account when absent. */
  boundary?: string;
  /** Roles it may assume, by name (with the path, where they have one), in any account; default: all. */
  mayAssume?: string[];
}

export interface AwsSeed {
  managementAccountId: string;
  organizationId: string;
  alias?: string;
  bot: SeedRights & { accessKeyId: string; secretAccessKey: string; roleName: string };
  region: string;
  users: SeedUser[];
  groups: SeedGroup[];
  /** Managed policies of the management account, by path and name: `rolecall/people`. */
  policies?: Record<string, PolicyDocument>;
  accounts: SeedAccount[];
  /** 10 in every real account. */
  groupsPerUserQuota?: number;
  /** 500, the most AWS grants; a seed that holds more gets room for 500 further groups. */
  groupsQuota?: number;
  /** How long a write stays invisible to reads and to `mayAssume`; default 0. */
  propagationMilliseconds?: number;
}
