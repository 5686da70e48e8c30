// Replies under the card: what became of a request, in detail.
import type { AccessRequest, InState } from "../../../domain/request.ts";
import { bold, mention, when } from "../mrkdwn.ts";
import { isTakenAway, sessionsText, staysText } from "./end-text.ts";
import { isOurs, untilText } from "./grant-text.ts";
import { journalText } from "./journal-text.ts";
import { causeText, doingText } from "./plan-text.ts";
import { line, quote, shown } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";

export function threadReply(request: AccessRequest): Shown {
  return shown(reply(request));
}

function reply(request: AccessRequest): Part[] {
  const { ask, ref, state } = request;
  switch (state.name) {
    case "denied":
      return [
        line(
          `${bold(ref)} was denied by ${mention(state.by)}. ${mention(ask.requester)} has been told.`,
        ),
        quote("Reason", state.reason),
      ];
    case "withdrawn":
      return [line(`${bold(ref)} was withdrawn by ${mention(ask.requester)}.`)];
    case "lapsed":
      return [
        line(`${bold(ref)} lapsed ${when(ask.lapsesAt)}. ${mention(ask.requester)} has been told.`),
      ];
    case "active":
      return active(request as InState<"active">);
    case "stuck":
      return [
        line(
          `${bold(ref)} is stuck at this step: ${doingText(state.step)}. ${causeText(state.cause)}`,
        ),
        line(journalText(state.work.journal) || "Nothing was changed before that."),
      ];
    case "ended":
      return ended(request as InState<"ended">);
    case "pending":
    case "working":
    case "extending":
    case "ending":
      return [line(`${bold(ref)} is under way.`)];
  }
}

function active(request: InState<"active">): Part[] {
  const { ask, ref, state } = request;
  const { endsAt, journal } = state.grant;
  const lasts = isOurs(request) ? `It lasts ${untilText(endsAt)}.` : "It was there before.";
  return [
    line(`${bold(ref)} is set up; ${mention(ask.requester)} has been told how to get in. ${lasts}`),
    line(journalText(journal) || "Nothing had to be changed."),
  ];
}

function ended(request: InState<"ended">): Part[] {
  const { ask, state } = request;
  const { end, journal } = state;
  const stays = isTakenAway(request) ? "" : ` ${staysText(request, "Their")}`;
  const told = `${mention(ask.requester)} has been told. ${sessionsText(journal)}`;
  return [
    line(`${howItEnded(request)}${end.cause === "given-back" ? "" : ` ${told}`}${stays}`),
    line(journalText(journal) || "Nothing had to be changed."),
  ];
}

function howItEnded({ ref, state }: InState<"ended">): string {
  const { cause, by } = state.end;
  const who = by ? ` by ${mention(by)}` : "";
  const gone = `ended ${when(state.at)}.`;
  switch (cause) {
    case "given-back":
      return `${bold(ref)} was given back${who} and ${gone}`;
    case "revoked":
      return `${bold(ref)} was revoked${who} and ${gone}`;
    case "expired":
      return `The time of ${bold(ref)} was over, as planned; it ${gone}`;
  }
}
