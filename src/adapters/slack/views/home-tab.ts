// The Home tab: what waits for me, what I have, what I asked for, each with its buttons.
import type { Button, HomeView, KnownBlock } from "@slack/types";
import type { AccountRequest } from "../../../domain/accounts/account-request.ts";
import { isToReview } from "../../../domain/close-review.ts";
import type { Extension } from "../../../domain/grant.ts";
import type { AccessRequest, Ask, InState } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { ACTIONS, COMMAND } from "../ids.ts";
import { bold, code, mention, when } from "../mrkdwn.ts";
import { ownAccountRow, waitingAccountRow } from "./accounts/account-rows.ts";
import { wholeAskedText } from "./batch-text.ts";
import { isExtendable } from "./grant-text.ts";
import type { Granted } from "./grant-text.ts";
import { approveMoreButton, denyMoreButton } from "./more-time-buttons.ts";
import { waitingWish, wouldEndText } from "./more-time.ts";
import { requestLine } from "./my-requests.ts";
import {
  decisionButtons,
  doneButton,
  endButton,
  extendButton,
  requestButton,
  withdrawButton,
} from "./request-buttons.ts";
import { progressText } from "./progress-text.ts";
import { buttons, divider, heading, line, quote, small } from "./shown.ts";
import type { Part } from "./shown.ts";
import { timeText } from "./time-text.ts";
import { forText, wholeSeatText } from "./what-is-asked.ts";

export interface HomeContent {
  readonly mine: readonly AccessRequest[];
  /** Undefined for people who decide about nothing. */
  readonly waiting?: readonly AccessRequest[];
  /** The same about accounts as a whole. */
  readonly accounts?: {
    readonly mine: readonly AccountRequest[];
    readonly waiting: readonly AccountRequest[];
  };
}

/** Of each list; a request takes up to three blocks, and a view holds 100. */
const MOST_LISTED = 10;

export function homeTab({ mine, waiting, accounts }: HomeContent): HomeView {
  const asked = mine.filter((request) => isIn(request, "pending"));
  const had = mine.filter((request) => !isIn(request, "pending"));
  const waitingRows = [
    ...(accounts?.waiting ?? []).map(waitingAccountRow),
    ...(waiting ?? []).map(waitingRow),
  ];
  const askedRows = [...(accounts?.mine ?? []).map(ownAccountRow), ...asked.map(mineRow)];
  return home([
    heading("Access to AWS accounts"),
    buttons(askButton()),
    ...(waiting ? list("Waiting for your decision", waitingRows, "Nothing waits for you.") : []),
    ...list("What you have", had.map(mineRow), "You have no access through Rolecall."),
    ...list("What you asked for", askedRows, "Nothing of yours waits."),
    small(`Everything here can be typed too: ${code(`${COMMAND} help`)}.`),
  ]);
}

export function homeWithSentence(sentence: string): HomeView {
  return home([line(sentence)]);
}

function home(parts: readonly Part[]): HomeView {
  return { type: "home", blocks: parts.map((part): KnownBlock => part.block) };
}

function list(title: string, rows: readonly Part[][], none: string): Part[] {
  const more = rows.length - MOST_LISTED;
  return [
    divider(),
    line(bold(title)),
    ...(rows.length === 0 ? [line(none)] : []),
    ...rows.slice(0, MOST_LISTED).flat(),
    ...(more > 0 ? [small(`And ${more} more. They move up as these are dealt with.`)] : []),
  ];
}

function waitingRow(request: AccessRequest): Part[] {
  if (isToReview(request)) return reviewRow(request);
  const wish = waitingWish(request);
  return wish ? wishRow(request as Granted, wish) : askRow(request);
}

function askRow(request: AccessRequest): Part[] {
  const { ask, ref } = request;
  const progress = progressText(request);
  return [
    line(
      `${mention(ask.requester)} asks for ${wholeAskedText(ask)} ${forText(ask.lasting)}, to be decided until ${when(ask.lapsesAt)}.${warned(ask)}${progress === undefined ? "" : ` ${progress}`} ${bold(ref)}`,
    ),
    quote("Why", ask.reason),
    buttons(...decisionButtons(request)),
  ];
}

function warned({ terms }: Ask): string {
  return terms.sensitive === undefined ? "" : " :warning: It is sensitive.";
}

function reviewRow(request: AccessRequest): Part[] {
  const { ask, ref } = request;
  return [
    line(
      `${mention(ask.requester)} took ${wholeSeatText(ask)} by break-glass, ${when(ask.askedAt)}; it waits for a review. ${bold(ref)}`,
    ),
    quote("Why", ask.reason),
    buttons(requestButton("Review", ACTIONS.review, request)),
  ];
}

function wishRow(request: Granted, wish: Extension): Part[] {
  const { ask, ref, state } = request;
  const progress = progressText(request);
  return [
    line(
      `${mention(ask.requester)} asks to keep ${wholeSeatText(ask)} for ${timeText(wish.seconds)} more. It ends ${when(state.grant.endsAt ?? 0)}; with your yes it ${wouldEndText(request, wish, undefined)}.${progress === undefined ? "" : ` ${progress}`} ${bold(ref)}`,
    ),
    quote("Why", wish.reason),
    buttons(approveMoreButton(request, wish), denyMoreButton(request, wish)),
  ];
}

function mineRow(request: AccessRequest): Part[] {
  return [line(requestLine(request)), ...ownButtons(request)];
}

function ownButtons(request: AccessRequest): Part[] {
  if (isIn(request, "pending")) return [buttons(withdrawButton(request))];
  if (isIn(request, "active")) return [buttons(...timeButtons(request), endButton(request))];
  if (isIn(request, "extending")) return [buttons(endButton(request))];
  if (isIn(request, "stuck")) return [buttons(doneButton(request, "Not needed any more"))];
  return [];
}

function timeButtons(request: InState<"active">): Button[] {
  if (!isExtendable(request)) return [];
  return [waitingWish(request) ? withdrawButton(request) : extendButton(request)];
}

function askButton(): Button {
  return {
    type: "button",
    action_id: ACTIONS.askFromHome,
    text: { type: "plain_text", text: "Ask for access" },
    style: "primary",
  };
}
