// What an account is to be before it exists: its names, its e-mail, its place, its roles, and who is let in first.
import type { Capable } from "./baseline.ts";
import type { AccessRole, Account } from "../account.ts";
import type { Way } from "../capacity.ts";
import type { Lasting } from "../duration.ts";
import type { SlackPerson } from "../person.ts";
import type { Terms } from "../terms.ts";
import type { TrustStyle } from "../trust-document.ts";

/** An organizational unit; the path of the root itself is empty. */
export interface OrganizationalUnit {
  readonly id: string;
  /** `clients/banks` */
  readonly path: string;
}

/** A role that is made in the account; the birth role is made by Organizations. */
export interface NewRole extends AccessRole, Capable {}

/** Somebody who is let in as soon as the account is there, by a request of their own under a number that is free now. */
export interface FirstPerson {
  readonly person: SlackPerson;
  readonly iamUser: string;
  readonly roleKey: string;
  readonly ref: string;
  readonly number: number;
  readonly lasting: Lasting;
  readonly way: Way;
  /** The permissions boundary the user has to carry, where a guard is written. */
  readonly boundary: string | null;
  /** Of the rule that will be about that account and role. */
  readonly terms: Terms;
  readonly lapseMilliseconds: number;
}

export interface NewAccount {
  readonly slug: string;
  /** As AWS shows it. */
  readonly name: string;
  readonly email: string;
  readonly unit: OrganizationalUnit;
  /** The role Organizations makes, by which Rolecall gets in. */
  readonly birthRole: string;
  readonly roles: readonly NewRole[];
  readonly trust: TrustStyle;
  /** For the sign-in address of the account; null for none. */
  readonly alias: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly firstPeople: readonly FirstPerson[];
}

/** The account as rules see it and people ask for it. */
export function accountFrom(wanted: NewAccount, id: string): Account {
  const { slug, name, unit, birthRole, tags, trust } = wanted;
  return {
    ...{ slug, id, name, tags },
    roles: wanted.roles.map(({ key, roleName, sessionSeconds }) => ({
      ...{ key, roleName, sessionSeconds },
    })),
    managedBy: birthRole,
    ...(unit.path === "" ? {} : { unit: unit.path }),
    ...(trust === "named" ? { trust } : {}),
  };
}
