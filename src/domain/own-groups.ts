// A group of somebody's own: it holds the policies that let this one IAM user in, where AWS has no room for them on the user.
import { stepIn } from "./access-plan.ts";
import type { Plan } from "./access-plan.ts";
import { directPolicy, guardPolicy, policySize, tombstonePolicy } from "./iam-documents.ts";
import { isIn } from "./request.ts";
import type { AccessRequest } from "./request.ts";

export interface OwnGroup {
  readonly name: string;
  /** Of its inline policies, without white space. */
  readonly characters: number;
  /** In AWS; otherwise a request that is under way makes it. */
  readonly isThere: boolean;
}

/** Never an access group's name, since no account and no role has a dot in its own. */
export function ownGroupName(iamUser: string, number: number): string {
  return `own.${iamUser}.${number}`;
}

/** The IAM user whose own group it is; undefined where it is another group. */
export function ownerOfGroup(group: string): string | undefined {
  return /^own\.(.+)\.[1-9]\d*$/.exec(group)?.[1];
}

/** What a direct grant takes, with the tombstone it may need; a guard too where Denies of earlier requests are lifted. */
export function directCharacters(roleArn: string, hasGuard: boolean): number {
  const own = policySize(directPolicy(roleArn, 0)) + policySize(tombstonePolicy(roleArn));
  return hasGuard ? own + policySize(guardPolicy(roleArn, 0)) : own;
}

/**
 * The groups with what open requests take of them: those that wait have written nothing yet, and those that are
 * granted have not written their tombstones. What IAM shows of them is counted once.
 */
export function withPlanned(
  known: readonly OwnGroup[],
  open: readonly AccessRequest[],
  iamUser: string,
): readonly OwnGroup[] {
  const planned = plannedIn(open, iamUser);
  const isKnown = (name: string) => known.some((group) => group.name === name);
  return [
    ...known.map((group) => {
      const characters = Math.max(group.characters, planned.get(group.name) ?? 0);
      return { ...group, characters };
    }),
    ...[...planned]
      .filter(([name]) => !isKnown(name))
      .map(([name, characters]) => ({ name, characters, isThere: false })),
  ];
}

function plannedIn(open: readonly AccessRequest[], iamUser: string): ReadonlyMap<string, number> {
  const planned = new Map<string, number>();
  for (const plan of open.flatMap(plansOf)) {
    const allowed = stepIn(plan, "allow-directly");
    if (allowed?.heldBy === undefined || allowed.iamUser !== iamUser) continue;
    const needed = directCharacters(allowed.roleArn, stepIn(plan, "guard") !== undefined);
    planned.set(allowed.heldBy, (planned.get(allowed.heldBy) ?? 0) + needed);
  }
  return planned;
}

// Until they are requests of their own, the others are known by the one they were asked for with.
function plansOf(request: AccessRequest): readonly Plan[] {
  const { plan, others = [] } = request.ask;
  const isSpread = !isIn(request, "pending") && request.spread !== null;
  return isSpread ? [plan] : [plan, ...others.map((other) => other.plan)];
}
