// The requester takes an ask about an account back before anybody decided.
import type { SlackPerson } from "../../domain/person.ts";
import type { RequestKey } from "../../domain/request.ts";
import type { AccountPorts } from "./account-ports.ts";
import { saveAccountDecision } from "./save-account-decision.ts";
import type { AccountOutcome } from "./save-account-decision.ts";

export async function withdrawAccount(
  ports: AccountPorts,
  key: RequestKey,
  by: SlackPerson,
): Promise<AccountOutcome> {
  return saveAccountDecision(ports, key, () => ({ do: "withdraw", by }));
}
