// The step that opens the requests of those who are let in first: each found, or opened under the number that was fixed for it.
import { firstGrant } from "../../../domain/accounts/let-in-first.ts";
import type { FirstPerson } from "../../../domain/accounts/new-account.ts";
import { dueAt } from "../../../domain/progress.ts";
import { seatSubject } from "../../../domain/request.ts";
import type { AccessSide, AccountHands } from "../account-hands.ts";
import { accountId, done } from "../account-step.ts";
import type { AccountStepRunner, StepTurn } from "../account-step.ts";

type Turn = StepTurn<"first-grants">;

export function firstGrants(
  { partition }: AccountHands,
  access: AccessSide,
): AccountStepRunner<"first-grants"> {
  return async (turn) => {
    const { ask } = turn.request;
    if (ask.kind !== "create-account") throw new Error(`${turn.request.ref} makes no account`);
    const { slug, firstPeople } = ask.wanted;
    const opened = await Promise.all(
      firstPeople.map((person) => openOne({ access, turn, partition }, { slug, person })),
    );
    const leftOut = opened.filter((one) => one !== undefined);
    const note = leftOut.length === 0 ? undefined : `left out: ${leftOut.join(", ")}`;
    return done(turn, { outcome: "made", note });
  };
}

interface Opening {
  readonly access: AccessSide;
  readonly turn: Turn;
  readonly partition: string;
}

/** The IAM user where somebody is left out, because they have asked by themselves meanwhile. */
async function openOne(
  { access, turn, partition }: Opening,
  { slug, person }: { readonly slug: string; readonly person: FirstPerson },
): Promise<string | undefined> {
  const { store, desk } = access;
  const seat = seatSubject(person.person, slug, person.roleKey);
  const latest = await store.latest(seat);
  if (latest?.ref === person.ref) return undefined;
  if (latest && latest.key.number >= person.number) return person.iamUser;
  const now = turn.now();
  const about = { request: turn.request, accountId: accountId(turn), partition, person };
  const request = { ...firstGrant({ ...about, latest, now }), claim: desk.claim(now) };
  const opened = await store.open(request, dueAt(request, now));
  if (opened === "changed") return openOne({ access, turn, partition }, { slug, person });
  desk.nudge(opened);
  return undefined;
}
