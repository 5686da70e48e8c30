// The step that finds out what a client is to trust, so that it can be told to them.
import { clientKit } from "../../../domain/clients/client-kit.ts";
import { fitsTrust } from "../../../domain/trust-document.ts";
import type { AccountHands } from "../account-hands.ts";
import { done, refused } from "../account-step.ts";
import type { AccountStepRunner } from "../account-step.ts";
import { clientsAccount } from "../step-account.ts";

export function prepareKit(hands: AccountHands): AccountStepRunner<"prepare-kit"> {
  const { partition, managementId } = hands;
  return async (turn) => {
    const wanted = clientsAccount(turn);
    const enteringRole = await hands.enteringRole();
    const { roles } = clientKit({ partition, managementId, enteringRole, wanted });
    if (roles.some(({ trust }) => !fitsTrust(trust))) return refused(TOO_LONG);
    return done(turn, { outcome: "made", learnt: { accountId: wanted.id, enteringRole } });
  };
}

const TOO_LONG =
  "With everybody who is named, the trust policy would be longer than AWS allows (2,048 characters). Abandon this, and ask anew with fewer people, or with trust by MFA.";
