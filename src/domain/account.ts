// Accounts people may be let into, and the access roles and access groups that belong to them.

export interface AccessRole {
  /** Short and for people: `admin`, `read-only`. */
  readonly key: string;
  /** Name of the IAM role in the account, with its path where it has one (`team/Admin`). */
  readonly roleName: string;
  readonly sessionSeconds: number;
}

export interface AccountIdentity {
  readonly slug: string;
  /** Twelve digits. */
  readonly id: string;
  readonly name: string;
}

export interface Account extends AccountIdentity {
  readonly roles: readonly AccessRole[];
  /** Name of a role in the account that Rolecall itself may assume, to end sessions there. */
  readonly managedBy?: string;
  /** The organizational unit it is in, as a path: `clients/production`. */
  readonly unit?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Its roles trust people by name, only those who have access. Rolecall has made it so, and gets in by `managedBy`. */
  readonly trust?: "named";
}

/** The path under which every access group lives; Rolecall touches no group outside it. */
export const ACCESS_GROUP_PATH = "/rolecall/";

export function accessGroupName(slug: string, roleKey: string): string {
  return `${slug}-${roleKey}`;
}

/** `partition` is `aws`, `aws-cn` or `aws-us-gov`. */
export function accessRoleArn(
  partition: string,
  account: AccountIdentity,
  role: AccessRole,
): string {
  return roleArnIn(partition, account.id, role.roleName);
}

/** `roleName` with its path where it has one. */
export function roleArnIn(partition: string, accountId: string, roleName: string): string {
  return `arn:${partition}:iam::${accountId}:role/${roleName}`;
}
