// The Home tab: what waits for me, what I have, what I asked for, each with its buttons.
import type { Button, HomeView, KnownBlock } from "@slack/types";
import type { AccessRequest } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { ACTIONS, COMMAND } from "../ids.ts";
import { bold, code, mention, when } from "../mrkdwn.ts";
import { requestLine } from "./my-requests.ts";
import { approveButton, denyButton, doneButton, withdrawButton } from "./request-buttons.ts";
import { buttons, divider, heading, line, quote, small } from "./shown.ts";
import type { Part } from "./shown.ts";
import { wholeSeatText } from "./what-is-asked.ts";

export interface HomeContent {
  readonly mine: readonly AccessRequest[];
  /** Undefined for people who decide about nothing. */
  readonly waiting?: readonly AccessRequest[];
}

/** Of each list; a request takes up to three blocks, and a view holds 100. */
const MOST_LISTED = 10;

export function homeTab({ mine, waiting }: HomeContent): HomeView {
  const asked = mine.filter((request) => isIn(request, "pending"));
  const had = mine.filter((request) => !isIn(request, "pending"));
  return home([
    heading("Access to AWS accounts"),
    buttons(askButton()),
    ...(waiting
      ? list("Waiting for your decision", waiting, {
          row: waitingRow,
          none: "Nothing waits for you.",
        })
      : []),
    ...list("What you have", had, { row: mineRow, none: "You have no access through Rolecall." }),
    ...list("What you asked for", asked, { row: mineRow, none: "Nothing of yours waits." }),
    small(`Everything here can be typed too: ${code(`${COMMAND} help`)}.`),
  ]);
}

export function homeWithSentence(sentence: string): HomeView {
  return home([line(sentence)]);
}

function home(parts: readonly Part[]): HomeView {
  return { type: "home", blocks: parts.map((part): KnownBlock => part.block) };
}

function list(
  title: string,
  requests: readonly AccessRequest[],
  { row, none }: { row: (request: AccessRequest) => Part[]; none: string },
): Part[] {
  const more = requests.length - MOST_LISTED;
  return [
    divider(),
    line(bold(title)),
    ...(requests.length === 0 ? [line(none)] : []),
    ...requests.slice(0, MOST_LISTED).flatMap(row),
    ...(more > 0 ? [small(`And ${more} more. They move up as these are dealt with.`)] : []),
  ];
}

function waitingRow(request: AccessRequest): Part[] {
  const { ask } = request;
  return [
    line(
      `${mention(ask.requester)} asks for ${wholeSeatText(ask)}, to be decided until ${when(ask.lapsesAt)}. ${bold(request.ref)}`,
    ),
    quote("Why", ask.reason),
    buttons(approveButton(request), denyButton(request)),
  ];
}

function mineRow(request: AccessRequest): Part[] {
  return [line(requestLine(request)), ...ownButtons(request)];
}

function ownButtons(request: AccessRequest): Part[] {
  if (isIn(request, "pending")) return [buttons(withdrawButton(request))];
  if (isIn(request, "active")) return [buttons(doneButton(request))];
  if (isIn(request, "stuck")) return [buttons(doneButton(request, "Not needed any more"))];
  return [];
}

function askButton(): Button {
  return {
    type: "button",
    action_id: ACTIONS.askFromHome,
    text: { type: "plain_text", text: "Ask for access" },
    style: "primary",
  };
}
