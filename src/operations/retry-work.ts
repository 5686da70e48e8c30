// An approver has mended what a request was stuck on and lets it go on.
import type { SlackPerson } from "../domain/person.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { RequestKey } from "../domain/request.ts";
import type { AskPorts } from "./ask-ports.ts";
import { knownDecider } from "./known-decider.ts";
import { saveDecision } from "./save-decision.ts";
import type { Outcome } from "./save-decision.ts";

export async function retryWork(
  ports: AskPorts,
  key: RequestKey,
  by: SlackPerson,
): Promise<Outcome> {
  const decider = await knownDecider(ports.directory, by);
  if (isRefusal(decider)) return { refusal: decider };
  const approvers = ports.policy.approvers.people;
  return saveDecision(ports, key, () => ({ do: "retry", decider, approvers }));
}
