// Goes through all roles there are to switch to: who opens each, and whether it can be proposed.
import { holdersIn } from "./holders.ts";
import type { Holder } from "./holders.ts";
import { judgeRole } from "./judge-role.ts";
import type { JudgedRole } from "./judge-role.ts";
import type { Found } from "./landscape.ts";
import { openersOf } from "./openers.ts";
import type { Opener } from "./proposal.ts";
import { roleCandidates } from "./role-candidates.ts";
import type { Candidate } from "./role-candidates.ts";

export interface FoundRole {
  readonly candidate: Candidate;
  readonly openers: readonly Opener[];
  readonly judged: JudgedRole;
}

export interface FoundRoles {
  readonly roles: readonly FoundRole[];
  /** Groups and users of others than Rolecall. */
  readonly holders: readonly Holder[];
}

export function findRoles(found: Found): FoundRoles {
  const holders = holdersIn(found.landscape);
  const opening = holders.all.filter(({ rights }) => rights.statements.length > 0);
  const candidates = roleCandidates(found.landscape, opening, found.insides);
  return {
    holders: holders.all,
    roles: candidates.map((candidate) => {
      const openers = openersOf(candidate.arn, { ...holders, all: opening });
      return { candidate, openers, judged: judgeRole(candidate, openers, found) };
    }),
  };
}
