// Every message, modal and Home tab there is, for a request in every state; for tests that look at all of them.
import type { KnownBlock } from "@slack/types";
import { messageFor } from "../../../src/adapters/slack/message-for-slot.ts";
import { alreadyIn } from "../../../src/adapters/slack/views/already-in.ts";
import { sentence } from "../../../src/adapters/slack/views/answer.ts";
import { decidedText } from "../../../src/adapters/slack/views/decided-text.ts";
import type { DecidedKind } from "../../../src/adapters/slack/views/decided-text.ts";
import { denyModal } from "../../../src/adapters/slack/views/deny-modal.ts";
import { extendModal } from "../../../src/adapters/slack/views/extend-modal.ts";
import { givenBack } from "../../../src/adapters/slack/views/given-back.ts";
import { helpText } from "../../../src/adapters/slack/views/help-text.ts";
import { homeTab, homeWithSentence } from "../../../src/adapters/slack/views/home-tab.ts";
import { moreTimeAsked } from "../../../src/adapters/slack/views/more-time-asked.ts";
import { myRequests } from "../../../src/adapters/slack/views/my-requests.ts";
import { requestModal } from "../../../src/adapters/slack/views/request-modal.ts";
import { revoked } from "../../../src/adapters/slack/views/revoked.ts";
import { sentenceModal } from "../../../src/adapters/slack/views/sentence-modal.ts";
import type { Shown } from "../../../src/adapters/slack/views/shown.ts";
import type { AccessRequest, Slot } from "../../../src/domain/request.ts";
import { aPolicy, clientA, clientC } from "../../support/a-policy.ts";

export const management = { id: "111111111111", alias: "northwind", partition: "aws" };
export const known = { policy: aPolicy(), management };

const SLOTS: Record<Slot, true> = {
  card: true,
  receipt: true,
  "outcome-thread": true,
  "end-thread": true,
  "denied-notice": true,
  "lapsed-notice": true,
  "stuck-notice": true,
  "ready-notice": true,
  "warning-notice": true,
  "extension-card": true,
  "extension-notice": true,
  "end-notice": true,
  "end-trouble-thread": true,
};

export interface NamedMessage extends Shown {
  readonly name: string;
}

/** Every slot for every request, whether the slot is used in that state or only reached by a race. */
export function messagesAbout(requests: Readonly<Record<string, AccessRequest>>): NamedMessage[] {
  return Object.entries(requests).flatMap(([state, request]) =>
    (Object.keys(SLOTS) as Slot[]).map((slot) => ({
      name: `${slot} of a request that is ${state}`,
      ...messageFor(slot, request, known),
    })),
  );
}

export function answersAbout(requests: Readonly<Record<string, AccessRequest>>): NamedMessage[] {
  const all = Object.values(requests);
  return [
    { name: "help", ...helpText() },
    ...inGroups(all, 7).map((some, index) => ({
      name: `the list of one's requests, ${index + 1}`,
      ...myRequests(some),
    })),
    { name: "the list of no requests", ...myRequests([]) },
    { name: "already in, by hand", ...alreadyInWith() },
    ...Object.entries(requests).flatMap(([state, request]) =>
      answersTo(request).map(({ typed, ...answer }) => ({ name: `${typed}: ${state}`, ...answer })),
    ),
  ];
}

/** What is answered to somebody whose command led to this. */
function answersTo(request: AccessRequest): (Shown & { readonly typed: string })[] {
  const decided = (kind: DecidedKind) => ({ typed: kind, ...sentence(decidedText(kind, request)) });
  switch (request.state.name) {
    case "working":
      return [decided("approve"), decided("retry")];
    case "denied":
      return [decided("deny")];
    case "withdrawn":
      return [decided("withdraw")];
    case "active":
      return [
        { typed: "asks for what they have", ...alreadyInWith(request) },
        request.state.extension
          ? { typed: "extend", ...moreTimeAsked(request) }
          : decided("withdraw"),
      ];
    case "extending":
      return [{ typed: "asks for what they have", ...alreadyInWith(request) }, decided("approve")];
    case "ending":
      return [
        { typed: "done", ...sentence(givenBack(request)) },
        { typed: "revoke", ...sentence(revoked(request)) },
      ];
    default:
      return [];
  }
}

