// The step that makes one more access role in an account, with its managed policies.
import type { PolicyDocument } from "../../../domain/iam-documents.ts";
import type { WantedRole } from "../../../ports/account-roles.ts";
import type { AccountHands } from "../account-hands.ts";
import { done, refused } from "../account-step.ts";
import type { AccountStepRunner, StepTurn } from "../account-step.ts";
import { doorOf } from "../step-account.ts";
import { trustIn } from "../trust-in.ts";

export function makeRole(hands: AccountHands): AccountStepRunner<"make-role"> {
  const { roles } = hands;
  return async (turn) => {
    const door = doorOf(turn);
    const { roleName, trust: style } = turn.step;
    const trust = await trustIn(hands, style, { accountId: door.accountId, roleName });
    const wanted = wantedRole(turn, trust, hands);
    const condition = await roles.condition(door, wanted);
    switch (condition.kind) {
      case "as-wanted":
        return done(turn, { outcome: "found" });
      case "foreign":
        return refused(condition.why);
      // Half of it may be there from a turn that died.
      case "missing":
      case "altered":
        await roles.establish(door, wanted, turn.hold);
        return done(turn, { outcome: "made" });
    }
  };
}

function wantedRole(
  { step, request }: StepTurn<"make-role">,
  trust: PolicyDocument,
  { partition }: AccountHands,
): WantedRole {
  const { roleName, sessionSeconds, key } = step;
  const policies = step.policies.map((policy) => policyArn(partition, policy));
  return {
    ...{ roleName, policies, sessionSeconds, trust },
    description: `Access role ${key}, made by Rolecall`,
    tags: { "managed-by": "rolecall", "rolecall:request": request.ref },
  };
}

/** AWS's own policies may be called by what comes after `policy/`. */
function policyArn(partition: string, policy: string): string {
  return policy.startsWith("arn:") ? policy : `arn:${partition}:iam::aws:policy/${policy}`;
}
