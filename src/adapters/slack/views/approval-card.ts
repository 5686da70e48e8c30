// The card in the approvers' channel: who asks for what, for how long and why, what will be done, and how it stands.
import type { AccessPolicy } from "../../../domain/access-policy.ts";
import { isAdopted } from "../../../domain/ownership.ts";
import type { AccessRequest, Ask } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { bold, mention, when } from "../mrkdwn.ts";
import { cardStatus } from "./card-status.ts";
import { isOurs, noGuardText, wayText } from "./grant-text.ts";
import { planText } from "./plan-text.ts";
import { heading, line, quote, shown, small } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";
import { stateWord } from "./state-word.ts";
import { timeText } from "./time-text.ts";
import { wholeSeatText } from "./what-is-asked.ts";

export function approvalCard(request: AccessRequest, policy: AccessPolicy): Shown {
  const { ask, ref } = request;
  return shown([
    heading(`${ask.account.slug} as ${ask.role.key}: ${stateWord(request)}`),
    line(whatItIs(request)),
    quote("Why", ask.reason),
    ...plan(request),
    ...cardStatus(request, policy),
    ...(isIn(request, "pending", "stuck")
      ? []
      : [small(`${bold(ref)} · asked ${when(ask.askedAt)}`)]),
  ]);
}

function whatItIs(request: AccessRequest): string {
  const { ask } = request;
  const who = mention(ask.requester);
  const what = `${wholeSeatText(ask)}, ${forHowLong(ask)}.`;
  if (!isAdopted(request)) return `${who} asks for ${what}`;
  return `${who} was given access by hand in AWS, which an admin adopted: ${what}`;
}

function forHowLong({ lasting }: Ask): string {
  return lasting === "standing"
    ? `${bold("without an end")}: until it is given back or revoked`
    : `for ${bold(timeText(lasting))} from the moment of the grant`;
}

// What would have been done is of no interest once nothing will be.
function plan(request: AccessRequest): Part[] {
  if (isIn(request, "denied", "withdrawn", "lapsed", "ended")) return [];
  const { ask } = request;
  const noGuard = noGuardText(ask);
  return [
    line(wayText(ask)),
    line(`${bold(planTitle(request))}\n${planText(ask.plan)}`),
    ...(noGuard === undefined ? [] : [line(noGuard)]),
  ];
}

function planTitle(request: AccessRequest): string {
  if (isIn(request, "pending")) return "What will be done";
  if (isIn(request, "working", "stuck")) return "What is to be done";
  const isDone = !isIn(request, "active", "extending") || isOurs(request);
  return isDone ? "What was done" : "What was approved";
}
