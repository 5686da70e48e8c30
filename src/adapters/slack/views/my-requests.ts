// One's own requests in words: for the list a command answers with, and for the Home tab.
import type { AccessRequest } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, when } from "../mrkdwn.ts";
import { line, shown } from "./shown.ts";
import type { Shown } from "./shown.ts";
import { typedSeat, wholeSeatText } from "./what-is-asked.ts";

const MOST_LISTED = 12;

export function myRequests(mine: readonly AccessRequest[]): Shown {
  if (mine.length === 0) {
    return shown([
      line(
        `You have no access through Rolecall, and nothing asked for. Type ${code(COMMAND)} to ask.`,
      ),
    ]);
  }
  const more = mine.length - MOST_LISTED;
  return shown([
    ...mine
      .slice(0, MOST_LISTED)
      .map((request) => line(`${requestLine(request)} ${nextMove(request)}`)),
    ...(more > 0 ? [line(`And ${more} more; my Home tab shows them.`)] : []),
  ]);
}

/** "*client-a* (Client A, 222222222222) as *admin*: you have access since …. *R-7K3QXA*" */
export function requestLine(request: AccessRequest): string {
  return `${wholeSeatText(request.ask)}: ${howItStands(request)} ${bold(request.ref)}`;
}

function howItStands({ ask, state }: AccessRequest): string {
  switch (state.name) {
    case "pending":
      return `waiting for an approver until ${when(ask.lapsesAt)}.`;
    case "working":
      return state.work.trouble
        ? "approved; setting it up takes longer than usual."
        : "approved and being set up.";
    case "active":
      return `you have access since ${when(state.grant.since)}.`;
    case "stuck":
      return "approved, but stuck; the approvers know.";
    case "ending":
      return "the access is being taken away.";
    case "denied":
    case "withdrawn":
    case "lapsed":
    case "ended":
      return "closed.";
  }
}

function nextMove(request: AccessRequest): string {
  if (isIn(request, "pending"))
    return `Take it back: ${code(`${COMMAND} withdraw ${request.ref}`)}`;
  if (isIn(request, "active", "stuck")) {
    return `Give it back: ${code(`${COMMAND} done ${typedSeat(request.ask)}`)}`;
  }
  return "";
}
