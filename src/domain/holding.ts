// What a request holds in IAM, as far as its record tells: small, so that all of them can be compared with what is there.
import { stepIn } from "./access-plan.ts";
import type { Plan } from "./access-plan.ts";
import { accessGroupOf, accessRoleArn } from "./account.ts";
import { endOfGrant } from "./end-grant.ts";
import type { Granted } from "./grant.ts";
import { isMembershipOurs } from "./ownership.ts";
import type { AccessRequest, InState, RequestKey } from "./request.ts";
import type { PolicyPlace } from "./seat-policies.ts";

export interface Holding {
  readonly key: RequestKey;
  readonly ref: string;
  readonly iamUser: string;
  /** The access group, whether or not the access is given by it. */
  readonly group: string;
  readonly roleArn: string;
  /** `in-hand`: it is being worked on, and nothing can be said. `over`: the access has ended and is being cleared away. */
  readonly expected: Expected | "in-hand" | "over";
  /** When the access was due to end, where it is to end and has not; missing also where the record says no more since. */
  readonly endsAt?: number;
}

/** What must be there. */
export interface Expected {
  /** When it last became so. */
  readonly since: number;
  /** When it is made sure of anyway: from then on nothing can be said until that is done. */
  readonly lookAgainAt: number | null;
  /** A membership that was there before is not ours to expect. */
  readonly membership: boolean;
  /** What holds the end: a guard, or a policy that lets them in by itself, or both. */
  readonly policies: readonly HeldPolicy[];
}

export interface HeldPolicy {
  readonly kind: "guard" | "direct";
  readonly name: string;
  readonly until: number;
  /** The group of the user's own that it is in; on the user where it is missing. */
  readonly heldBy?: string;
}

/** Undefined where a request can have nothing in IAM. */
export function holdingOf(request: AccessRequest): Holding | undefined {
  const { ask, key, ref } = request;
  const expected = expectedOf(request);
  if (expected === undefined) return undefined;
  const { group } = accessGroupOf(ask.account, ask.role);
  const roleArn = accessRoleArn(ask.partition, ask.account, ask.role);
  const endsAt = endDueAt(request);
  const due = endsAt === null ? {} : { endsAt };
  return { key, ref, iamUser: ask.iamUser, group, roleArn, expected, ...due };
}

function endDueAt(request: AccessRequest): number | null {
  const { state } = request;
  return state.name === "ending" ? state.end.at : endOfGrant(request);
}

/** Whether somebody in the group is there by this request, or was before it; not where it lets them in without the group. */
export function coversMembership({ expected }: Holding): boolean {
  if (typeof expected === "string") return true;
  return expected.membership || !expected.policies.some(({ kind }) => kind === "direct");
}

/** All of them, with those that are known better in place of what was known before. */
export function corrected(
  holdings: readonly Holding[],
  better: readonly Holding[],
): readonly Holding[] {
  const isKnownBetter = ({ key }: Holding) => better.some((one) => isSameKey(one.key, key));
  return [...better, ...holdings.filter((holding) => !isKnownBetter(holding))];
}

export function isSameKey(one: RequestKey, other: RequestKey): boolean {
  return one.subject === other.subject && one.number === other.number;
}

function expectedOf(request: AccessRequest): Holding["expected"] | undefined {
  const { state } = request;
  switch (state.name) {
    case "active":
      return whileActive(request as InState<"active">);
    case "working":
    case "extending":
    case "stuck":
      return "in-hand";
    case "ending":
      return "over";
    case "ended":
      return state.clearings.some(({ plan }) => isAboutUser(plan)) ? "over" : undefined;
    default:
      return undefined;
  }
}

// Clearing away what ended open sessions in the account touches nothing of the user.
function isAboutUser(plan: Plan): boolean {
  return plan.steps.some(({ name }) => name !== "release-sessions");
}

function whileActive({ ask, claim, state }: InState<"active">): Holding["expected"] {
  const { grant } = state;
  if (claim) return "in-hand";
  const isOurs = isMembershipOurs(grant.journal);
  return {
    since: changedAt(grant),
    lookAgainAt: grant.looks[0] ?? null,
    membership: isOurs && stepIn(ask.plan, "join-group") !== undefined,
    policies: isOurs ? heldPolicies(ask.plan, grant.endsAt) : [],
  };
}

function heldPolicies(plan: Plan, until: number | null): HeldPolicy[] {
  if (until === null) return [];
  const guard = stepIn(plan, "guard");
  const direct = stepIn(plan, "allow-directly");
  return [
    ...(guard ? [heldPolicy("guard", guard, until)] : []),
    ...(direct ? [heldPolicy("direct", direct, until)] : []),
  ];
}

function heldPolicy(
  kind: HeldPolicy["kind"],
  { policy: name, heldBy }: PolicyPlace,
  until: number,
): HeldPolicy {
  return { kind, name, until, ...(heldBy === undefined ? {} : { heldBy }) };
}

function changedAt({ since, lastExtension }: Granted): number {
  return lastExtension?.outcome === "extended" ? lastExtension.at : since;
}
