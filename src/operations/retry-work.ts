// An approver or an admin has mended what a request was stuck on and lets it go on.
import type { SlackPerson } from "../domain/person.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { RequestKey } from "../domain/request.ts";
import type { AskPorts } from "./ask-ports.ts";
import { saveDecision } from "./save-decision.ts";
import type { Outcome } from "./save-decision.ts";
import { whoDecides } from "./who-decides.ts";

export async function retryWork(
  ports: AskPorts,
  key: RequestKey,
  by: SlackPerson,
): Promise<Outcome> {
  return saveDecision(ports, key, async (request) => {
    const deciding = await whoDecides(ports, request, by);
    if (isRefusal(deciding)) return deciding;
    const { decider, approvers } = deciding;
    return { do: "retry", decider, approvers: [...approvers, ...ports.policy.admins] };
  });
}
