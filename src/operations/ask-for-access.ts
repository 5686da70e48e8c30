// Somebody asks to be let into an account with a role.
import { accessGroupName } from "../domain/account.ts";
import { findWanted } from "../domain/access-policy.ts";
import type { Wanted } from "../domain/access-policy.ts";
import type { Lasting } from "../domain/duration.ts";
import type { SlackPerson } from "../domain/person.ts";
import { dueAt } from "../domain/progress.ts";
import { readReason } from "../domain/reason.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import { isOpen, seatSubject } from "../domain/request.ts";
import type { AccessRequest } from "../domain/request.ts";
import { whySeatIsTaken } from "../domain/seat.ts";
import type { AskPorts } from "./ask-ports.ts";
import { findWay, wantedLasting } from "./find-way.ts";
import { linkedUser } from "./linked-user.ts";
import { newRequest } from "./new-request.ts";

export interface AskForAccess {
  readonly requester: SlackPerson;
  readonly slug: string;
  readonly roleKey: string;
  readonly reason: string;
  /** As it was typed or picked: `4h`, `standing`; the role's usual time where it is left out. */
  readonly lasting?: string | undefined;
}

/** `already-in`: the person has this access; they get the links again and nobody is asked. */
export type Asked =
  | { readonly kind: "asked"; readonly request: AccessRequest }
  | {
      readonly kind: "already-in";
      readonly wanted: Wanted;
      readonly iamUser: string;
      /** Missing where somebody was let in by hand. */
      readonly grant?: AccessRequest;
    }
  | { readonly kind: "refused"; readonly refusal: Refusal };

export async function askForAccess(ports: AskPorts, asked: AskForAccess): Promise<Asked> {
  const wanted = findWanted(ports.policy, asked.slug, asked.roleKey);
  if (isRefusal(wanted)) return { kind: "refused", refusal: wanted };
  const words = readWords(wanted, asked);
  const iamUser = await linkedUser(ports.directory, asked.requester);
  if (isRefusal(iamUser)) return { kind: "refused", refusal: iamUser };

  const { requester } = asked;
  const subject = seatSubject(requester, wanted.account.slug, wanted.role.key);
  let latest = await latestOnSeat(ports, { subject, wanted, iamUser });
  for (;;) {
    const answer = seatAnswer(ports, { latest, wanted, iamUser });
    if (answer) return answer;
    if (isRefusal(words)) return { kind: "refused", refusal: words };
    const way = await findWay(ports, { requester, ...wanted, iamUser, lasting: words.lasting });
    if (isRefusal(way)) return { kind: "refused", refusal: way };
    const seat = { requester, wanted, iamUser, subject, latest };
    const request = newRequest(ports, { ...seat, ...words, way });
    const opened = await ports.store.open(request, dueAt(request, ports.surroundings.now()));
    if (opened !== "changed") {
      ports.desk.nudge(opened);
      return { kind: "asked", request: opened };
    }
    latest = await ports.store.latest(subject); // memory was behind, or somebody asked this very moment
  }
}

function readWords(
  wanted: Wanted,
  { lasting: word, reason: typed }: AskForAccess,
): { readonly lasting: Lasting; readonly reason: string } | Refusal {
  const lasting = wantedLasting(wanted, word);
  if (typeof lasting === "object") return lasting;
  const reason = readReason(typed);
  return isRefusal(reason) ? reason : { lasting, reason };
}

interface SeatFacts {
  readonly latest: AccessRequest | undefined;
  readonly wanted: Wanted;
  readonly iamUser: string;
}

// What the seat itself answers, without asking anybody: it is taken, or the person is in already.
function seatAnswer(ports: AskPorts, facts: SeatFacts): Asked | undefined {
  const { latest, wanted, iamUser } = facts;
  const taken = latest && isOpen(latest) ? whySeatIsTaken(latest) : undefined;
  if (taken) return { kind: "refused", refusal: taken };
  if (!isIn(ports, facts)) return undefined;
  return { kind: "already-in", wanted, iamUser, ...(latest ? { grant: latest } : {}) };
}

// Memory is enough to try to open the next request, since opening is conditional; it is not enough to
// tell somebody that they have, or have asked for, something already.
async function latestOnSeat(
  { store, directory }: AskPorts,
  seat: { subject: string; wanted: Wanted; iamUser: string },
): Promise<AccessRequest | undefined> {
  const remembered = store.recallLatest(seat.subject);
  const group = accessGroupName(seat.wanted.account.slug, seat.wanted.role.key);
  const doubtful = remembered ? isOpen(remembered) : directory.isMember(seat.iamUser, group);
  return doubtful ? store.latest(seat.subject) : remembered;
}

// A member on whose seat there never was a request was let in by hand. Where there was one, the
// directory may only be behind its end.
function isIn({ directory }: AskPorts, { latest, wanted, iamUser }: SeatFacts): boolean {
  if (latest) return isOpen(latest);
  return directory.isMember(iamUser, accessGroupName(wanted.account.slug, wanted.role.key));
}
