// Which roles of other accounts there are to switch to: those that policies name, those that a pattern suggests, and those seen.
import { roleArnIn } from "../account.ts";
import { hasVariable, isLiteral, matchesWildcards } from "./found-statements.ts";
import type { Holder } from "./holders.ts";
import type { ExistingRole, Insides, Landscape } from "./landscape.ts";
import { allowedPatterns } from "./switching-rights.ts";
import type { SwitchingRights } from "./switching-rights.ts";

export interface Candidate {
  readonly accountId: string;
  /** With its path where it has one. */
  readonly roleName: string;
  readonly arn: string;
  /** By a policy, and not only by a pattern. */
  readonly isNamed: boolean;
  readonly guessedFrom: string | null;
  /** As it is seen from inside; null where nobody has looked. */
  readonly seen: ExistingRole | null;
}

/** Of every account but the management account itself, each once, in the order of their ARNs. */
export function roleCandidates(
  landscape: Landscape,
  holders: readonly Holder[],
  insides: Insides,
): readonly Candidate[] {
  const patterns = [...new Set(holders.flatMap(({ rights }) => allowedPatterns(rights)))];
  const found = [
    ...seenRoles(landscape, { insides, patterns }),
    ...patterns.flatMap((pattern) => namedRole(pattern) ?? []),
    ...patterns.flatMap((pattern) => guessedRoles(pattern, landscape, insides)),
  ].filter(({ accountId }) => accountId !== landscape.managementId);
  const byArn = new Map<string, Candidate>();
  for (const candidate of found) {
    if (!byArn.has(candidate.arn)) byArn.set(candidate.arn, candidate);
  }
  return [...byArn.values()].sort((one, other) => (one.arn < other.arn ? -1 : 1));
}

function seenRoles(
  { partition }: Landscape,
  { insides, patterns }: { readonly insides: Insides; readonly patterns: readonly string[] },
): Candidate[] {
  const named = new Set(patterns);
  return [...insides].flatMap(([accountId, inside]) => {
    if ("why" in inside) return [];
    return inside.map((seen) => {
      const { roleName } = seen;
      const arn = roleArnIn(partition, accountId, roleName);
      return { ...{ accountId, roleName, arn, seen }, isNamed: named.has(arn), guessedFrom: null };
    });
  });
}

const ROLE = /^arn:[\w*-]+:iam::([\d*?]+):role\/(.+)$/s;

function namedRole(pattern: string): Candidate | null {
  const [, accountId = "", roleName = ""] = ROLE.exec(pattern) ?? [];
  if (!isLiteral(pattern) || !/^\d{12}$/.test(accountId)) return null;
  return { accountId, roleName, arn: pattern, isNamed: true, guessedFrom: null, seen: null };
}

/** `arn:aws:iam::*:role/Admin` says that every account has such a role, or will have. */
function guessedRoles(pattern: string, landscape: Landscape, insides: Insides): Candidate[] {
  const [, accounts = "", roleName = ""] = ROLE.exec(pattern) ?? [];
  if (!/[*?]/.test(accounts) || !isLiteral(roleName)) return [];
  return landscape.accounts
    .filter(({ id, isOpen }) => isOpen && matchesWildcards(accounts, id) && !isSeen(insides, id))
    .map(({ id }) => ({
      ...{ accountId: id, roleName, arn: roleArnIn(landscape.partition, id, roleName) },
      ...{ isNamed: false, guessedFrom: pattern, seen: null },
    }));
}

/** Whether somebody has looked into the account, so that what is not there is known too. */
export function isSeen(insides: Insides, accountId: string): boolean {
  const inside = insides.get(accountId);
  return inside !== undefined && !("why" in inside);
}

/** Patterns of roles in one account, `arn:aws:iam::222222222222:role/team/*`, where nobody knows which there are. */
export function unknownPatterns(rights: SwitchingRights, insides: Insides): readonly string[] {
  return allowedPatterns(rights).filter((pattern) => {
    const [, accounts = "", roleName = ""] = ROLE.exec(pattern) ?? [];
    if (!/^\d{12}$/.test(accounts) || isSeen(insides, accounts)) return false;
    return !isLiteral(roleName) && !hasVariable(roleName);
  });
}
