// An approver says no, with a reason.
import type { SlackPerson } from "../domain/person.ts";
import { readReason } from "../domain/reason.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { RequestKey } from "../domain/request.ts";
import type { AskPorts } from "./ask-ports.ts";
import { saveDecision } from "./save-decision.ts";
import type { Outcome } from "./save-decision.ts";
import { meantExtension } from "./what-is-decided.ts";
import type { Meant } from "./what-is-decided.ts";
import { whoDecides } from "./who-decides.ts";

export interface Denial {
  readonly key: RequestKey;
  readonly approver: SlackPerson;
  readonly meant: Meant;
  readonly reason: string;
}

export async function denyRequest(ports: AskPorts, denial: Denial): Promise<Outcome> {
  const reason = readReason(denial.reason);
  if (isRefusal(reason)) return { refusal: reason };
  return saveDecision(ports, denial.key, async (request) => {
    const deciding = await whoDecides(ports, request, denial.approver);
    if (isRefusal(deciding)) return deciding;
    const { decider, approvers, rule } = deciding;
    const extension = meantExtension(request, denial.meant);
    return { do: "deny", decider, approvers, rule: rule?.name, reason, extension };
  });
}
