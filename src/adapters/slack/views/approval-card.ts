// The card in the approvers' channel: who asks for what and why, what will be done, and how it stands.
import type { AccessRequest } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { bold, mention, when } from "../mrkdwn.ts";
import { cardStatus, stateWord } from "./card-status.ts";
import { planText } from "./plan-text.ts";
import { heading, line, quote, shown, small } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";
import { wholeSeatText } from "./what-is-asked.ts";

export function approvalCard(request: AccessRequest): Shown {
  const { ask, ref } = request;
  return shown([
    heading(`${ask.account.slug} as ${ask.role.key}: ${stateWord(request)}`),
    line(`${mention(ask.requester)} asks for ${wholeSeatText(ask)}.`),
    quote("Why", ask.reason),
    ...plan(request),
    ...cardStatus(request),
    ...(isIn(request, "pending", "stuck")
      ? []
      : [small(`${bold(ref)} · asked ${when(ask.askedAt)}`)]),
  ]);
}

// What would have been done is of no interest once nothing will be.
function plan(request: AccessRequest): Part[] {
  if (isIn(request, "denied", "withdrawn", "lapsed", "ended")) return [];
  return [line(`${bold(planTitle(request))}\n${planText(request.ask.plan)}`)];
}

function planTitle(request: AccessRequest): string {
  if (isIn(request, "pending")) return "What will be done";
  return isIn(request, "working", "stuck") ? "What is to be done" : "What was done";
}
