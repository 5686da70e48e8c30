// How a person gets in: the switch-role link, the sign-in address and the CLI profile.
import { accessRoleArn } from "./account.ts";
import type { AccessRole, AccountIdentity } from "./account.ts";
import { iniBlock, sectionName } from "./ini-block.ts";
import type { IniEntry } from "./ini-block.ts";

export interface ManagementAccount {
  readonly id: string;
  readonly alias?: string;
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
}

interface Hosts {
  readonly signIn: string;
  readonly console: string;
  /** Without one the CLI would ask the STS of another partition. */
  readonly region?: string;
}

const OF_AWS: Hosts = { signIn: "signin.aws.amazon.com", console: "console.aws.amazon.com" };

const HOSTS: Readonly<Record<string, Hosts>> = {
  "aws-us-gov": {
    signIn: "signin.amazonaws-us-gov.com",
    console: "console.amazonaws-us-gov.com",
    region: "us-gov-west-1",
  },
  "aws-cn": {
    signIn: "signin.amazonaws.cn",
    console: "console.amazonaws.cn",
    region: "cn-north-1",
  },
};

function hostsOf({ partition }: ManagementAccount): Hosts {
  return HOSTS[partition] ?? OF_AWS;
}

/**
 * Works only for somebody signed in as an IAM user of the management account, and not for a role that asks for an ExternalId.
 * Carries no secret.
 */
export function switchRoleLink(
  management: ManagementAccount,
  account: AccountIdentity,
  role: AccessRole,
): string {
  const query = [
    ["account", account.id],
    ["roleName", role.roleName],
    ["displayName", `${account.slug} ${role.key}`.slice(0, 64)],
  ].map(([key, value]) => `${key}=${encodeURIComponent(value ?? "")}`);
  return `https://${hostsOf(management).signIn}/switchrole?${query.join("&")}`;
}

/** The console has no field for an ExternalId, so that nobody can switch to such a role there. */
export function isCliOnly({ externalId }: AccessRole): boolean {
  return externalId !== undefined;
}

export function signInAddress(management: ManagementAccount): string {
  const account = encodeURIComponent(management.alias ?? management.id);
  return `https://${account}.${hostsOf(management).signIn}/console`;
}

/** Where people add MFA devices to their own IAM user. */
export function securityCredentialsAddress(management: ManagementAccount): string {
  return `https://${hostsOf(management).console}/iam/home#/security_credentials`;
}

/** The CLI takes TOTP and hardware serials; a passkey (`…:u2f/…`) cannot be passed to STS. */
export function isCliSerial(serial: string): boolean {
  return !serial.includes(":u2f/");
}

export interface ProfileOwner {
  readonly iamUser: string;
  readonly mfaSerial?: string;
  /** The profile with the credentials of the IAM user; `default` where it is not said. */
  readonly sourceProfile?: string;
  /** That profile is a role itself, and AWS ends what is opened from a role after an hour. */
  readonly isChained?: boolean;
  readonly region?: string;
}

export interface ProfileTarget {
  readonly account: AccountIdentity;
  readonly role: AccessRole;
}

export function profileName({ account, role }: ProfileTarget): string {
  return sectionName(`${account.slug}-${role.key}`);
}

/** A block for ~/.aws/config. */
export function cliProfile(
  management: ManagementAccount,
  target: ProfileTarget & { readonly name?: string },
  owner: ProfileOwner,
): string {
  const { account, role, name = profileName(target) } = target;
  const region = owner.region ?? hostsOf(management).region;
  return iniBlock(`profile ${name}`, [
    ["role_arn", accessRoleArn(management.partition, account, role)],
    ["source_profile", owner.sourceProfile ?? "default"],
    ["role_session_name", owner.iamUser],
    ...mfaEntry(role, owner.mfaSerial),
    ...(role.externalId === undefined ? [] : [["external_id", role.externalId] as const]),
    ["duration_seconds", longestSession(role, owner)],
    ...(region === undefined ? [] : [["region", region] as const]),
  ]);
}

// Where the role asks for no MFA, the CLI would ask for a code in vain.
function mfaEntry(role: AccessRole, serial: string | undefined): IniEntry[] {
  const isOfUse = serial !== undefined && isCliSerial(serial) && role.mfa !== "not-needed";
  return isOfUse ? [["mfa_serial", serial]] : [];
}

const LONGEST_CHAINED = 3600;

function longestSession({ sessionSeconds }: AccessRole, { isChained }: ProfileOwner): number {
  return isChained ? Math.min(sessionSeconds, LONGEST_CHAINED) : sessionSeconds;
}
