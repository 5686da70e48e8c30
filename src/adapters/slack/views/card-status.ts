// How a request stands, as the approvers' card says it: what happened, and what to do.
import type { AccessPolicy } from "../../../domain/access-policy.ts";
import { writeLasting } from "../../../domain/duration.ts";
import { isIn } from "../../../domain/request.ts";
import type { AccessRequest, InState } from "../../../domain/request.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, mention, when } from "../mrkdwn.ts";
import { moreApprovedText, approvedText } from "./approved-by.ts";
import { workStatus } from "./card-work.ts";
import { endedBy, isTakenAway, sessionsText, staysText } from "./end-text.ts";
import { groupOf, isOurs, untilText } from "./grant-text.ts";
import type { Granted } from "./grant-text.ts";
import { progressText, undecidedText } from "./progress-text.ts";
import { decisionButtons } from "./request-buttons.ts";
import { revokeButtons } from "./revoke-buttons.ts";
import { shorterTimes } from "./shorter-times.ts";
import { buttons, line, quote, small } from "./shown.ts";
import type { Part } from "./shown.ts";
import { mentionedText } from "./terms-text.ts";

export function cardStatus(request: AccessRequest, policy: AccessPolicy): Part[] {
  const { ask, state } = request;
  switch (state.name) {
    case "pending":
      return pending(request as InState<"pending">);
    case "denied":
      return [
        line(`:no_entry: Denied by ${mention(state.by)}, ${when(state.at)}.`),
        quote("Reason", state.reason),
      ];
    case "withdrawn":
      return [
        line(
          `:leftwards_arrow_with_hook: Withdrawn by ${mention(ask.requester)}, ${when(state.at)}. Nothing was done.`,
        ),
      ];
    case "lapsed":
      return [
        line(
          `:hourglass: ${undecidedText(request)} until ${when(ask.lapsesAt)}. Nothing was done.`,
        ),
      ];
    case "active":
    case "extending":
      return granted(request as Granted, policy);
    case "ended":
      return [line(ended(request as InState<"ended">))];
    default:
      return workStatus(request as InState<"working" | "ending" | "stuck">);
  }
}

function pending(request: InState<"pending">): Part[] {
  const { ref, ask } = request;
  const progress = progressText(request);
  const [shorter] = shorterTimes(ask.lasting);
  const forLess =
    shorter === undefined
      ? ""
      : `, ${code(`${COMMAND} approve ${ref} ${writeLasting(shorter)}`)} for less time,`;
  return [
    line(
      `${progress === undefined ? "" : `${progress} `}To be decided until ${when(ask.lapsesAt)}.${escalated(request)}`,
    ),
    buttons(...decisionButtons(request)),
    small(
      `${bold(ref)} · No buttons, or they do not work? Type ${code(`${COMMAND} approve ${ref}`)}${forLess} or ${code(`${COMMAND} deny ${ref} <reason>`)}.`,
    ),
  ];
}

function escalated({ ask, state }: InState<"pending">): string {
  const { escalation } = ask.terms;
  if (!state.isEscalated || !escalation) return "";
  return ` Escalated to ${mentionedText(escalation.to)}, who may decide too.`;
}

function granted(request: Granted, { accounts }: AccessPolicy): Part[] {
  const { ask, ref, state } = request;
  const { approval, since, endsAt, lastExtension } = state.grant;
  const approved = `:white_check_mark: ${approvedText(approval, request)}.`;
  if (!isOurs(request)) {
    return [
      line(
        `${approved} ${mention(ask.requester)} had this access already, by a place in the group ${code(groupOf(ask))} that Rolecall did not give: it has no end, and Rolecall will not take it away. An AWS admin can.`,
      ),
    ];
  }
  const longer = lastExtension?.outcome === "extended" ? " (it was made longer)" : "";
  const more = isIn(request, "extending")
    ? ` ${moreApprovedText(request.state.approval)}: until ${when(request.state.endsAt)}, which is being written.`
    : "";
  return [
    line(`${approved} Has access since ${when(since)}, ${untilText(endsAt)}${longer}.${more}`),
    buttons(...revokeButtons(request, accounts.get(ask.account.slug)?.managedBy)),
    small(
      `For admins: or type ${code(`${COMMAND} revoke ${ref}`)}, or ${code(`${COMMAND} revoke ${ref} and end sessions`)}.`,
    ),
  ];
}

function ended(request: InState<"ended">): string {
  const { end, at, journal } = request.state;
  const sign = end.cause === "revoked" ? ":no_entry:" : ":white_check_mark:";
  const gone = isTakenAway(request) ? `Gone since ${when(at)}.` : staysText(request, "Their");
  const sessions = end.cause === "revoked" ? ` ${sessionsText(journal)}` : "";
  return `${sign} ${endedBy(end)}. ${gone}${sessions}`;
}
