// The step that waits until AWS says that the account is there.
import type { StepOutcome } from "../../../domain/accounts/account-command.ts";
import type { Creation, Organization } from "../../../ports/organization.ts";
import type { AccountHands } from "../account-hands.ts";
import { done, refused, waits } from "../account-step.ts";
import type { AccountStepRunner, Turn } from "../account-step.ts";
import { lookForAccount } from "../look-for-account.ts";

const LOOK_EVERY = 10_000;
/** In the first half minute AWS is often done already. */
const LOOK_FIRST_EVERY = 3_000;
const EARLY = 30_000;

export function awaitAccount(hands: AccountHands): AccountStepRunner<"await-account"> {
  const { organization } = hands;
  return async (turn) => {
    const { accountId, attempt } = turn.known;
    if (accountId !== undefined) return done(turn, { outcome: "found", note: accountId });
    const creation = attempt?.creationId && (await organization.creation(attempt.creationId));
    if (creation) return fromCreation(organization, turn, creation);
    // AWS does not say for how long it remembers creations; the account itself stays.
    const there = await lookForAccount(hands, turn);
    return there ?? waits(turn, { why: "AWS does not show it yet", milliseconds: LOOK_EVERY });
  };
}

async function fromCreation(
  organization: Organization,
  turn: Turn,
  { state }: Creation,
): Promise<StepOutcome> {
  switch (state.kind) {
    case "in-progress": {
      const since = turn.request.state.work.waits?.since ?? turn.now();
      const milliseconds = turn.now() - since < EARLY ? LOOK_FIRST_EVERY : LOOK_EVERY;
      return waits(turn, { why: "this takes minutes as a rule", milliseconds });
    }
    case "succeeded":
      return whoseIsIt(turn, state.accountId, await organization.requestOf(state.accountId));
    case "failed":
      return refused(state.why, { mends: state.mends, learnt: { attempt: null } });
  }
}

// After a lost answer a creation is found by the account's name, which may be another request's as well.
function whoseIsIt(turn: Turn, accountId: string, tagged: string | undefined): StepOutcome {
  if (tagged === turn.request.ref) {
    return done(turn, { outcome: "made", note: accountId, learnt: { accountId } });
  }
  if (tagged === undefined) {
    return waits(turn, { why: "AWS does not show its tags yet", milliseconds: LOOK_EVERY });
  }
  return refused(`The account ${accountId} of that name was made for ${tagged}.`, {
    learnt: { attempt: null },
  });
}
