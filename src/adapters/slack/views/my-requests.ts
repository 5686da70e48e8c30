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
import { mfaAdvice } from "./mfa-advice.ts";
import { waitingWish } from "./more-time.ts";
import { progressText } from "./progress-text.ts";
import { line, shown } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";
import { timeText } from "./time-text.ts";
import { grantedWays, standingRows } from "./way-in-row.ts";
import type { WaysIn } from "./way-in-row.ts";
import { typedSeat, wholeSeatText } from "./what-is-asked.ts";

/** So that the text of the answer holds all of them, however long their names are. */
const MOST_LISTED = 7;
const MOST_CHARACTERS = 3200;

/** `ways`: missing for somebody who is linked with no IAM user. */
export function myRequests(
  mine: readonly AccessRequest[],
  accounts: readonly AccountRequest[] = [],
  ways?: WaysIn,
): Shown {
  const granted: ReadonlyMap<string, string> = ways ? grantedWays(ways) : new Map();
  const rows = [
    ...accounts.map(accountLine),
    ...mine.map((request) => mineLine(request, granted.get(request.ref))),
    ...(ways ? standingRows(ways) : []),
  ];
  if (rows.length === 0) return nothingYet();
  const listed = fitting(rows);
  const more = rows.length - listed.length;
  return shown([
    ...listed.map(line),
    ...(more > 0 ? [line(`And ${more} more; my Home tab shows what you asked for.`)] : []),
    ...(ways ? aboutAll(ways) : []),
  ]);
}

function aboutAll({ config, management }: WaysIn): Part[] {
  if (config.accesses.length === 0) return [];
  const advice = mfaAdvice(config, management);
  return [
    ...(advice === undefined ? [] : [line(advice)]),
    line(
      `${code(`${COMMAND} config`)} sends you all of it, for your terminal and for your browser.`,
    ),
  ];
}

function nothingYet(): Shown {
  return shown([
    line(
      `You have no access through Rolecall, and nothing asked for. Type ${code(COMMAND)} to ask.`,
    ),
  ]);
}

function fitting(rows: readonly string[]): readonly string[] {
  let characters = 0;
  const most = rows.findIndex((row) => (characters += row.length) > MOST_CHARACTERS);
  return rows.slice(0, Math.min(MOST_LISTED, most === -1 ? rows.length : Math.max(1, most)));
}

function mineLine(request: AccessRequest, wayIn: string | undefined): string {
  const row = `${requestLine(request)} ${nextMove(request)}`;
  return wayIn === undefined ? row : `${row}\n${wayIn}`;
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
