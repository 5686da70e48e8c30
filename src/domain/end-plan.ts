// How a grant is undone: what an end does at once, and what is cleared away when no late call can land any more.
import { stepIn } from "./access-plan.ts";
import type { Plan, Step } from "./access-plan.ts";
import { accessRoleArn } from "./account.ts";
import { LONGEST_SESSION, QUARANTINE } from "./grant.ts";
import type { PlannedClearing } from "./grant.ts";
import { placeOf, placeText, sessionsName, tombstoneName } from "./seat-policies.ts";
import type { PolicyPlace } from "./seat-policies.ts";
import type { AccessRequest, Ask } from "./request.ts";

/** How Rolecall gets into the account to end sessions there, as rolecall.yaml has it now. */
export interface Manager {
  readonly managedBy: string | null;
  /** What it has to say to get in, where a client owns the account. */
  readonly externalId?: string;
}

export interface Ending {
  /** Before the guard's own end, or where there is no guard. */
  readonly early: boolean;
  /** A membership that was there before is left alone. */
  readonly membershipIsOurs: boolean;
  /** Set where open sessions are to be ended too. */
  readonly sessions: Manager | null;
}

type Ended = Pick<AccessRequest, "ask" | "ref">;

/** The tombstone comes first: one call, and AWS refuses, whatever happens next. */
export function endPlan({ ask, ref }: Ended, ending: Ending): Plan {
  const sessions = ending.sessions ? [endSessions({ ask, ref }, ending)] : [];
  if (!ending.membershipIsOurs) return { steps: sessions };
  return {
    steps: [
      ...(ending.early && ask.mayDeny ? [tombstone({ ask, ref })] : []),
      ...withdrawal(ask),
      ...distrust(ask),
      ...sessions,
    ],
  };
}

/** In the order in which they become due. */
export function clearings({ ask, ref }: Ended, ending: Ending): PlannedClearing[] {
  const ours = { after: QUARANTINE, plan: clearPlan({ ask, ref }, ending.early) };
  const release = ending.sessions && {
    after: LONGEST_SESSION,
    plan: { steps: [releaseSessions({ ask, ref }, ending)] },
  };
  return [...(ending.membershipIsOurs ? [ours] : []), ...(release ? [release] : [])];
}

function tombstone({ ask, ref }: Ended): Step {
  const { account, role, iamUser, partition } = ask;
  const place = tombstonePlace({ ask, ref });
  const instead = stepIn(ask.plan, "guard")?.policy ?? null;
  const roleArn = accessRoleArn(partition, account, role);
  return { name: "tombstone", iamUser, ...place, roleArn, instead };
}

// Where the Allow is: whoever is out of the group that holds both is let in by neither.
function tombstonePlace({ ask, ref }: Ended): PolicyPlace {
  const policy = tombstoneName(ownerOf({ ask, ref }));
  return placeOf(policy, stepIn(ask.plan, "allow-directly")?.heldBy);
}

function withdrawal({ plan }: Ask): Step[] {
  const allowed = stepIn(plan, "allow-directly");
  if (allowed) {
    const { iamUser, policy, heldBy } = allowed;
    return [{ name: "disallow", iamUser, ...placeOf(policy, heldBy) }];
  }
  const joined = stepIn(plan, "join-group");
  if (!joined) return [];
  const { group, iamUser } = joined;
  return [
    { name: "leave-group", group, iamUser },
    { name: "read-back-left", group, iamUser },
  ];
}

// What opens the account is gone by then, so that AWS may as well be slow there.
function distrust({ plan }: Ask): Step[] {
  const trusted = stepIn(plan, "trust-person");
  return trusted ? [{ ...trusted, name: "distrust-person" }] : [];
}

/** One last look, for what a late call may have done, and only then do the Denies go. */
function clearPlan(ended: Ended, early: boolean): Plan {
  const { plan, iamUser } = ended.ask;
  const joined = stepIn(plan, "join-group");
  const policies = deniesOf(ended, early);
  const last: Step[] = joined
    ? [{ name: "look-again", group: joined.group, iamUser }]
    : withdrawal(ended.ask);
  const lift: Step[] = policies.length > 0 ? [{ name: "lift-denies", iamUser, policies }] : [];
  return { steps: [...last, ...lift, ...distrust(ended.ask)] };
}

function deniesOf({ ask, ref }: Ended, early: boolean): string[] {
  const guard = stepIn(ask.plan, "guard");
  return [
    ...(guard ? [placeText(guard)] : []),
    ...(early && ask.mayDeny ? [placeText(tombstonePlace({ ask, ref }))] : []),
  ];
}

function endSessions(ended: Ended, { sessions }: Ending): Step {
  return { name: "end-sessions", ...inAccount(ended, sessions) };
}

function releaseSessions(ended: Ended, { sessions }: Ending): Step {
  return { name: "release-sessions", ...inAccount(ended, sessions) };
}

function inAccount({ ask, ref }: Ended, manager: Manager | null) {
  const { account, role, iamUser } = ask;
  const { managedBy = null, ...told } = manager ?? {};
  const policy = sessionsName(iamUser, ref);
  return { accountId: account.id, roleName: role.roleName, managedBy, ...told, iamUser, policy };
}

function ownerOf({ ask, ref }: Ended) {
  return { slug: ask.account.slug, roleKey: ask.role.key, ref };
}

const MOST_LIFTED = 20;

/**
 * Denies of earlier requests that a new one on the same seat has to take away: those of `latest` while they
 * are there, or were until a moment ago and may be written once more, and those it had to take away itself.
 */
export function deniesBefore(latest: AccessRequest | undefined, now: number): string[] {
  if (!latest) return [];
  const { state, ask } = latest;
  const carried = stepIn(ask.plan, "lift-denies")?.policies ?? [];
  // What came to nothing lifted nothing, and the one before it may not have been cleared away yet.
  if (state.name !== "ended") return now - ask.askedAt < DAY ? [...carried] : [];
  const isNear = state.clearings.length > 0 || now - state.at < 3 * QUARANTINE;
  if (!isNear) return [];
  return [...carried, ...deniesOf(latest, true)].slice(-MOST_LIFTED);
}

const DAY = 24 * 3600 * 1000;
