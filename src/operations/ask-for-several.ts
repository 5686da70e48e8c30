// Somebody asks for several accounts in the same words: one card and one decision for all that one rule is about.
import { MOST_ACCOUNTS } from "../domain/batch.ts";
import { findWanted } from "../domain/access-policy.ts";
import type { Wanted } from "../domain/access-policy.ts";
import { whyNoMfa } from "../domain/mfa.ts";
import type { MfaState } from "../domain/mfa.ts";
import type { SlackPerson } from "../domain/person.ts";
import { dueAt } from "../domain/progress.ts";
import { readReason } from "../domain/reason.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import { isIn, seatSubject } from "../domain/request.ts";
import type { AccessRequest } from "../domain/request.ts";
import type { AskPorts } from "./ask-ports.ts";
import { findWays } from "./find-ways.ts";
import { wantedLasting } from "./find-way.ts";
import { linkedUser } from "./linked-user.ts";
import { mfaOf } from "./mfa-of.ts";
import type { Mfa } from "./mfa-of.ts";
import { newRequest, otherSeat, unlessAsked } from "./new-request.ts";
import type { SeatAsked } from "./new-request.ts";
import { latestOnSeat, seatAnswer } from "./seat-answer.ts";
import { whyMayNotAsk } from "./who-may-ask.ts";
import { whyKeptOut } from "./why-kept-out.ts";

export interface AskForSeveral {
  readonly requester: SlackPerson;
  readonly slugs: readonly string[];
  readonly roleKey: string;
  readonly reason: string;
  readonly lasting?: string | undefined;
}

/** An account that is not asked for with the others, and why. */
export interface LeftOut {
  readonly slug: string;
  readonly refusal: Refusal | "already-in";
}

export interface SeveralAsked {
  /** One for each rule, which carries the others of that rule. */
  readonly requests: readonly AccessRequest[];
  readonly leftOut: readonly LeftOut[];
  /** Of what was asked for; missing where no role asks for MFA. */
  readonly mfa?: MfaState;
}

type Seat = Omit<SeatAsked, "way"> & { readonly mfa: Mfa };

/** A refusal where nothing can be asked for at all. */
export async function askForSeveral(
  ports: AskPorts,
  asked: AskForSeveral,
): Promise<SeveralAsked | Refusal> {
  const slugs = [...new Set(asked.slugs.map((slug) => slug.toLowerCase()))];
  if (slugs.length > MOST_ACCOUNTS) {
    return { refused: "too-many-accounts", asked: slugs.length, most: MOST_ACCOUNTS };
  }
  const reason = readReason(asked.reason);
  if (isRefusal(reason)) return reason;
  const iamUser = await linkedUser(ports.directory, asked.requester);
  if (isRefusal(iamUser)) return iamUser;
  const waiting = await carriedAlready(ports, asked);
  const seats = await Promise.all(
    slugs.map(async (slug) => waiting.get(slug) ?? seatFor(ports, asked, { slug, iamUser })),
  );
  const free = seats.filter((seat) => "wanted" in seat);
  const leftOut = seats.filter((seat) => "refusal" in seat);
  const ways = await findWays(ports, free);
  if (isRefusal(ways)) return ways;
  const withWays = free.flatMap((seat, index) => {
    const way = ways[index];
    return way ? [{ ...seat, way }] : [];
  });
  const opened = await openByRule(ports, withWays, reason);
  const mfa = free.find((seat) => seat.mfa.state !== "not-needed")?.mfa.state;
  return {
    requests: opened.requests,
    leftOut: [...leftOut, ...opened.leftOut],
    ...(mfa === undefined ? {} : { mfa }),
  };
}

