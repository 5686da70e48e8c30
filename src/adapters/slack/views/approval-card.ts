// The card in the approvers' channel: who asks for what, for how long and why, what will be done, and how it stands.
import type { AccessPolicy } from "../../../domain/access-policy.ts";
import { isAdopted } from "../../../domain/ownership.ts";
import type { AccessRequest, Ask } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { bold, mention, when } from "../mrkdwn.ts";
import {
  accountLines,
  headLines,
  isGuardedEverywhere,
  othersPlanText,
  titleText,
  wholeAskedText,
} from "./batch-text.ts";
import { loudLines, reviewLines } from "./break-glass-card.ts";
import { cardStatus } from "./card-status.ts";
import { isOurs, noGuardText, wayText } from "./grant-text.ts";
import { planText } from "./plan-text.ts";
import { heading, line, quote, shown, small } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";
import { stateWord } from "./state-word.ts";
import { termsLines } from "./terms-text.ts";
import { timeText } from "./time-text.ts";

/** Beside the names of many accounts. */
const SPOKEN_REASON_MOST = 800;

export function approvalCard(request: AccessRequest, policy: AccessPolicy): Shown {
  const { ask, ref } = request;
  return shown([
    heading(`${ask.isBreakGlass ? "Break-glass: " : ""}${titleText(ask)}: ${stateWord(request)}`),
    ...loudLines(request, policy),
    line(whatItIs(request)),
    ...accountLines(request),
    quote("Why", ask.reason, ask.others ? SPOKEN_REASON_MOST : undefined),
    ...termsLines(request),
    ...plan(request),
    ...headLines(request),
    ...cardStatus(request, policy),
    ...reviewLines(request),
    ...(isIn(request, "pending", "stuck")
      ? []
      : [small(`${bold(ref)} · asked ${when(ask.askedAt)}`)]),
  ]);
}

function whatItIs(request: AccessRequest): string {
  const { ask } = request;
  const who = mention(ask.requester);
  const what = `${wholeAskedText(ask)}, ${forHowLong(ask)}.`;
  if (ask.isBreakGlass) return `${who} took ${what}`;
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
  const noGuard = noGuardText({ ...ask, mayDeny: isGuardedEverywhere(ask) });
  const others = othersPlanText(request);
  return [
    line(wayText(ask)),
    line(`${bold(planTitle(request))}\n${planText(ask.plan)}`),
    ...(others === undefined ? [] : [line(others)]),
    ...(noGuard === undefined ? [] : [line(noGuard)]),
  ];
}

function planTitle(request: AccessRequest): string {
  if (isIn(request, "pending")) return "What will be done";
  if (isIn(request, "working", "stuck")) return "What is to be done";
  const isDone = !isIn(request, "active", "extending") || isOurs(request);
  return isDone ? "What was done" : "What was approved";
}
