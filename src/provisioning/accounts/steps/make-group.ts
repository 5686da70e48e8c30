// The step that makes sure of the access group of one role of a new account.
import { roleArnIn } from "../../../domain/account.ts";
import type { AccountHands } from "../account-hands.ts";
import { accountId, done } from "../account-step.ts";
import type { AccountStepRunner } from "../account-step.ts";

export function makeGroup({ groups, partition }: AccountHands): AccountStepRunner<"make-group"> {
  return async (turn) => {
    const { group, path, roleName } = turn.step;
    const wanted = { group, path, roleArn: roleArnIn(partition, accountId(turn), roleName) };
    const condition = await groups.condition(wanted);
    if (condition.kind === "as-wanted") return done(turn, { outcome: "found" });
    await groups.establish(wanted, condition, turn.hold);
    // Half of it may be there from a turn that died: nobody else has made it.
    return done(turn, { outcome: "made" });
  };
}
