// The step that moves an account from the root, where it was born, into its unit, and writes down when.
import type { AccountHands } from "../account-hands.ts";
import { accountId, done, notDone } from "../account-step.ts";
import type { AccountStepRunner } from "../account-step.ts";

export function moveAccount({ organization }: AccountHands): AccountStepRunner<"move-account"> {
  return async (turn) => {
    const id = accountId(turn);
    const { unit } = turn.step;
    const from = await organization.parentOf(id);
    const learnt = { movedAt: turn.now() };
    if (from === unit.id) return done(turn, { outcome: "found", learnt });
    const answer = await organization.move({ accountId: id, from, to: unit.id }, turn.hold);
    return answer.kind === "moved"
      ? done(turn, { outcome: "made", learnt })
      : notDone(turn, answer);
  };
}
