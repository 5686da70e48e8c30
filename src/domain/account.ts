// Accounts people may be let into, and the access roles and access groups that belong to them.

export interface AccessRole {
  /** Short and for people: `admin`, `read-only`. */
  readonly key: string;
  /** Name of the IAM role in the account, with its path where it has one (`team/Admin`). */
  readonly roleName: string;
  readonly sessionSeconds: number;
  /** The IAM group whose members get in, used as it is; where none is named, Rolecall makes one of its own. */
  readonly group?: NamedGroup;
  /** Names of other groups that let their members in: who is in one of them is in already, and not by Rolecall. */
  readonly openedBy?: readonly string[];
  /** People have to give it too, which the console cannot: they get in by the command line only. */
  readonly externalId?: string;
  /** Its trust policy asks people for no MFA. */
  readonly mfa?: "not-needed";
}

export interface NamedGroup {
  readonly name: string;
  /** `/` or `/team/` */
  readonly path: string;
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
  /** A client owns it. */
  readonly client?: ClientsTerms;
  /** The client lets Rolecall in no more: nobody is let in until that is mended. */
  readonly shut?: { readonly since: number; readonly why: string };
}

/** How a client's account lets Rolecall in. */
export interface ClientsTerms {
  /** Ours, and of this client alone. What Rolecall says to get in; people say none. */
  readonly externalId: string;
  /** ARNs of the IAM users it trusts by name; null where it names nobody. */
  readonly people: readonly string[] | null;
}

/** The path under which every access group lives; Rolecall touches no group outside it. */
export const ACCESS_GROUP_PATH = "/rolecall/";

/** A group whose members get into one access role. */
export interface AccessGroup {
  readonly group: string;
  readonly path: string;
  /** Made by Rolecall, which alone writes it; another one is used as it is, and never written or deleted. */
  readonly isOurs: boolean;
}

export function accessGroupOf(
  { slug }: Pick<AccountIdentity, "slug">,
  role: AccessRole,
): AccessGroup {
  const { key, group } = role;
  if (group) return { group: group.name, path: group.path, isOurs: false };
  return { group: accessGroupName(slug, key), path: ACCESS_GROUP_PATH, isOurs: true };
}

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