function alreadyInWith(grant?: AccessRequest): Shown {
  const [role] = clientA.roles;
  if (!role) throw new Error("client-a has a role");
  const wanted = { account: clientA, role };
  const asked = { kind: "already-in", wanted, iamUser: "alice.andersen" } as const;
  return alreadyIn({ ...asked, ...(grant ? { grant } : {}) }, management);
}

export function viewsAbout(requests: readonly AccessRequest[]) {
  const many = Array.from({ length: 10 }, () => requests).flat();
  return [
    ...formsToAsk(),
    ...formsAbout(requests),
    { name: "a sentence", view: sentenceModal(sentence("words")) },
    { name: "an empty Home tab", view: homeTab({ mine: [] }) },
    ...inGroups(requests, 10).map((some, index) => ({
      name: `a Home tab, ${index + 1}`,
      view: homeTab({ mine: some, waiting: some }),
    })),
    { name: "a crowded Home tab", view: homeTab({ mine: many, waiting: many }) },
    { name: "a Home tab for the unwelcome", view: homeWithSentence("words") },
  ];
}

/** `size`: as many as are listed. */
function inGroups(requests: readonly AccessRequest[], size: number): (readonly AccessRequest[])[] {
  const count = Math.ceil(requests.length / size);
  return Array.from({ length: count }, (_, group) =>
    requests.slice(group * size, (group + 1) * size),
  );
}

function formsToAsk() {
  const [admin] = clientA.roles;
  if (!admin) throw new Error("client-a has an admin role");
  const reason = "🦊".repeat(1000);
  return [
    { name: "the empty form", view: requestModal({}) },
    { name: "the form with an account", view: requestModal({ account: clientA }) },
    { name: "the form with a time", view: requestModal({ account: clientA, lasting: 90 * 60 }) },
    { name: "the form of one role", view: requestModal({ account: clientC }) },
    {
      name: "the form filled in",
      view: requestModal({ account: clientA, role: admin, lasting: 90 * 60, reason }),
    },
    {
      name: "the form with too long a time",
      view: requestModal({ account: clientC, lasting: 90 * 86_400 }),
    },
  ];
}

function formsAbout(requests: readonly AccessRequest[]) {
  const [first] = requests;
  const wished = requests.find(({ state }) => state.name === "active" && state.extension);
  const timed = requests.find(
    ({ state }) => state.name === "active" && state.grant.endsAt !== null,
  );
  if (!first || !wished || !timed) return [];
  const { time: rule } = timed.ask.role;
  const filledIn = { rule, lasting: 90 * 60, reason: "🦊".repeat(1000) };
  return [
    { name: "the form to deny", view: denyModal(first, 0) },
    { name: "the form to deny more time", view: denyModal(wished, 1) },
    { name: "the form for more time", view: extendModal(timed, { rule }) },
    { name: "the form for more time, filled in", view: extendModal(timed, filledIn) },
  ];
}

/** Every text that Slack would read as mrkdwn. */
export function mrkdwnIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(mrkdwnIn);
  if (typeof part !== "object" || part === null) return [];
  if ("type" in part && part.type === "mrkdwn" && "text" in part) return [String(part.text)];
  return Object.values(part).flatMap(mrkdwnIn);
}

/** Ids of everything that can be used in these blocks. */
export function actionIdsIn(blocks: readonly KnownBlock[] | readonly object[]): string[] {
  return [...JSON.stringify(blocks).matchAll(/"action_id":"([^"]+)"/g)].map(([, id = ""]) => id);
}
