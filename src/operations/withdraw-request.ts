// The requester takes an ask back before anybody decided.
import type { SlackPerson } from "../domain/person.ts";
import type { RequestKey } from "../domain/request.ts";
import { saveDecision } from "./save-decision.ts";
import type { DecisionPorts, Outcome } from "./save-decision.ts";

export async function withdrawRequest(
  ports: DecisionPorts,
  key: RequestKey,
  by: SlackPerson,
): Promise<Outcome> {
  return saveDecision(ports, key, () => ({ do: "withdraw", by }));
}
