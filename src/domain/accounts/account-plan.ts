// What an approved request about an account will do: ordered steps, as data.
import { ACCESS_GROUP_PATH, accessGroupName, accessGroupOf } from "../account.ts";
import type { Account } from "../account.ts";
import type { TrustStyle } from "../trust-document.ts";
import type { ClientsAccount } from "./clients-account.ts";
import type { NewAccount, OrganizationalUnit } from "./new-account.ts";

interface Group {
  readonly group: string;
  readonly path: string;
}

export type AccountStep =
  | {
      readonly name: "create-account";
      readonly accountName: string;
      readonly email: string;
      readonly birthRole: string;
      readonly tags: Readonly<Record<string, string>>;
    }
  /** Until AWS says that it is there. */
  | { readonly name: "await-account" }
  /** Until its role can be assumed, which may be minutes later. */
  | { readonly name: "enter-account" }
  | { readonly name: "harden-trust"; readonly roleName: string; readonly trust: TrustStyle }
  | {
      readonly name: "make-role";
      readonly key: string;
      readonly roleName: string;
      readonly sessionSeconds: number;
      readonly policies: readonly string[];
      readonly trust: TrustStyle;
    }
  | { readonly name: "set-alias"; readonly alias: string }
  | ({ readonly name: "make-group"; readonly roleName: string } & Group)
  | { readonly name: "move-account"; readonly unit: OrganizationalUnit }
  | { readonly name: "register-account" }
  /** Finds out what the client is to trust, for what is sent to them. */
  | { readonly name: "prepare-kit" }
  /** Until every role in the client's account lets people and Rolecall in, and nobody else. */
  | { readonly name: "await-client" }
  | { readonly name: "first-grants" }
  /** From then on nobody can ask for access to it. */
  | { readonly name: "shut-door" }
  | { readonly name: "end-grants" }
  | { readonly name: "close-account" }
  /** Until AWS shows it as suspended. */
  | { readonly name: "await-closure" }
  | ({ readonly name: "remove-group" } & Group)
  | { readonly name: "strike-off" };

export type AccountStepName = AccountStep["name"];
export type AccountStepOf<Name extends AccountStepName> = Extract<AccountStep, { name: Name }>;

export interface AccountPlan {
  readonly steps: readonly AccountStep[];
}

/**
 * The order matters. Nobody but us can get in before the trust is hardened. The account is set up before it is moved, since
 * what is forbidden in its unit might forbid setting it up; and it is moved before it is registered, so that nobody works
 * in it while only the policies of the root apply.
 */
export function creationPlan(wanted: NewAccount): AccountPlan {
  const { name: accountName, email, birthRole, tags, trust, alias, unit, firstPeople } = wanted;
  const others = wanted.roles.filter(({ roleName }) => roleName !== birthRole);
  return {
    steps: [
      { name: "create-account", accountName, email, birthRole, tags },
      { name: "await-account" },
      { name: "enter-account" },
      { name: "harden-trust", roleName: birthRole, trust },
      ...others.map(({ key, roleName, sessionSeconds, policies }) => ({
        ...{ name: "make-role" as const, key, roleName, sessionSeconds, policies, trust },
      })),
      ...(alias === null ? [] : [{ name: "set-alias" as const, alias }]),
      ...wanted.roles.map(({ key, roleName }) => ({
        ...{ name: "make-group" as const, path: ACCESS_GROUP_PATH, roleName },
        group: accessGroupName(wanted.slug, key),
      })),
      { name: "move-account", unit },
      { name: "register-account" },
      ...(firstPeople.length === 0 ? [] : [{ name: "first-grants" as const }]),
    ],
  };
}

/** The client makes the roles; nobody is asked to wait for a group before there is anything to switch to. */
export function connectionPlan({ slug, roles }: ClientsAccount): AccountPlan {
  return {
    steps: [
      { name: "prepare-kit" },
      { name: "await-client" },
      ...roles.map(({ key, roleName }) => ({
        ...{ name: "make-group" as const, path: ACCESS_GROUP_PATH, roleName },
        group: accessGroupName(slug, key),
      })),
      { name: "register-account" },
    ],
  };
}

/** What is the client's stays as it is. */
export function disconnectionPlan(account: Account): AccountPlan {
  return {
    steps: [
      { name: "shut-door" },
      { name: "end-grants" },
      ...removals(account),
      { name: "strike-off" },
    ],
  };
}

/** Nobody is let in any more before anybody is put out, and nothing is closed before everybody is out. */
export function closingPlan(account: Account): AccountPlan {
  return {
    steps: [
      { name: "shut-door" },
      { name: "end-grants" },
      { name: "close-account" },
      { name: "await-closure" },
      ...removals(account),
      { name: "strike-off" },
    ],
  };
}

/** Of the groups that are ours; others belong to whoever made them. */
function removals(account: Account): AccountStep[] {
  return account.roles
    .map((role) => accessGroupOf(account, role))
    .filter(({ isOurs }) => isOurs)
    .map(({ group, path }) => ({ name: "remove-group", group, path }));
}

/** Tells the steps of a plan apart, and their entries in the journal: two roles are made by two steps of one name. */
export function stepKey(step: AccountStep): string {
  switch (step.name) {
    case "make-role":
      return `${step.name} ${step.key}`;
    case "make-group":
    case "remove-group":
      return `${step.name} ${step.group}`;
    default:
      return step.name;
  }
}
