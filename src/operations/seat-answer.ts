// What a seat itself answers to somebody who asks for it, without anybody being asked: it is taken, or they are in already.
import { accessGroupName } from "../domain/account.ts";
import type { Wanted } from "../domain/access-policy.ts";
import type { Refusal } from "../domain/refusal.ts";
import { isOpen } from "../domain/request.ts";
import type { AccessRequest } from "../domain/request.ts";
import { whySeatIsTaken } from "../domain/seat.ts";
import type { AskPorts } from "./ask-ports.ts";

export interface SeatFacts {
  readonly latest: AccessRequest | undefined;
  readonly wanted: Wanted;
  readonly iamUser: string;
}

export interface AlreadyIn {
  readonly kind: "already-in";
  readonly wanted: Wanted;
  readonly iamUser: string;
  /** Missing where somebody was let in by hand. */
  readonly grant?: AccessRequest;
}

/** `already-in`: they get the links again. Undefined where the seat is free. */
export function seatAnswer(
  ports: AskPorts,
  facts: SeatFacts,
): AlreadyIn | { readonly kind: "refused"; readonly refusal: Refusal } | undefined {
  const { latest, wanted, iamUser } = facts;
  const taken = latest && isOpen(latest) ? whySeatIsTaken(latest) : undefined;
  if (taken) return { kind: "refused", refusal: taken };
  if (!isIn(ports, facts)) return undefined;
  return { kind: "already-in", wanted, iamUser, ...(latest ? { grant: latest } : {}) };
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
  const group = accessGroupName(wanted.account.slug, wanted.role.key);
  const doubtful = remembered ? isOpen(remembered) : directory.isMember(iamUser, group);
  return doubtful ? store.latest(subject) : remembered;
}

// A member on whose seat there never was a request was let in by hand. Where there was one, the
// directory may only be behind its end.
function isIn({ directory }: AskPorts, { latest, wanted, iamUser }: SeatFacts): boolean {
  if (latest) return isOpen(latest);
  return directory.isMember(iamUser, accessGroupName(wanted.account.slug, wanted.role.key));
}
