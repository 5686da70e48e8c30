// What a role may do, held against what Rolecall needs: what is missing and what is too much, in meaning and not in wording.
import type { HeldPolicy } from "../existing/landscape.ts";
import type { PolicyDocument } from "../iam-documents.ts";
import { covers, overlap, rightsIn } from "./policy-rights.ts";
import type { PolicyRight } from "./policy-rights.ts";

export interface PermissionGap {
  /** Needed, and allowed by no policy of the role. */
  readonly lacks: readonly PolicyRight[];
  /** Allowed, and not needed. */
  readonly exceeds: readonly PolicyRight[];
  /** Asked to be denied, and denied by none. */
  readonly unfenced: readonly PolicyRight[];
  /** Denied by one, though it is needed. */
  readonly barred: readonly PolicyRight[];
  /** Names of policies of AWS's own, none of which is needed. */
  readonly foreign: readonly string[];
  /** Names of policies that cannot be read. */
  readonly unreadable: readonly string[];
}

/** `held`: all policies of the role, inline and attached. */
export function comparePermissions(
  wanted: readonly PolicyDocument[],
  held: readonly HeldPolicy[],
): PermissionGap {
  const needed = wanted.flatMap((document) => rightsIn(document) ?? []);
  const own = held.filter(({ document }) => document !== undefined);
  const read = own.map(({ name, document }) => ({ name, rights: rightsIn(document) }));
  const has = read.flatMap(({ rights }) => rights ?? []);
  return {
    lacks: uncovered(only("Allow", needed), has),
    exceeds: uncovered(only("Allow", has), needed),
    unfenced: uncovered(only("Deny", needed), has),
    barred: uncovered(only("Deny", has), needed).filter((right) =>
      only("Allow", needed).some((need) => overlap(right, need)),
    ),
    foreign: held.filter((policy) => !own.includes(policy)).map(({ name }) => name),
    unreadable: read.filter(({ rights }) => rights === null).map(({ name }) => name),
  };
}

/** What of `wanted` a single document does not allow. */
export function lackingIn(
  wanted: readonly PolicyDocument[],
  document: unknown,
): readonly PolicyRight[] {
  const needed = only(
    "Allow",
    wanted.flatMap((one) => rightsIn(one) ?? []),
  );
  return uncovered(needed, rightsIn(document) ?? []);
}

function only(effect: PolicyRight["effect"], rights: readonly PolicyRight[]) {
  return rights.filter((right) => right.effect === effect);
}

function uncovered(
  rights: readonly PolicyRight[],
  by: readonly PolicyRight[],
): readonly PolicyRight[] {
  return rights.filter((right) => !by.some((one) => covers(one, right)));
}
