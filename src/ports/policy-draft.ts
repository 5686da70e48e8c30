// What we need to write a policy file: one from scratch, or the one in use with what is to be added, its comments kept.

export interface PolicyDraft {
  /** The names of people and groups that are taken. */
  readonly names: readonly string[];
  /** The text of the file with these in it. */
  write(additions: Additions): string;
}

export interface Additions {
  readonly people: readonly { readonly name: string; readonly id: string }[];
  readonly accounts: readonly AccountAddition[];
  /** Lines that stand behind the accounts, as a comment. */
  readonly remarks: readonly string[];
}

export interface AccountAddition {
  readonly slug: string;
  readonly id: string;
  readonly name: string;
  readonly unit: string | null;
  /** Otherwise it is in the file, and its roles are added to. */
  readonly isNew: boolean;
  readonly comment: readonly string[];
  readonly roles: readonly RoleAddition[];
}

export interface RoleAddition {
  readonly key: string;
  /** Otherwise what follows is added to the one in the file. */
  readonly isNew: boolean;
  readonly comment: readonly string[];
  readonly role: string;
  /** With its path where it has one. */
  readonly group: string | null;
  readonly openedBy: readonly string[];
  readonly isWithoutMfa: boolean;
  readonly externalId: string | null;
}
