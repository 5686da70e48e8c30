// An account of a client: what it is to be before it is connected, and how its roles were found.
import type { Account } from "../account.ts";
import type { TrustStyle } from "../trust-document.ts";
import type { NewRole } from "./new-account.ts";

export interface ClientsAccount {
  readonly slug: string;
  /** As people call it. */
  readonly name: string;
  /** Twelve digits. */
  readonly id: string;
  /** Ours, made for this client alone, and no secret. */
  readonly externalId: string;
  /** What the client is asked to make, with the managed policies each is to have. */
  readonly roles: readonly NewRole[];
  readonly trust: TrustStyle;
  /** ARNs of the IAM users to be trusted by name; none unless `trust` is `named`. */
  readonly people: readonly string[];
}

/** One role of a client's account, as it was found. */
export interface CheckedDoor {
  readonly roleKey: string;
  readonly roleName: string;
  readonly at: number;
  /** What is wrong, in sentences for the client; none: it is as it should be. */
  readonly faults: readonly string[];
  /** What to know about it, which keeps nobody out. */
  readonly notes: readonly string[];
  /** It asks people for the ExternalId too, so that they get in by the command line only. */
  readonly isCliOnly: boolean;
}

/** A connected account is looked at again and again, as long as it is connected. */
export interface Watch {
  readonly nextAt: number;
  /** Since when the client lets Rolecall in no more; `inside`: how many people have access then. */
  readonly shut: { readonly since: number; readonly why: string; readonly inside: number } | null;
  /** How many times it was shut, so that each is told by a message of its own. */
  readonly times: number;
}

/** The account as rules see it and people ask for it. `cliOnly`: keys of the roles that ask people for the ExternalId too. */
export function connectedAccount(wanted: ClientsAccount, cliOnly: readonly string[]): Account {
  const { slug, id, name, externalId, trust, people } = wanted;
  return {
    ...{ slug, id, name },
    roles: wanted.roles.map(({ key, roleName, sessionSeconds }) => ({
      ...{ key, roleName, sessionSeconds },
      ...(cliOnly.includes(key) ? { externalId } : {}),
      ...(trust === "account" ? { mfa: "not-needed" as const } : {}),
    })),
    client: { externalId, people: trust === "named" ? people : null },
  };
}

export function cliOnly(doors: readonly CheckedDoor[]): readonly string[] {
  return doors.filter(({ isCliOnly }) => isCliOnly).map(({ roleKey }) => roleKey);
}
