// What a check-up needs to see of AWS: whose credentials are in use, the organization, and all roles and users with what they hold.
import type { HeldPolicy } from "../domain/existing/landscape.ts";
import type { TaggedUser } from "../domain/policy/match-people.ts";
import type { Looked } from "./looked.ts";

export interface AwsCheckUp {
  caller(): Promise<Looked<CallerSeen>>;
  /** Null where the account is in none. */
  organization(): Promise<Looked<OrganizationSeen | null>>;
  iam(): Promise<Looked<IamSeen>>;
  /** Becomes this role as for a request, and does nothing as it. */
  become(roleArn: string): Promise<Looked<true>>;
  /** How far AWS's clock is ahead of this one, by its last answer; null before any. */
  secondsAhead(): number | null;
}

export interface CallerSeen {
  readonly arn: string;
  readonly accountId: string;
  readonly partition: string;
  /** Where the table is. */
  readonly region: string;
  /** Null where it is a user's credentials. */
  readonly roleName: string | null;
}

export interface OrganizationSeen {
  readonly id: string;
  readonly managementId: string;
  readonly hasAllFeatures: boolean;
}

export interface IamSeen {
  readonly roles: readonly RoleSeen[];
  readonly users: readonly UserSeen[];
  /** The account's own managed policies, by their ARNs. */
  readonly policies: ReadonlyMap<string, unknown>;
}

export interface RoleSeen {
  readonly arn: string;
  readonly name: string;
  readonly trust: unknown;
  /** Inline and attached. */
  readonly policies: readonly HeldPolicy[];
  readonly boundary: HeldPolicy | null;
}

export interface UserSeen extends TaggedUser {
  /** ARN. */
  readonly boundary: string | null;
}
