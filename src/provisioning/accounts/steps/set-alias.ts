// The step that gives an account its alias. It is a comfort, so that one that is taken is left out.
import type { AccountHands } from "../account-hands.ts";
import { done } from "../account-step.ts";
import type { AccountStepRunner } from "../account-step.ts";
import { doorOf } from "../step-account.ts";

export function setAlias({ roles }: AccountHands): AccountStepRunner<"set-alias"> {
  return async (turn) => {
    const { alias } = turn.step;
    const door = doorOf(turn);
    const there = await roles.aliasOf(door);
    if (there === alias) return done(turn, { outcome: "found" });
    if (there !== undefined) {
      return done(turn, { outcome: "skipped", note: `it has the alias ${there} already` });
    }
    const outcome = await roles.setAlias(door, { alias }, turn.hold);
    return outcome === "set"
      ? done(turn, { outcome: "made" })
      : done(turn, { outcome: "skipped", note: `somebody in the world has the alias ${alias}` });
  };
}
