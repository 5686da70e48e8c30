// Somebody has a client's account looked at without waiting for its time.
import type { SlackPerson } from "../../domain/person.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { RequestKey } from "../../domain/request.ts";
import type { AccountPorts } from "./account-ports.ts";
import { saveAccountDecision } from "./save-account-decision.ts";
import type { AccountOutcome } from "./save-account-decision.ts";
import { whoMends } from "./who-decides-account.ts";

export async function lookAgain(
  ports: AccountPorts,
  key: RequestKey,
  by: SlackPerson,
): Promise<AccountOutcome> {
  return saveAccountDecision(ports, key, async (request) => {
    const mending = await whoMends(ports, request, by);
    return isRefusal(mending) ? mending : { do: "look-again", by, others: mending.approvers };
  });
}
