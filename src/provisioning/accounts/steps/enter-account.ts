// The step that waits until the role an account was born with can be assumed, which may be minutes after AWS says it is there.
import type { AccountHands } from "../account-hands.ts";
import { done, refused, waits } from "../account-step.ts";
import type { AccountStepRunner } from "../account-step.ts";
import { doorOf } from "../step-account.ts";

const KNOCK_EVERY = 10_000;
const LONGEST = 20 * 60_000;

export function enterAccount({ roles }: AccountHands): AccountStepRunner<"enter-account"> {
  return async (turn) => {
    const door = doorOf(turn);
    if (await roles.isOpen(door)) return done(turn, { outcome: "made" });
    const knockingSince = turn.known.knockingSince ?? turn.now();
    const learnt = { knockingSince };
    if (turn.now() - knockingSince < LONGEST) {
      const why = "AWS does not let Rolecall in yet, which may take some minutes";
      return waits(turn, { why, milliseconds: KNOCK_EVERY, learnt });
    }
    return refused(
      `AWS has not let Rolecall in for twenty minutes: the role ${door.birthRole} in the account ${door.accountId} is not there, or does not trust the management account, or Rolecall's own role may not assume it.`,
      { learnt },
    );
  };
}
