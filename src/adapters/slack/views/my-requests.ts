// One's own requests in words: for the list a command answers with, and for the Home tab.
import type { AccountRequest } from "../../../domain/accounts/account-request.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, when } from "../mrkdwn.ts";
import { accountLine } from "./accounts/account-rows.ts";
import { wholeAskedText } from "./batch-text.ts";
import { isExtendable, isOurs } from "./grant-text.ts";
import type { Granted } from "./grant-text.ts";
import { waitingWish } from "./more-time.ts";
import { progressText } from "./progress-text.ts";
import { line, shown } from "./shown.ts";
import type { Shown } from "./shown.ts";
import { timeText } from "./time-text.ts";
import { typedSeat, wholeSeatText } from "./what-is-asked.ts";

/** So that the text of the answer holds all of them, however long their names are. */
const MOST_LISTED = 7;

export function myRequests(
  mine: readonly AccessRequest[],
  accounts: readonly AccountRequest[] = [],
): Shown {
  if (mine.length + accounts.length === 0) {
    return shown([
      line(
        `You have no access through Rolecall, and nothing asked for. Type ${code(COMMAND)} to ask.`,
      ),
    ]);
  }
  const rows = [
    ...accounts.map(accountLine),
    ...mine.map((request) => `${requestLine(request)} ${nextMove(request)}`),
  ];
  const more = rows.length - MOST_LISTED;
  return shown([
    ...rows.slice(0, MOST_LISTED).map(line),
    ...(more > 0 ? [line(`And ${more} more; my Home tab shows them.`)] : []),
  ]);
}

/** "*client-a* (Client A, 222222222222) as *admin*: you have access since …. *R-7K3QXA*" */
export function requestLine(request: AccessRequest): string {
  return `${isIn(request, "pending") ? wholeAskedText(request.ask) : wholeSeatText(request.ask)}: ${howItStands(request)} ${bold(request.ref)}`;
}

function howItStands(request: AccessRequest): string {
  const { ask, state } = request;
  switch (state.name) {
    case "pending":
      return waiting(request, ask.lapsesAt);
    case "working":
      return state.work.trouble
        ? "approved; setting it up takes longer than usual."
        : "approved and being set up.";
    case "active":
    case "extending":
      return having(request as Granted);
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

function waiting(request: AccessRequest, until: number): string {
  const progress = progressText(request);
  return `waiting for an approver until ${when(until)}.${progress === undefined ? "" : ` ${progress}`}`;
}

function having(request: Granted): string {
  const { since, endsAt } = request.state.grant;
  if (!isOurs(request)) return "you had it before you asked, so it has no end.";
  if (endsAt === null) return `you have access since ${when(since)}, without an end.`;
  return `you have access until ${when(endsAt)}.${wished(request)}`;
}

function wished(request: Granted): string {
  if (isIn(request, "extending")) {
    return ` More time was approved, until ${when(request.state.endsAt)}; that is being written.`;
  }
  const wish = waitingWish(request);
  return wish ? ` You asked for ${timeText(wish.seconds)} more; that waits for an approver.` : "";
}

function nextMove(request: AccessRequest): string {
  const { ask, ref } = request;
  const withdraw = code(`${COMMAND} withdraw ${ref}`);
  if (isIn(request, "pending")) return `Take it back: ${withdraw}`;
  if (!isIn(request, "active", "extending", "stuck")) return "";
  const isKept = isIn(request, "active", "extending") && !isOurs(request);
  const giveBack = `${isKept ? "Close it" : "Give it back"}: ${code(`${COMMAND} done ${typedSeat(ask)}`)}`;
  if (!isIn(request, "active") || !isExtendable(request)) return giveBack;
  if (waitingWish(request)) return `${giveBack} · Take the wish back: ${withdraw}`;
  return `${giveBack} · Need longer: ${code(`${COMMAND} extend ${typedSeat(ask)} 2h <reason>`)}`;
}