// Only the first of several takes its seat while it waits; the others are in its record.
async function carriedAlready(
  { store }: AskPorts,
  { requester, roleKey }: AskForSeveral,
): Promise<ReadonlyMap<string, LeftOut>> {
  const open = await store.openOf(requester);
  const carried = open
    .filter((request) => isIn(request, "pending"))
    .flatMap(({ ask, ref }) =>
      (ask.others ?? []).map(({ account, role }) => ({ account, role, ref })),
    )
    .filter(({ role }) => role.key === roleKey.toLowerCase());
  return new Map(
    carried.map(({ account: { slug }, role, ref }) => {
      const refusal: Refusal = { refused: "already-asked", ref, account: slug, role: role.key };
      return [slug, { slug, refusal }];
    }),
  );
}

async function seatFor(
  ports: AskPorts,
  asked: AskForSeveral,
  { slug, iamUser }: { readonly slug: string; readonly iamUser: string },
): Promise<Seat | LeftOut> {
  const { requester } = asked;
  const wanted = findWanted(ports.policy, slug, asked.roleKey);
  if (isRefusal(wanted)) return { slug, refusal: wanted };
  const lasting = wantedLasting(wanted, asked.lasting);
  if (typeof lasting === "object") return { slug, refusal: lasting };
  const refusal =
    whyAlone(wanted) ??
    (await whyMayNotAsk(ports, wanted, requester)) ??
    whyKeptOut(ports, wanted, iamUser);
  if (refusal) return { slug, refusal };
  const subject = seatSubject(requester, wanted.account.slug, wanted.role.key);
  const [latest, mfa] = await Promise.all([
    latestOnSeat(ports, { subject, wanted, iamUser }),
    mfaOf(ports.directory, wanted.role, iamUser),
  ]);
  const seat = { requester, wanted, iamUser, lasting, subject, latest, mfa };
  return (await seatTaken(ports, seat)) ?? withoutMfa(seat) ?? seat;
}

function withoutMfa({ wanted: { account, role }, iamUser, mfa }: Seat): LeftOut | undefined {
  const { slug } = account;
  const refusal = whyNoMfa({ account: slug, role: role.key, iamUser }, mfa.state);
  return refusal && { slug, refusal };
}

async function seatTaken(ports: AskPorts, seat: Omit<Seat, "mfa">): Promise<LeftOut | undefined> {
  const answer = await seatAnswer(ports, seat);
  const { slug } = seat.wanted.account;
  if (!answer) return undefined;
  return { slug, refusal: answer.kind === "refused" ? answer.refusal : "already-in" };
}

// Whose name has to be typed is not to be asked for among forty others.
function whyAlone({ account, role, rule }: Wanted): Refusal | undefined {
  if (rule.sensitive === null) return undefined;
  return { refused: "sensitive-alone", account: account.slug, role: role.key };
}

async function openByRule(
  ports: AskPorts,
  seats: readonly SeatAsked[],
  reason: string,
): Promise<SeveralAsked> {
  const rules = [...new Set(seats.map(({ wanted }) => wanted.rule))];
  const asked = await Promise.all(
    rules.map((rule) => {
      const under = seats.filter(({ wanted }) => wanted.rule === rule);
      return openTogether(ports, under, reason);
    }),
  );
  return {
    requests: asked.flatMap(({ requests }) => requests),
    leftOut: asked.flatMap(({ leftOut }) => leftOut),
  };
}

// The first carries the others. Where somebody asked for it in this very moment, the next one does.
async function openTogether(
  ports: AskPorts,
  [head, ...rest]: readonly SeatAsked[],
  reason: string,
): Promise<SeveralAsked> {
  if (!head) return { requests: [], leftOut: [] };
  const others = rest.map((seat) => otherSeat(ports, seat));
  const request = unlessAsked(newRequest(ports, { ...head, reason, others }), head.wanted);
  const opened = await ports.store.open(request, dueAt(request, ports.surroundings.now()));
  if (opened !== "changed") {
    ports.desk.nudge(opened);
    return { requests: [opened], leftOut: [] };
  }
  const latest = await ports.store.latest(head.subject);
  const taken = await seatTaken(ports, { ...head, latest });
  if (!taken) return openTogether(ports, [{ ...head, latest }, ...rest], reason);
  const { requests, leftOut } = await openTogether(ports, rest, reason);
  return { requests, leftOut: [taken, ...leftOut] };
}
