// Somebody asks to be let into an account with a role.
import { grantPlan } from "../domain/access-plan.ts";
import { accessGroupName } from "../domain/account.ts";
import { findWanted } from "../domain/access-policy.ts";
import type { AccessPolicy, Wanted } from "../domain/access-policy.ts";
import { begin } from "../domain/evolve.ts";
import { personKey } from "../domain/person.ts";
import type { SlackPerson } from "../domain/person.ts";
import { dueAt } from "../domain/progress.ts";
import { readReason } from "../domain/reason.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import { isOpen, seatSubject } from "../domain/request.ts";
import type { AccessRequest } from "../domain/request.ts";
import { whySeatIsTaken } from "../domain/seat.ts";
import type { Directory } from "../ports/directory.ts";
import { linkedUser } from "./linked-user.ts";
import type { DecisionPorts } from "./save-decision.ts";

export interface AskPorts extends DecisionPorts {
  readonly directory: Directory;
  readonly policy: AccessPolicy;
  readonly partition: string;
}

export interface AskForAccess {
  readonly requester: SlackPerson;
  readonly slug: string;
  readonly roleKey: string;
  readonly reason: string;
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
  const iamUser = await linkedUser(ports.directory, asked.requester);
  if (isRefusal(iamUser)) return { kind: "refused", refusal: iamUser };

  const reason = readReason(asked.reason);
  const subject = seatSubject(asked.requester, wanted.account.slug, wanted.role.key);
  let latest = await latestOnSeat(ports, { subject, wanted, iamUser });
  for (;;) {
    const answer = seatAnswer(ports, { latest, wanted, iamUser });
    if (answer) return answer;
    if (isRefusal(reason)) return { kind: "refused", refusal: reason };
    const request = newRequest(ports, { asked, wanted, iamUser, reason, subject, latest });
    const opened = await ports.store.open(request, dueAt(request, ports.surroundings.now()));
    if (opened !== "changed") {
      ports.desk.nudge(opened);
      return { kind: "asked", request: opened };
    }
    latest = await ports.store.latest(subject); // memory was behind, or somebody asked this very moment
  }
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

function newRequest(
  { partition, policy, desk, surroundings }: AskPorts,
  facts: {
    asked: AskForAccess;
    wanted: Wanted;
    iamUser: string;
    reason: string;
    subject: string;
    latest: AccessRequest | undefined;
  },
): AccessRequest {
  const now = surroundings.now();
  const { account, role } = facts.wanted;
  const { requester } = facts.asked;
  const plan = grantPlan({
    partition,
    account,
    role,
    iamUser: facts.iamUser,
    tagValue: personKey(requester),
  });
  const request = begin({
    what: "asked",
    at: now,
    key: { subject: facts.subject, number: (facts.latest?.key.number ?? 0) + 1 },
    ref: surroundings.newRef(),
    ask: {
      requester,
      iamUser: facts.iamUser,
      account: { slug: account.slug, id: account.id, name: account.name },
      role,
      reason: facts.reason,
      askedAt: now,
      lapsesAt: now + policy.lapseMilliseconds,
      plan,
    },
  });
  return { ...request, claim: desk.claim(now) };
}
