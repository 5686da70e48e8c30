// What AWS shows of who may switch to which role: accounts, people, groups, and the policies they hold.

/** Made by hand, or by whatever was there before Rolecall. */
export interface Landscape {
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
  readonly managementId: string;
  /** Of the organization, the management account among them. */
  readonly accounts: readonly ExistingAccount[];
  readonly users: readonly ExistingUser[];
  readonly groups: readonly ExistingGroup[];
}

export interface ExistingAccount {
  readonly id: string;
  readonly name: string;
  /** The path of its unit; empty at the root, null where AWS does not say. */
  readonly unit: string | null;
  /** Neither closed nor being closed. */
  readonly isOpen: boolean;
}

export interface ExistingGroup {
  readonly name: string;
  /** `/` or `/team/` */
  readonly path: string;
  readonly policies: readonly HeldPolicy[];
}

export interface ExistingUser extends ExistingGroup {
  readonly groups: readonly string[];
  readonly boundary: HeldPolicy | null;
  /** The value of the tag that says whose it is. */
  readonly tag?: string;
}

export interface HeldPolicy {
  readonly name: string;
  /** Undefined for those that AWS itself keeps, which are not read. */
  readonly document: unknown;
}

/** A role as it is seen from inside its account. */
export interface ExistingRole {
  /** With its path where it has one: `team/Admin`. */
  readonly roleName: string;
  readonly trust: unknown;
}

export interface Found {
  readonly landscape: Landscape;
  readonly insides: Insides;
}

/** By account: its roles, or why nobody could look. Accounts that nobody looked into are missing. */
export type Insides = ReadonlyMap<string, readonly ExistingRole[] | { readonly why: string }>;
