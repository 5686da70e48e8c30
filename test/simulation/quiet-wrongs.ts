// What must hold when everything is quiet: IAM is exactly as the records say, and every record has one history.
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import { stepIn, strategyOf } from "../../src/domain/access-plan.ts";
import { dueAt } from "../../src/domain/progress.ts";
import { isIn } from "../../src/domain/request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import type { Rule } from "./effective-access.ts";
import type { Seat } from "./seats.ts";
import { clock } from "./simulated-world.ts";
import type { SimulatedWorld } from "./simulated-world.ts";
import type { Seen, Watch } from "./wrongs.ts";

export interface Quiet {
  readonly world: SimulatedWorld;
  readonly watch: Watch;
  readonly seats: readonly Seat[];
  /** References that people were given for what they asked. */
  readonly told: readonly string[];
}

/** Everything that is wrong, in words. */
export function quietWrongs(quiet: Quiet): string[] {
  const { seats, watch, world } = quiet;
  const requests = world.table.all().map(({ request }) => request);
  return [
    ...lostRequests(quiet, requests),
    ...requests.flatMap((request) => wrongAboutOthers(request, requests)),
    ...seats.map(watch.seenOf).flatMap(wrongOnSeat),
    ...strayPolicies(quiet, requests),
    ...requests.flatMap((request) => wrongInRecord(request, world.now)),
    ...world.failures.map((failure) => `a bug surfaced: ${String(failure)}`),
  ];
}

/** Nothing is left of anything, a day after. */
export function leftovers({ world }: Quiet): string[] {
  return world.table
    .all()
    .flatMap(({ request }) =>
      isIn(request, "ended") && request.state.clearings.length > 0
        ? [`${request.ref}: never cleared away`]
        : [],
    );
}

function lostRequests({ told }: Quiet, requests: readonly AccessRequest[]): string[] {
  const refs = new Set(requests.map(({ ref }) => ref));
  return told
    .filter((ref) => !refs.has(ref))
    .map((ref) => `${ref} was asked, and there is no record`);
}

/** What was asked for with a request is there once that is granted, or was left out; and never before. */
function wrongAboutOthers(head: AccessRequest, requests: readonly AccessRequest[]): string[] {
  const { ask, history, ref, spread } = head;
  const { others = [] } = ask;
  const isApproved = history.entries.some(({ what }) => what === "approved");
  if (isApproved && others.length > 0 && !spread) return [`${ref}: nobody opened the others`];
  const left = (spread?.leftOut ?? []).map(({ slug }) => slug);
  return others
    .filter((other) => {
      const isThere = requests.some((request) => request.ref === other.ref);
      return isThere !== (isApproved && !left.includes(other.account.slug));
    })
    .map((other) => `${ref}: ${other.ref}, asked for with it, is not as its record says`);
}

function wrongOnSeat(seen: Seen): string[] {
  return [...wrongMembership(seen), ...wrongRules(seen)].map(
    (wrong) => `${seen.seat.name}: ${wrong}`,
  );
}

/** Members are those whose grant is active, and whom somebody let in by hand. */
function wrongMembership({ byHand, iam, newest, seat }: Seen): string[] {
  const isWanted = newest !== undefined && isInByGroup(newest);
  if (isWanted === iam.isMember) return [];
  const hands = isWanted ? byHand.tookOut : byHand.letIn;
  if (hands.has(seat)) return [];
  const stands = newest?.state.name ?? "nothing";
  return [`the record says ${stands}, and in IAM ${iam.isMember ? "is" : "is no"} membership`];
}

function isInByGroup(request: AccessRequest): boolean {
  return isIn(request, "active") && strategyOf(request.ask.plan) === "group";
}

/** Just the guard or Allow of an active grant, with just its end; Denies of ended ones only until they are cleared away. */
function wrongRules({ byHand, iam, newest, requests, seat }: Seen): string[] {
  const wanted = newest && isIn(newest, "active") ? rulesOf(newest) : [];
  const missing = wanted.filter((rule) => !iam.rules.some((one) => isSame(one, rule)));
  const others = iam.rules.filter((rule) => !wanted.some((one) => isSame(one, rule)));
  const isClearing = requests.some(
    (request) => isIn(request, "ended") && request.state.clearings.length > 0,
  );
  const stray = others.filter(({ effect }) => effect === "Allow" || !isClearing);
  const isByHand = newest !== undefined && byHand.deletedPolicyOf.has(newest.ref);
  return [
    ...(isByHand ? [] : missing.map((rule) => `active, and IAM has no ${inWords(rule)}`)),
    ...stray.map((rule) => `a stray ${inWords(rule)} on ${seat.iamUser}`),
  ];
}

function rulesOf({ ask, state }: AccessRequest): Rule[] {
  const endsAt = state.name === "active" ? state.grant.endsAt : null;
  if (endsAt === null) return [];
  const allow = { effect: "Allow", from: -Infinity, until: endsAt } as const;
  const deny = { effect: "Deny", from: endsAt, until: Infinity } as const;
  return [
    ...(stepIn(ask.plan, "allow-directly") ? [allow] : []),
    ...(stepIn(ask.plan, "guard") ? [deny] : []),
  ];
}

function inWords({ effect, from, until }: Rule): string {
  return `${effect} from ${clock(from)} until ${clock(until)}`;
}

function isSame(one: Rule, other: Rule): boolean {
  return one.effect === other.effect && one.from === other.from && one.until === other.until;
}

/** Denies on roles in other accounts stay only while a record has them to clear away. */
function strayPolicies({ world }: Quiet, requests: readonly AccessRequest[]): string[] {
  const kept = requests.flatMap((request) =>
    isIn(request, "ended")
      ? request.state.clearings.flatMap(
          ({ plan }) => stepIn(plan, "release-sessions")?.policy ?? [],
        )
      : [],
  );
  return [...world.iam.state.roles.values()]
    .flatMap(({ policies }) => [...policies.keys()])
    .filter((policy) => !kept.includes(policy))
    .map((policy) => `${policy} is still there`);
}

function wrongDecisions({ history }: AccessRequest): string[] {
  const count = (what: string) =>
    history.entries
      .filter((entry) => entry.what === what)
      .reduce((sum, { times = 1 }) => sum + times, 0);
  const decisions =
    count("approved") +
    count("glass-broken") +
    count("denied") +
    count("withdrawn") +
    count("lapsed");
  return [
    ...(decisions > 1 ? [`${decisions} decisions`] : []),
    ...(count("granted") > 1 ? [`granted ${count("granted")} times`] : []),
    ...(count("granted") > count("approved") + count("glass-broken")
      ? ["granted without approval"]
      : []),
  ];
}

function wrongInRecord(request: AccessRequest, now: number): string[] {
  const due = dueAt(request, now);
  return [
    ...wrongDecisions(request),
    ...(request.claim ? ["still claimed"] : []),
    ...(isIn(request, "working", "extending", "ending") ? ["never finished"] : []),
    ...(due !== null && due <= now ? ["something is due that nobody does"] : []),
    ...(outstandingAnnouncements(request).length > 0 ? ["somebody was not told"] : []),
  ].map((wrong) => `${request.ref} (${request.state.name}): ${wrong}`);
}
