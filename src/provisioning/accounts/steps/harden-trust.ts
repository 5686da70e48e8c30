// The step after which an account lets in Rolecall by its own role, and people as its trust style says.
import type { AccountHands } from "../account-hands.ts";
import { done, refused } from "../account-step.ts";
import type { AccountStepRunner } from "../account-step.ts";
import { doorOf } from "../step-account.ts";
import { trustIn } from "../trust-in.ts";

export function hardenTrust(hands: AccountHands): AccountStepRunner<"harden-trust"> {
  const { roles } = hands;
  return async (turn) => {
    const { roleName, trust: style } = turn.step;
    const door = doorOf(turn);
    const { accountId } = door;
    const wanted = { roleName, trust: await trustIn(hands, style, { accountId, roleName }) };
    const differences = await roles.trustDifferences(door, wanted);
    if (differences.length === 0) return done(turn, { outcome: "found" });
    const hardened = await roles.harden(door, wanted, turn.hold);
    if (hardened.kind === "hardened") return done(turn, { outcome: "made" });
    return refused(
      `The trust policy of ${roleName} is as it was before: with the tightened one Rolecall could not get in any more. ${hardened.why}`,
    );
  };
}
