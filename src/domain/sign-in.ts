// How a person gets in: the switch-role link, the sign-in address and the CLI profile.
import { accessRoleArn } from "./account.ts";
import type { AccessRole, AccountIdentity } from "./account.ts";

export interface ManagementAccount {
  readonly id: string;
  readonly alias?: string;
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
}

const SIGN_IN_HOSTS: Record<string, string> = {
  aws: "signin.aws.amazon.com",
  "aws-us-gov": "signin.amazonaws-us-gov.com",
  "aws-cn": "signin.amazonaws.cn",
};

function signInHost(management: ManagementAccount): string {
  return SIGN_IN_HOSTS[management.partition] ?? "signin.aws.amazon.com";
}

/** Works only for somebody signed in as an IAM user of the management account. Carries no secret. */
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
  return `https://${signInHost(management)}/switchrole?${query.join("&")}`;
}

export function signInAddress(management: ManagementAccount): string {
  const host = signInHost(management);
  const regional = management.partition === "aws" ? "signin.aws.amazon.com" : host;
  return `https://${management.alias ?? management.id}.${regional}/console`;
}

/** The CLI takes TOTP and hardware serials; a passkey (`…:u2f/…`) cannot be passed to STS. */
export function isCliSerial(serial: string): boolean {
  return !serial.includes(":u2f/");
}

export interface ProfileOwner {
  readonly iamUser: string;
  readonly mfaSerial?: string;
}

/** A block for ~/.aws/config. */
export function cliProfile(
  management: ManagementAccount,
  target: { account: AccountIdentity; role: AccessRole },
  owner: ProfileOwner,
): string {
  const { account, role } = target;
  return [
    `[profile ${account.slug}-${role.key}]`,
    `role_arn = ${accessRoleArn(management.partition, account, role)}`,
    "source_profile = default",
    `role_session_name = ${owner.iamUser}`,
    ...(owner.mfaSerial ? [`mfa_serial = ${owner.mfaSerial}`] : []),
    `duration_seconds = ${role.sessionSeconds}`,
  ].join("\n");
}
