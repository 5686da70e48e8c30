// Everything the bot can show, made by the real views, in the form in which the gallery page reads it.
import type { AnyRequest } from "../../src/adapters/slack/any-request.ts";
import { outstandingAboutAccount } from "../../src/domain/accounts/account-announcements.ts";
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import type { AccessRequest, Messages, Slot } from "../../src/domain/request.ts";
import { ordinaryAccounts } from "../adapters/slack/every-account.ts";
import { answersAboutAccounts, viewsAboutAccounts } from "../adapters/slack/every-account-view.ts";
import { ordinaryRequests } from "../adapters/slack/every-request.ts";
import type { Requests } from "../adapters/slack/every-rule.ts";
import type { AccountRequests } from "../adapters/slack/in-every-state.ts";
import { exemplaryDriftMessages } from "../adapters/slack/every-drift.ts";
import { answersAbout, messagesAbout, viewsAbout } from "../adapters/slack/every-view.ts";
import type { NamedMessage } from "../adapters/slack/named-message.ts";

export const GALLERY_FILE = "sandbox/page/gallery/views.json";

/** A piece with more names is shown as what any other state looks like. */
const MOST_NAMES = 3;

const SLOT_TITLES: Readonly<Record<Slot, string>> = {
  card: "The card in the approvers' channel",
  receipt: "The receipt, to the person who asked",
  "outcome-thread": "Under the card: how it went",
  "reminder-thread": "Under the card: still waiting for an answer",
  "escalation-thread": "Under the card: others may decide too",
  "review-thread": "Under the card: the review of a break-glass",
  "end-thread": "Under the card: how it ended",
  "denied-notice": "Direct message: denied",
  "escalated-notice": "Direct message: others may decide too",
  "lapsed-notice": "Direct message: nobody decided",
  "stuck-notice": "Direct message: stuck",
  "ready-notice": "Direct message: you are in",
  "warning-notice": "Direct message: it ends soon",
  "extension-card": "The card for a wish for more time",
  "extension-notice": "Direct message: what became of a wish for more time",
  "end-notice": "Direct message: it has ended",
  "end-trouble-thread": "Under the card: it cannot be taken away",
  "client-kit": "About a client's account, which access never shows: what to send to them",
  "door-card": "About a client's account, which access never shows: the door is shut",
  "door-notice": "Direct message: a client lets Rolecall in no more",
};
const SLOTS = Object.keys(SLOT_TITLES) as Slot[];

const ACCOUNT_TITLES: Partial<Readonly<Record<Slot, string>>> = {
  card: "The card about a whole account",
  receipt: "The receipt about a whole account",
  "outcome-thread": "Under the card about an account: how it went",
  "reminder-thread": "Under the card about an account: still waiting",
  "escalation-thread": "Under the card about an account: others may decide too",
  "denied-notice": "Direct message about an account: denied",
  "escalated-notice": "Direct message about an account: others may decide too",
  "lapsed-notice": "Direct message about an account: nobody decided",
  "stuck-notice": "Direct message about an account: stuck",
  "ready-notice": "Direct message about an account: it is there, or connected",
  "end-notice": "Direct message about an account: it is closed, or disconnected",
  "client-kit": "Direct message: what to send to a client",
  "door-card": "In the approvers' channel: a client lets Rolecall in no more",
};

/** Of the Home tabs, which differ only in their rows, those with the most kinds of them. */
const TOO_MANY_HOMES = /^a (crowded Home tab|Home tab, [2-9])$/;

/** As JSON has it: what stands undefined in a view is not sent to Slack. */
export function galleryViews(): unknown {
  const requests = ordinaryRequests();
  const accounts = ordinaryAccounts();
  const views = [...viewsAbout(Object.values(requests)), ...onlyOnce(viewsAboutAccounts(accounts))]
    .filter(({ name }) => !TOO_MANY_HOMES.test(name))
    .map(({ name, view }) => ({ names: [name], view }));
  const isHome = ({ view }: { view: { type: string } }) => view.type === "home";
  const sections = [
    ...SLOTS.map((slot) => ({ title: SLOT_TITLES[slot], pieces: piecesOf(slot, requests) })),
    ...SLOTS.flatMap((slot) => {
      const title = ACCOUNT_TITLES[slot];
      return title === undefined ? [] : [{ title, pieces: accountPieces(slot, accounts) }];
    }),
    {
      title: "In the approvers' channel: changed by hand in AWS",
      pieces: merged(exemplaryDriftMessages()),
    },
    { title: "Answers to one person", pieces: merged(answers(requests, accounts)) },
    { title: "Forms", pieces: views.filter((one) => !isHome(one)) },
    { title: "Home tabs", pieces: views.filter(isHome) },
  ];
  return JSON.parse(JSON.stringify(sections));
}

function answers(requests: Requests, accounts: AccountRequests): NamedMessage[] {
  return [...answersAbout(requests), ...answersAboutAccounts(accounts)];
}

/** Of the forms that differ only in whom they are about, the first. */
function onlyOnce<View extends { readonly name: string }>(views: readonly View[]): View[] {
  return views.filter((view, index) => views.findIndex(({ name }) => name === view.name) === index);
}

/** As for access: how the message stands wherever it is wanted. */
function accountPieces(slot: Slot, accounts: AccountRequests) {
  const messages = postedBefore();
  const meant = Object.entries(accounts).filter(([, request]) =>
    outstandingAboutAccount({ ...request, messages }).some((one) => one.slot === slot),
  );
  return merged(named(slot, meant));
}

/** How the message stands wherever it is wanted; what a race might bring about comes last, as one piece. */
function piecesOf(slot: Slot, requests: Requests) {
  const wanted = messagesIn(slot, requests, (request) => isWanted(slot, request));
  const byRace = messagesIn(slot, requests, (request) => !isWanted(slot, request));
  const names = byRace.map(({ name }) => name);
  const last = byRace.slice(0, 1).map(({ blocks }) => ({ names, blocks }));
  return [...merged(wanted), ...(names.length > MOST_NAMES ? last : [])];
}

function messagesIn(
  slot: Slot,
  requests: Requests,
  isMeant: (request: AccessRequest) => boolean,
): NamedMessage[] {
  return named(
    slot,
    Object.entries(requests).filter(([, request]) => isMeant(request)),
  );
}

/** Called by how the request stands. */
function named(slot: Slot, meant: readonly (readonly [string, AnyRequest])[]): NamedMessage[] {
  const lead = `${slot} of a request that is `;
  return messagesAbout(Object.fromEntries(meant))
    .filter(({ name }) => name.startsWith(lead))
    .map((one) => ({ ...one, name: one.name.slice(lead.length) }));
}

/** Where every message was posted before, so that those that are over by now are wanted too. */
function isWanted(slot: Slot, request: AccessRequest): boolean {
  const messages = postedBefore();
  return outstandingAnnouncements({ ...request, messages }).some((one) => one.slot === slot);
}

function postedBefore(): Messages {
  const posted = { channel: "C", ts: "1.1", shows: "something else: before" };
  return Object.fromEntries(SLOTS.map((one) => [one, posted]));
}

/** States that look the same are one piece. */
function merged(messages: readonly NamedMessage[]) {
  const pieces = new Map<string, { names: string[]; blocks: NamedMessage["blocks"] }>();
  for (const { name, blocks } of messages) {
    const look = JSON.stringify(blocks);
    const same = pieces.get(look);
    if (!same) pieces.set(look, { names: [name], blocks });
    else if (same.names.length < MOST_NAMES) same.names.push(name);
  }
  return [...pieces.values()];
}
