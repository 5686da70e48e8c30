// What somebody is answered who typed what is to become of a request.
import type { AccessRequest } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { bold, mention, when } from "../mrkdwn.ts";
import { askedText } from "./batch-text.ts";
import { untilText } from "./grant-text.ts";
import { progressText, yesesTo } from "./progress-text.ts";
import { forText, seatText } from "./what-is-asked.ts";

export type DecidedKind = "approve" | "deny" | "withdraw" | "retry" | "review";

/** In mrkdwn. */
export function decidedText(kind: DecidedKind, request: AccessRequest): string {
  const { ask, ref } = request;
  const requester = mention(ask.requester);
  switch (kind) {
    case "approve":
      return yesesTo(request).length > 0
        ? `Noted: ${progressText(request) ?? ""} The card shows how it goes. ${bold(ref)}`
        : `Approved: ${requester} ${approved(request)} ${bold(ref)}`;
    case "deny":
      return `Denied: ${requester} is told why. ${bold(ref)}`;
    case "withdraw":
      return `Taken back: ${withdrawn(request)} ${bold(ref)}`;
    case "retry":
      return `It goes on: ${seatText(ask)} for ${requester}. The card shows how it goes. ${bold(ref)}`;
    case "review":
      return `Reviewed: what ${requester} took by break-glass, ${seatText(ask)}. Your comment is on record, and under the card. ${bold(ref)}`;
  }
}

function approved(request: AccessRequest): string {
  const { ask } = request;
  return isIn(request, "extending")
    ? `keeps ${seatText(ask)} until ${when(request.state.endsAt)}. That is being written; the card shows how it goes.`
    : `gets ${askedText(ask)} ${forText(ask.lasting)}. It is being set up; the card shows how it goes.`;
}

function withdrawn(request: AccessRequest): string {
  const seat = askedText(request.ask);
  return isIn(request, "active")
    ? `you no longer ask for more time with ${seat}. You have it ${untilText(request.state.grant.endsAt)}.`
    : `you no longer ask for ${seat}.`;
}
