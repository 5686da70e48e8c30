// What a seat itself answers to somebody who asks for it, without anybody being asked: it is taken, or they are in already.
import type { Wanted } from "../domain/access-policy.ts";
import type { Refusal } from "../domain/refusal.ts";
import { isOpen } from "../domain/request.ts";
import type { AccessRequest } from "../domain/request.ts";
import { whySeatIsTaken } from "../domain/seat.ts";
import { groupsLettingIn, mayShowStill } from "../domain/standing.ts";
import type { StandingBy } from "../domain/standing.ts";
import type { AskPorts } from "./ask-ports.ts";
import type { Mfa } from "./mfa-of.ts";

export interface SeatFacts {
  readonly latest: AccessRequest | undefined;
  readonly wanted: Wanted;
  readonly iamUser: string;
  readonly mfa?: Mfa;
}

export interface AlreadyIn {
  readonly kind: "already-in";
  readonly wanted: Wanted;
  readonly iamUser: string;
  readonly mfa?: Mfa;
  readonly grant?: AccessRequest;
  /** Where no grant lets them in. */
  readonly standing?: StandingBy;
}

/** `already-in`: they get the links again. Undefined where the seat is free. */
export async function seatAnswer(
  ports: AskPorts,
  facts: SeatFacts,
): Promise<AlreadyIn | { readonly kind: "refused"; readonly refusal: Refusal } | undefined> {
  const { latest, ...about } = facts;
  if (latest && isOpen(latest)) {
    const taken = whySeatIsTaken(latest);
    if (taken) return { kind: "refused", refusal: taken };
    return { kind: "already-in", ...about, grant: latest };
  }
  const standing = await standingNow(ports, facts);
  return standing && { kind: "already-in", ...about, standing };
}

/**
 * Memory is enough to try to open the next request, since opening is conditional; it is not enough to
 * tell somebody that they have, or have asked for, something already.
 */
export async function latestOnSeat(
  { store, directory }: AskPorts,
  { subject, wanted, iamUser }: Omit<SeatFacts, "latest"> & { readonly subject: string },
): Promise<AccessRequest | undefined> {
  const remembered = store.recallLatest(subject);
  const isMember = () =>
    groupsLettingIn(wanted.account, wanted.role).some(({ group }) =>
      directory.isMember(iamUser, group),
    );
  const doubtful = remembered ? isOpen(remembered) : isMember();
  return doubtful ? store.latest(subject) : remembered;
}

// Where there was a request before, its place in the group may be what the directory shows still, if AWS could not be read since.
async function standingNow(ports: AskPorts, facts: SeatFacts): Promise<StandingBy | undefined> {
  const standing = standingBy(ports, facts);
  if (!standing?.isRoles || !facts.latest) return standing;
  await ports.directory.readAnew();
  return standingBy(ports, facts);
}

// Where there was a request a moment ago, the directory may only be behind its end.
function standingBy(
  { directory, surroundings }: AskPorts,
  { latest, wanted, iamUser }: SeatFacts,
): StandingBy | undefined {
  const isDoubtful = mayShowStill(latest, surroundings.now());
  return groupsLettingIn(wanted.account, wanted.role).find(
    ({ group, isRoles }) => directory.isMember(iamUser, group) && !(isRoles && isDoubtful),
  );
}
