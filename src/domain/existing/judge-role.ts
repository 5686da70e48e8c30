// Whether a role that was found can be proposed, and what is to be known about it: by what its account says, where somebody has looked.
import type { Found, Landscape } from "./landscape.ts";
import type { HolderName, LeftOut, Opener, RoleNote } from "./proposal.ts";
import { isSeen } from "./role-candidates.ts";
import type { Candidate } from "./role-candidates.ts";
import { trustedHere } from "./trusted-here.ts";

/** What rolecall.yaml takes, which is what the console can switch to. */
const ROLE_NAME = /^(?=.{1,64}$)([\w+=,.@-]+\/)*[\w+=,.@-]+$/;

export type JudgedRole =
  | { readonly kind: "left-out"; readonly why: LeftOut | null }
  /** Of all whom it trusts, nobody's policies open it. */
  | { readonly kind: "unused" }
  | {
      readonly kind: "proposed";
      readonly isWithoutMfa: boolean;
      readonly externalId: string | null;
      readonly notes: readonly RoleNote[];
    };

export function judgeRole(
  candidate: Candidate,
  openers: readonly Opener[],
  found: Found,
): JudgedRole {
  const { seen } = candidate;
  if (seen === null) return judgeUnseen(candidate, openers, found);
  const judged = judgeTrust(candidate, seen.trust, found.landscape);
  if (judged.kind !== "proposed") return judged;
  return openers.length === 0 ? { kind: "unused" } : asNamed(candidate, judged);
}

const UNSEEN = { kind: "proposed", isWithoutMfa: false, externalId: null, notes: [] } as const;

function judgeUnseen(
  candidate: Candidate,
  openers: readonly Opener[],
  { landscape, insides }: Found,
): JudgedRole {
  const { accountId, arn } = candidate;
  if (openers.length === 0) return leftOut(null);
  const holders = openers.map(holderName);
  const account = landscape.accounts.find(({ id }) => id === accountId);
  if (account && !account.isOpen) {
    return leftOut({ kind: "closed", account: `${account.name} (${accountId})`, holders });
  }
  if (isSeen(insides, accountId)) return leftOut({ kind: "not-there", arn, holders });
  return asNamed(candidate, UNSEEN);
}

function asNamed({ roleName, arn }: Candidate, judged: JudgedRole): JudgedRole {
  return ROLE_NAME.test(roleName) ? judged : leftOut({ kind: "odd-role", arn });
}

function leftOut(why: LeftOut | null): JudgedRole {
  return { kind: "left-out", why };
}

function judgeTrust({ arn, isNamed }: Candidate, trust: unknown, home: Landscape): JudgedRole {
  const trusted = trustedHere(trust, home);
  if (trusted.kind === "named") {
    return leftOut({ kind: "names-people", arn, people: trusted.people });
  }
  // What a wildcard opens as far as people's own policies go, and the role itself does not, is nothing to speak of.
  if (trusted.kind !== "everybody") return leftOut(isNamed ? { kind: "trusts-nobody", arn } : null);
  const { mfa, externalId, keys } = trusted;
  const notes: RoleNote[] = [
    ...(mfa === "weak" ? [{ kind: "weak-mfa" } as const] : []),
    ...(keys.length > 0 ? [{ kind: "trust-condition", keys } as const] : []),
  ];
  return { kind: "proposed", isWithoutMfa: mfa === "not-needed", externalId, notes };
}

function holderName({ kind, name }: HolderName): HolderName {
  return { kind, name };
}
