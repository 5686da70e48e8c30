// The step that waits until AWS shows the account as suspended.
import type { AccountHands } from "../account-hands.ts";
import { done, waits } from "../account-step.ts";
import type { AccountStepRunner } from "../account-step.ts";
import { closedId } from "../step-account.ts";

const LOOK_FIRST = 5_000;
const LOOK_EVERY = 60_000;

export function awaitClosure({ organization }: AccountHands): AccountStepRunner<"await-closure"> {
  return async (turn) => {
    const account = await organization.account(closedId(turn));
    if (!account || account.state === "suspended" || account.state === "closed") {
      return done(turn, { outcome: "made" });
    }
    const isFirst = turn.request.state.work.waits === undefined;
    const milliseconds = isFirst ? LOOK_FIRST : LOOK_EVERY;
    return waits(turn, { why: "AWS shows it as being closed", milliseconds });
  };
}
