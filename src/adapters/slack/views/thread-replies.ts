// Replies under the card: what became of a request, in detail.
import type { AccessRequest } from "../../../domain/request.ts";
import { bold, mention, when } from "../mrkdwn.ts";
import { causeText, doingText, journalText } from "./plan-text.ts";
import { line, quote, shown } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";

export function threadReply(request: AccessRequest): Shown {
  return shown(reply(request));
}

function reply({ ask, ref, state }: AccessRequest): Part[] {
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
      return [
        line(`${bold(ref)} is set up; ${mention(ask.requester)} has been told how to get in.`),
        line(journalText(state.grant.journal) || "Nothing had to be changed."),
      ];
    case "stuck":
      return [
        line(
          `${bold(ref)} is stuck at this step: ${doingText(state.step)}. ${causeText(state.cause)}`,
        ),
        line(journalText(state.work.journal) || "Nothing was changed before that."),
      ];
    case "ended":
      return [
        line(
          `${bold(ref)} was given back by ${mention(state.endedBy)} and ended ${when(state.at)}.`,
        ),
      ];
    case "pending":
    case "working":
    case "ending":
      return [line(`${bold(ref)} is under way.`)];
  }
}
