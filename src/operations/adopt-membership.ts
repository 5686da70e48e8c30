// A place in an access group that somebody was given by hand is put on record, so that it ends: approved by the admin who adopts it.
import { findWanted } from "../domain/access-policy.ts";
import type { Wanted } from "../domain/access-policy.ts";
import type { Way } from "../domain/capacity.ts";
import type { Lasting } from "../domain/duration.ts";
import { evolve } from "../domain/evolve.ts";
import { isSamePerson } from "../domain/person.ts";
import type { SlackPerson } from "../domain/person.ts";
import { dueAt } from "../domain/progress.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import { isOpen, seatSubject } from "../domain/request.ts";
import type { AccessRequest } from "../domain/request.ts";
import type { AskPorts } from "./ask-ports.ts";
import { findWay } from "./find-way.ts";
import { knownDecider } from "./known-decider.ts";
import { linkedUser } from "./linked-user.ts";
import { newRequest } from "./new-request.ts";

export interface Adoption {
  /** Whose IAM user it is, where AWS says so. */
  readonly person: SlackPerson | null;
  readonly iamUser: string;
  /** Missing where rolecall.yaml knows no role for the group. */
  readonly seat: { readonly slug: string; readonly roleKey: string } | null;
  readonly by: SlackPerson;
  /** From now on; as long as the role is usually given for, where it is missing. */
  readonly lasting?: Lasting;
  /** How they came to be in, for the record. */
  readonly reason: string;
}

/** The refusal, or undefined where it is on record now. */
export async function adoptMembership(
  ports: AskPorts,
  adoption: Adoption,
): Promise<Refusal | undefined> {
  const { person, seat, iamUser, by } = adoption;
  if (!person || !seat) return cannot("nothing-to-adopt", iamUser);
  const wanted = findWanted(ports.policy, seat.slug, seat.roleKey);
  if (isRefusal(wanted)) return wanted;
  const refusal = await whyNotTheirs(ports, { person, iamUser, by });
  return refusal ?? adopt(ports, adoption, { wanted, person });
}

interface Theirs {
  readonly wanted: Wanted;
  readonly person: SlackPerson;
}

async function adopt(
  ports: AskPorts,
  { iamUser, by, reason, lasting: wished }: Adoption,
  { wanted, person }: Theirs,
): Promise<Refusal | undefined> {
  const { account, role, rule } = wanted;
  const subject = seatSubject(person, account.slug, role.key);
  const latest = await ports.store.latest(subject);
  if (latest && isOpen(latest)) return cannot("seat-taken", iamUser);
  const lasting = wished ?? rule.time.defaultLasting;
  const way = await wayToAdopt(ports, { wanted, person, iamUser, lasting });
  if (isRefusal(way)) return way;
  const asked = { requester: person, wanted, iamUser, lasting, way, reason, subject, latest };
  return open(ports, newRequest(ports, asked), by);
}

type Why = Extract<Refusal, { refused: "cannot-adopt" }>["why"];

function cannot(why: Why, iamUser: string): Refusal {
  return { refused: "cannot-adopt", why, iamUser };
}

interface Whose {
  readonly person: SlackPerson;
  readonly iamUser: string;
  readonly by: SlackPerson;
}

// Nobody approves what is theirs, and a tag that two users share says nothing.
async function whyNotTheirs(
  { directory }: AskPorts,
  { person, iamUser, by }: Whose,
): Promise<Refusal | undefined> {
  const decider = await knownDecider(directory, by);
  if (isRefusal(decider)) return decider;
  if (isSamePerson(by, person) || decider.iamUser === iamUser) return cannot("own", iamUser);
  const linked = await linkedUser(directory, person);
  if (isRefusal(linked) && linked.refused === "directory-not-read") return linked;
  return linked === iamUser ? undefined : cannot("not-linked", iamUser);
}

interface AdoptedSeat extends Theirs {
  readonly iamUser: string;
  readonly lasting: Lasting;
}

// They are in the group, whatever the directory saw some minutes ago.
async function wayToAdopt(
  ports: AskPorts,
  { wanted, person, iamUser, lasting }: AdoptedSeat,
): Promise<Way | Refusal> {
  const way = await findWay(ports, { requester: person, ...wanted, iamUser, lasting });
  // Of what they are in already, the guard is on the user.
  if (!isRefusal(way) && way.heldBy !== undefined) return cannot("no-room", iamUser);
  if (!isRefusal(way)) return { ...way, strategy: "group" };
  const isNoWay = way.refused === "no-boundary" || way.refused === "no-room";
  return isNoWay ? cannot(way.refused, iamUser) : way;
}

async function open(
  { store, desk, surroundings }: AskPorts,
  asked: AccessRequest,
  by: SlackPerson,
): Promise<Refusal | undefined> {
  const at = surroundings.now();
  const adopted = evolve(asked, { what: "adopted", at, approval: { by, at } });
  const opened = await store.open(adopted, dueAt(adopted, at));
  if (opened === "changed") return cannot("seat-taken", asked.ask.iamUser);
  desk.nudge(opened);
  return undefined;
}
