// A role that a client is to make, in everything they have to know of it.
import type { PolicyDocument } from "../iam-documents.ts";

export interface KitRole {
  readonly key: string;
  /** With its path where it has one. */
  readonly roleName: string;
  readonly trust: PolicyDocument;
  /** ARNs of managed policies. */
  readonly policies: readonly string[];
  readonly sessionSeconds: number;
}

/** Where it is to be made. */
export interface KitAccount {
  /** Twelve digits. */
  readonly id: string;
  readonly slug: string;
}

/** `path` is `/` where it has none. */
export function partsOf({ roleName }: Pick<KitRole, "roleName">): { path: string; name: string } {
  const end = roleName.lastIndexOf("/") + 1;
  return { path: `/${roleName.slice(0, end)}`, name: roleName.slice(end) };
}

export function describedAs({ key }: Pick<KitRole, "key">): string {
  return `Access role ${key}, which people enter through Rolecall`;
}

export function tagsOf({ slug }: KitAccount, { key }: Pick<KitRole, "key">) {
  return [
    { Key: "rolecall:account", Value: slug },
    { Key: "rolecall:role", Value: key },
  ];
}
