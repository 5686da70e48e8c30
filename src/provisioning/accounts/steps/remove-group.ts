// The step that removes an access group of a closed account, whoever is still in it.
import type { AccountHands } from "../account-hands.ts";
import { done } from "../account-step.ts";
import type { AccountStepRunner } from "../account-step.ts";

export function removeGroup({ groups }: AccountHands): AccountStepRunner<"remove-group"> {
  return async (turn) => {
    const members = await groups.membersOf(turn.step);
    if (members === undefined) return done(turn, { outcome: "found" });
    await groups.remove(turn.step, turn.hold);
    const note = members.length === 0 ? undefined : `took out ${members.join(", ")}`;
    return done(turn, { outcome: "made", note });
  };
}
