// What a sandbox AWS starts with: people, groups, accounts and roles.
import type { OrganizationSettings } from "./organizations/organization-settings.ts";
import type { PolicyDocument } from "./policy/policy-document.ts";

export interface SeedUser {
  name: string;
  tags?: Record<string, string>;
  /** Serial numbers, `arn:aws:iam::…:mfa/…`. */
  mfaDevices?: string[];
  groups?: string[];
  policies?: Record<string, PolicyDocument>;
  /** Managed policies: path and name of the seed's own, or the ARN of one of AWS's. */
  attached?: string[];
  /** Path and name of one of the seed's managed policies, or a document of the user's own. */
  boundary?: string | PolicyDocument;
}

export interface SeedGroup {
  name: string;
  path?: string;
  policies?: Record<string, PolicyDocument>;
  /** As of users. */
  attached?: string[];
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
  /** The path of its unit in the organization, `clients/banks`; the root when absent. */
  unit?: string;
  /** Organizations' tags of the account. */
  tags?: Record<string, string>;
  roles: SeedRole[];
}

/** An account that is not in the organization: a client's. */
export interface SeedAccountElsewhere extends Pick<SeedAccount, "id" | "name" | "roles"> {
  /** The client's; in none when absent. */
  organizationId?: string;
}

/** What Organizations starts with, beside the accounts; see `OrganizationSettings`. */
export interface SeedOrganization extends Partial<OrganizationSettings> {
  /** Paths, each after the one it is in: `clients`, `clients/banks`. */
  units?: string[];
  /** E-mails of AWS accounts that are not in this organization. */
  takenElsewhere?: string[];
}

/** What differs from `seeds/bot-policies.json`, where the policies of the bot's roles are written. */
export interface SeedRights {
  /** A second role, `rolecall-provisioner`, for what only provisioning may do; without it, its own role may do all. */
  provisioner?: boolean;
  /** Of its roles; `/` when absent. */
  rolePath?: string;
  /** Put and delete inline policies of users who carry `boundary`, of all users, of none; default: as written, which is fenced. */
  userPolicies?: "fenced" | "open" | "none";
  /** ARN of the permissions boundary for `fenced`; `policy/rolecall/people` of the management account when absent. */
  boundary?: string;
  /** Further inline policies of its own role, by name. */
  policies?: Record<string, PolicyDocument>;
  /** Roles it may assume, by name (with the path, where they have one), in any account; default: as written. */
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
  /** Accounts outside the organization. */
  elsewhere?: SeedAccountElsewhere[];
  organization?: SeedOrganization;
  /** 10 in every real account. */
  groupsPerUserQuota?: number;
  /** 500, the most AWS grants; a seed that holds more gets room for 500 further groups. */
  groupsQuota?: number;
  /** Roles of one account; 1000 unless AWS grants more. */
  rolesQuota?: number;
  /** How long a write stays invisible to reads and to `mayAssume`; default 0. */
  propagationMilliseconds?: number;
}
