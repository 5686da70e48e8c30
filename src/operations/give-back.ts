// Somebody who is done gives their access back.
import type { SlackPerson } from "../domain/person.ts";
import type { RequestKey } from "../domain/request.ts";
import { saveDecision } from "./save-decision.ts";
import type { DecisionPorts, Outcome } from "./save-decision.ts";

export async function giveBack(
  ports: DecisionPorts,
  key: RequestKey,
  by: SlackPerson,
): Promise<Outcome> {
  return saveDecision(ports, key, () => ({ do: "give-back", by }));
}
