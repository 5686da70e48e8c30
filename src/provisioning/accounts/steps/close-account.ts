// The step that closes an account in AWS.
import type { StepOutcome } from "../../../domain/accounts/account-command.ts";
import type { AccountHands } from "../account-hands.ts";
import { done, notDone, refused } from "../account-step.ts";
import type { AccountStepRunner, Turn } from "../account-step.ts";
import { closedId } from "../step-account.ts";

export function closeAccount({ organization }: AccountHands): AccountStepRunner<"close-account"> {
  return async (turn) => {
    const id = closedId(turn);
    const account = await organization.account(id);
    if (!account) return notThere(id);
    if (account.state !== "active" && account.state !== "pending") {
      return done(turn, { outcome: "found", note: `AWS shows it as ${account.state}` });
    }
    return close(turn, await organization.close(id, turn.hold));
  };
}

function notThere(id: string): StepOutcome {
  return refused(
    `The account ${id} is not in the organization, so that Rolecall cannot close it. Whoever owns it can.`,
  );
}

function close(
  turn: Turn,
  answer: Awaited<ReturnType<AccountHands["organization"]["close"]>>,
): StepOutcome {
  return answer.kind === "closing" ? done(turn, { outcome: "made" }) : notDone(turn, answer);
}
