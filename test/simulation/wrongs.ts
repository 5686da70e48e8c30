// What must hold at every moment of a story, whoever sleeps, dies or calls late.
import type { Approval } from "../../src/domain/approval.ts";
import { personKey } from "../../src/domain/person.ts";
import { isIn, isOpen } from "../../src/domain/request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { mayAssume, seatInIam } from "./effective-access.ts";
import type { SeatInIam } from "./effective-access.ts";
import { APPROVERS, ruleOn } from "./seats.ts";
import type { Seat } from "./seats.ts";
import { clock } from "./simulated-world.ts";
import type { ByHand, SimulatedWorld } from "./simulated-world.ts";
import type { Stored } from "./simulated-table.ts";

export interface Seen {
  readonly seat: Seat;
  readonly requests: readonly AccessRequest[];
  readonly newest: AccessRequest | undefined;
  readonly iam: SeatInIam;
  readonly byHand: ByHand;
  /** When a request's grant ends or was to end, by its record; null where it never had an end. */
  recordedEnd(request: AccessRequest): number | null;
  /** The same, or the end of more time that was approved and could not be given: AWS may have it already. */
  approvedEnd(request: AccessRequest): number | null;
  /** By AWS's clock. */
  now(): number;
  /** How far clocks may be apart. */
  readonly skew: number;
}

type Wrong = (seen: Seen) => string | undefined;

const WRONGS: readonly Wrong[] = [
  accessThatNoGrantExplains,
  accessPastItsEnd,
  accessThatAwsWouldNotEnd,
  guardOnAccessThatIsNotOurs,
  twoOpenRequests,
  endBeforeThePromisedOne,
  inWithoutTheYeses,
];

export interface Watch {
  /** The first thing that is wrong now, in words. Looks only where something has changed. */
  look(): string | undefined;
  seenOf(seat: Seat): Seen;
}

export function watch(world: SimulatedWorld, seats: readonly Seat[]): Watch {
  const watched = new Map(seats.map((seat) => [seat, watchSeat(world, seat)]));
  return {
    seenOf: (seat) => watched.get(seat)?.seen() ?? watchSeat(world, seat).seen(),
    look: () => {
      for (const { hasChanged, seen } of watched.values()) {
        const words = hasChanged() ? firstWrong(seen()) : undefined;
        if (words !== undefined) return words;
      }
      return undefined;
    },
  };
}

interface WatchedSeat {
  /** Since it was last seen. */
  hasChanged(): boolean;
  seen(): Seen;
}

function watchSeat(world: SimulatedWorld, seat: Seat): WatchedSeat {
  const { byHand, skew, table, changesOf } = world;
  const { remember, ...ends } = rememberedEnds();
  let last: Look | undefined;
  let lookedAt = NaN;

  const look = (): Look => {
    const stored = table.of(seat.subject);
    const changes = changesOf.get(seat.iamUser);
    const iam = last && last.changes === changes ? last.seen.iam : seatInIam(world, seat);
    const requests = stored.map(({ request }) => request);
    const newest = requests.at(-1);
    if (newest) remember(newest);
    const now = () => world.now;
    return { stored, changes, seen: { seat, requests, newest, iam, byHand, skew, now, ...ends } };
  };
  const isAsBefore = () =>
    last?.stored === table.of(seat.subject) && last.changes === changesOf.get(seat.iamUser);
  return {
    hasChanged: () => lookedAt !== world.now || !isAsBefore(),
    seen: () => {
      lookedAt = world.now;
      if (!last || !isAsBefore()) last = look();
      return last.seen;
    },
  };
}

interface Look {
  readonly stored: readonly Stored[];
  readonly changes: number | undefined;
  readonly seen: Seen;
}

interface Ends extends Pick<Seen, "recordedEnd" | "approvedEnd"> {
  remember(request: AccessRequest): void;
}

/** The ends that requests have had, since an ended one does not tell any more. */
function rememberedEnds(): Ends {
  const recorded = new Map<string, number | null>();
  const approved = new Map<string, number>();
  return {
    recordedEnd: ({ ref }) => recorded.get(ref) ?? null,
    approvedEnd: ({ ref }) => approved.get(ref) ?? null,
    remember: ({ ref, state }) => {
      const endsAt =
        state.name === "active"
          ? state.grant.endsAt
          : state.name === "extending"
            ? state.endsAt
            : undefined;
      if (endsAt !== undefined) recorded.set(ref, endsAt);
      if (endsAt) approved.set(ref, Math.max(endsAt, approved.get(ref) ?? 0));
    },
  };
}

function firstWrong(seen: Seen): string | undefined {
  for (const wrong of WRONGS) {
    const words = wrong(seen);
    if (words !== undefined) return `${seen.seat.name}: ${words}`;
  }
  return undefined;
}

/** Nobody can get in whom no grant lets in by the record. While an end is under way, its Deny may not be written yet. */
function accessThatNoGrantExplains(seen: Seen): string | undefined {
  const { iam, newest, now } = seen;
  if (!mayAssume(iam, now()) || isLetInByHand(seen)) return undefined;
  if (newest && letsIn(newest)) return undefined;
  const before = seen.requests.filter((request) => !isOpen(request));
  if (before.some((request) => isWithinItsTime(seen, request) || isDisarmedByHand(seen, request))) {
    return undefined;
  }
  return `in, and the record says ${newest?.state.name ?? "that nobody ever asked"}`;
}

