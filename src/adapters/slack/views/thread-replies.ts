// Replies under the card: what became of a request, in detail.
import type { AccessRequest, InState } from "../../../domain/request.ts";
import { bold, mention, when } from "../mrkdwn.ts";
import { isTakenAway, sessionsText, staysText } from "./end-text.ts";
import { isOurs, untilText } from "./grant-text.ts";
import { journalText } from "./journal-text.ts";
import { causeText, doingText } from "./plan-text.ts";
import { seatText } from "./what-is-asked.ts";
import { line, quote, shown } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";

export function threadReply(request: AccessRequest): Shown {
  return shown(reply(request));
}

function reply(request: AccessRequest): Part[] {
  const { ask, state } = request;
  switch (state.name) {
    case "denied":
      return [
        line(
          `${calledText(request)} was denied by ${mention(state.by)}. ${mention(ask.requester)} has been told.`,
        ),
        quote("Reason", state.reason),
      ];
    case "withdrawn":
      return [line(`${calledText(request)} was withdrawn by ${mention(ask.requester)}.`)];
    case "lapsed":
      return [
        line(
          `${calledText(request)} lapsed ${when(ask.lapsesAt)}. ${mention(ask.requester)} has been told.`,
        ),
      ];
    case "active":
      return active(request as InState<"active">);
    case "stuck":
      return [
        line(
          `${calledText(request)} is stuck at this step: ${doingText(state.step)}. ${causeText(state.cause)}`,
        ),
        line(journalText(state.work.journal) || "Nothing was changed before that."),
      ];
    case "ended":
      return ended(request as InState<"ended">);
    case "pending":
    case "working":
    case "extending":
    case "ending":
      return [line(`${calledText(request)} is under way.`)];
  }
}

// Under a card for several accounts it has to be said which one it is about.
function calledText({ ask, ref }: AccessRequest): string {
  return ask.partOf || ask.others ? `${bold(ref)} (${seatText(ask)})` : bold(ref);
}

function active(request: InState<"active">): Part[] {
  const { ask, state } = request;
  const { endsAt, journal } = state.grant;
  const lasts = isOurs(request) ? `It lasts ${untilText(endsAt)}.` : "It was there before.";
  return [
    line(
      `${calledText(request)} is set up; ${mention(ask.requester)} has been told how to get in. ${lasts}`,
    ),
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

function howItEnded(request: InState<"ended">): string {
  const { state } = request;
  const { cause, by } = state.end;
  const called = calledText(request);
  const who = by ? ` by ${mention(by)}` : "";
  const gone = `ended ${when(state.at)}.`;
  switch (cause) {
    case "given-back":
      return `${called} was given back${who} and ${gone}`;
    case "revoked":
      return `${called} was revoked${who} and ${gone}`;
    case "expired":
      return `The time of ${called} was over, as planned; it ${gone}`;
  }
}
