// The step that asks AWS for the account: found by its tag, its e-mail or its creation, and asked for at most once at a time.
import type { Attempt } from "../../../domain/accounts/account-request.ts";
import type { StepOutcome } from "../../../domain/accounts/account-command.ts";
import type { Organization } from "../../../ports/organization.ts";
import type { AccountHands } from "../account-hands.ts";
import { done, notDone, refused, waits } from "../account-step.ts";
import type { AccountStepRunner, StepTurn } from "../account-step.ts";
import { lookForAccount, lookForCreation } from "../look-for-account.ts";

type Turn = StepTurn<"create-account">;

/** A call that left late is refused by AWS for its signature's age after a quarter of an hour. */
const LOST_FOR = 15 * 60_000;
const LOOK_EVERY = 15_000;
/** AWS makes five at a time, whoever asks for them. */
const MOST_AT_ONCE = 5;

/**
 * The attempt is written down before the call is made, and only the taking that wrote it down makes it, once. So whoever
 * comes after a crash knows that it may have been made, and looks for it until it cannot come any more.
 */
export function createAccount(hands: AccountHands): AccountStepRunner<"create-account"> {
  const { organization } = hands;
  return async (turn) => {
    const { accountId, attempt } = turn.known;
    if (accountId !== undefined) return taken(organization, turn, accountId);
    if (attempt && isOurs(turn, attempt)) return call(organization, turn, attempt);
    const there = await lookForAccount(hands, turn);
    if (there) return there;
    if (attempt) return afterLost(organization, turn, attempt);
    return intend(organization, turn);
  };
}

// An account that an admin has said is the one: it is tagged, so that it is found again.
async function taken(
  organization: Organization,
  turn: Turn,
  accountId: string,
): Promise<StepOutcome> {
  const { ref } = turn.request;
  const tagged = await organization.requestOf(accountId);
  if (tagged !== ref) await organization.adopt({ id: accountId, ref }, turn.hold);
  return done(turn, { outcome: "found", note: accountId });
}

function isOurs({ takenBy }: Turn, attempt: Attempt): boolean {
  return attempt.by === takenBy && !attempt.isLost && attempt.creationId === undefined;
}

async function intend(organization: Organization, turn: Turn): Promise<StepOutcome> {
  const running = (await organization.creations()).filter(
    ({ state }) => state.kind === "in-progress",
  );
  if (running.length >= MOST_AT_ONCE) {
    return notDone(turn, {
      kind: "busy",
      why: `AWS makes five accounts at a time, and ${running.length} are under way`,
    });
  }
  const { takenBy: by, now, step } = turn;
  const attempt = { by, at: now(), email: step.email };
  return waits(turn, { why: "about to ask AWS", milliseconds: 0, learnt: { attempt } });
}

async function call(
  organization: Organization,
  turn: Turn,
  attempt: Attempt,
): Promise<StepOutcome> {
  const { step, request, hold } = turn;
  const { accountName: name, email, birthRole, tags } = step;
  const order = { name, email, birthRole, tags, ref: request.ref };
  const answer = await organization.create(order, hold);
  switch (answer.kind) {
    case "begun": {
      const { id: creationId } = answer.creation;
      const learnt = { attempt: { ...attempt, creationId } };
      return done(turn, { outcome: "made", note: creationId, learnt });
    }
    case "unknown": {
      const why = `AWS gave no answer, so Rolecall looks whether the account is there before it asks again (${answer.why})`;
      const learnt = { attempt: { ...attempt, isLost: true as const } };
      return waits(turn, { why, milliseconds: LOOK_EVERY, learnt });
    }
    default:
      return notDone(turn, answer, { attempt: null });
  }
}

async function afterLost(
  organization: Organization,
  turn: Turn,
  attempt: Attempt,
): Promise<StepOutcome> {
  const creation = await lookForCreation(organization, turn, attempt);
  if (creation?.state.kind === "failed") {
    const { why, mends } = creation.state;
    return refused(why, { mends, learnt: { attempt: null } });
  }
  if (creation) {
    const learnt = { attempt: { ...attempt, creationId: creation.id } };
    return done(turn, { outcome: "found", note: creation.id, learnt });
  }
  if (turn.now() - attempt.at < LOST_FOR) {
    const why = "it may have been asked for already, so Rolecall looks for it before it asks again";
    return waits(turn, { why, milliseconds: LOOK_EVERY });
  }
  return waits(turn, { why: "it never came", milliseconds: 0, learnt: { attempt: null } });
}