function letsIn(request: AccessRequest): boolean {
  return isIn(request, "working", "active", "extending", "stuck", "ending");
}

// Whoever ended it had a clock that was ahead; AWS ends it at the time that was promised.
function isWithinItsTime({ now, recordedEnd }: Seen, request: AccessRequest): boolean {
  if (!isIn(request, "ended") || request.state.end.cause !== "expired") return false;
  const end = recordedEnd(request);
  return end !== null && now() < end;
}

/** While its Denies should still stand, and somebody has deleted one of them. */
function isDisarmedByHand({ byHand }: Seen, request: AccessRequest): boolean {
  return (isQuarantined(request) || isOpen(request)) && byHand.deletedPolicyOf.has(request.ref);
}

function isQuarantined(request: AccessRequest): boolean {
  return isIn(request, "ended") && request.state.clearings.length > 0;
}

function isLetInByHand({ byHand, seat }: Seen): boolean {
  return byHand.letIn.has(seat);
}

/** Nobody can get in once the time of their grant is over. */
function accessPastItsEnd(seen: Seen): string | undefined {
  const { iam, newest, now, approvedEnd, skew } = seen;
  if (!newest || !isOpen(newest)) return undefined;
  const end = approvedEnd(newest) ?? Infinity;
  if (now() < end + skew || !mayAssume(iam, now())) return undefined;
  if (isLetInByHand(seen) || isDisarmedByHand(seen, newest)) return undefined;
  return `in at ${clock(now())}, and ${newest.ref} ended at ${clock(end)}`;
}

/** If every process died now, AWS would end a timed grant when its time is over. */
function accessThatAwsWouldNotEnd(seen: Seen): string | undefined {
  const { iam, newest, now, approvedEnd, skew } = seen;
  if (!newest || !letsIn(newest) || newest.ask.lasting === "standing") return undefined;
  if (isLetInByHand(seen) || isOpenedByHand(seen, newest)) return undefined;
  const latest = approvedEnd(newest) ?? now() + newest.ask.lasting * 1000;
  const after = Math.max(latest, now()) + skew + 1000;
  if (!mayAssume(iam, after)) return undefined;
  return `if everybody died, ${newest.ref} (${newest.state.name}) would be in after ${clock(latest)}`;
}

// Until a request has written its own guard, a late call of the one before is held by that one's Denies alone.
function isOpenedByHand(seen: Seen, newest: AccessRequest): boolean {
  const isWithoutGuard =
    isIn(newest, "working", "stuck", "ending") && seen.approvedEnd(newest) === null;
  const relied = isWithoutGuard ? seen.requests : [newest];
  return relied.some((request) => isDisarmedByHand(seen, request));
}

/** Access that was there before the grant has no end of ours. */
function guardOnAccessThatIsNotOurs({ iam, newest, requests }: Seen): string | undefined {
  if (!newest || !isIn(newest, "active") || !isNotOurs(newest)) return undefined;
  if (requests.some(isQuarantined)) return undefined;
  return iam.rules.some(({ effect }) => effect === "Deny")
    ? `${newest.ref} found somebody in, and there is a Deny`
    : undefined;
}

function isNotOurs({ state, ask }: AccessRequest): boolean {
  return state.name === "active" && state.grant.endsAt === null && ask.lasting !== "standing";
}

/** Nobody is let in, or for longer, unless as many different people said yes as the rule wants. */
function inWithoutTheYeses({ newest, seat }: Seen): string | undefined {
  if (!newest || newest.ask.isBreakGlass) return undefined;
  const { approvals } = ruleOn(seat);
  const short = approvalsOf(newest).find((approval) => yeses(approval, seat) < approvals);
  return short && `${newest.ref} has ${yeses(short, seat)} yeses, and ${approvals} are needed`;
}

function approvalsOf({ state }: AccessRequest): Approval[] {
  switch (state.name) {
    case "working":
    case "stuck":
      return [state.approval];
    case "active":
      return [state.grant.approval];
    case "extending":
      return [state.grant.approval, state.approval];
    default:
      return [];
  }
}

/** Of approvers other than the one who is let in, each counted once. */
function yeses({ by, before = [] }: Approval, { person }: Seat): number {
  const said = by ? [...before, by] : before;
  const counting = said.map(personKey).filter((one) => one !== personKey(person));
  return new Set(counting.filter((one) => APPROVERS.some((may) => personKey(may) === one))).size;
}

function twoOpenRequests({ requests }: Seen): string | undefined {
  const open = requests.filter(isOpen);
  return open.length > 1 ? `${open.map(({ ref }) => ref).join(" and ")} are both open` : undefined;
}

/** More time never means less. */
function endBeforeThePromisedOne({ newest }: Seen): string | undefined {
  if (!newest || !isIn(newest, "extending")) return undefined;
  const { endsAt, grant } = newest.state;
  if (grant.endsAt === null || endsAt >= grant.endsAt) return undefined;
  return `${newest.ref} ended at ${clock(grant.endsAt)}, and with more time at ${clock(endsAt)}`;
}
