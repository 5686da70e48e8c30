// Every message, modal and Home tab there is, for a request in every state; for tests that look at all of them.
import type { KnownBlock } from "@slack/types";
import { messageFor } from "../../../src/adapters/slack/message-for-slot.ts";
import { alreadyIn } from "../../../src/adapters/slack/views/already-in.ts";
import { sentence } from "../../../src/adapters/slack/views/answer.ts";
import { denyModal } from "../../../src/adapters/slack/views/deny-modal.ts";
import { helpText } from "../../../src/adapters/slack/views/help-text.ts";
import { homeTab, homeWithSentence } from "../../../src/adapters/slack/views/home-tab.ts";
import { myRequests } from "../../../src/adapters/slack/views/my-requests.ts";
import { requestModal } from "../../../src/adapters/slack/views/request-modal.ts";
import { sentenceModal } from "../../../src/adapters/slack/views/sentence-modal.ts";
import type { Shown } from "../../../src/adapters/slack/views/shown.ts";
import type { AccessRequest, Slot } from "../../../src/domain/request.ts";
import { aPolicy, clientA } from "../../support/a-policy.ts";
import { after, aPendingRequest, commands, inEveryState } from "../../support/a-request.ts";

export const management = { id: "111111111111", alias: "northwind", partition: "aws" };
const known = { approvers: aPolicy().approvers, management };

const SLOTS: Record<Slot, true> = {
  card: true,
  receipt: true,
  "outcome-thread": true,
  "end-thread": true,
  "denied-notice": true,
  "lapsed-notice": true,
  "stuck-notice": true,
  "ready-notice": true,
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

export function ordinaryRequests(): Record<string, AccessRequest> {
  return { ...inEveryState(), ...delayed(aPendingRequest()) };
}

function delayed(pending: AccessRequest): Record<string, AccessRequest> {
  const { approve, grant, giveBack, getDelayed } = commands;
  return {
    "working, delayed": after(pending, approve, getDelayed),
    "ending, delayed": after(pending, approve, grant, giveBack, getDelayed),
  };
}

/** Led through the same states as an ordinary request, with the worst that people and files may write. */
export function hostileRequests(words: string, name: string): Record<string, AccessRequest> {
  const account = { slug: "a".repeat(50), id: "222222222222", name };
  const pending = aPendingRequest({ reason: words, account });
  const { approve, withdraw, giveBack, grant, end, getStuck } = commands;
  const deny = { ...commands.deny, reason: words };
  const stuck = { ...getStuck, outcome: { ...getStuck.outcome, cause: words } as never };
  return {
    pending,
    denied: after(pending, deny),
    withdrawn: after(pending, withdraw),
    active: after(pending, approve, grant),
    ended: after(pending, approve, grant, giveBack, end),
    stuck: after(pending, approve, stuck),
    ...delayed(pending),
  };
}

export function answersAbout(requests: readonly AccessRequest[]): NamedMessage[] {
  const [role] = clientA.roles;
  if (!role) throw new Error("client-a has a role");
  const wanted = { account: clientA, role };
  const asked = { kind: "already-in", wanted, iamUser: "alice.andersen" } as const;
  const grant = requests.find((request) => request.state.name === "active");
  return [
    { name: "help", ...helpText() },
    { name: "the list of one's requests", ...myRequests(requests) },
    { name: "the list of no requests", ...myRequests([]) },
    { name: "already in, by hand", ...alreadyIn(asked, management) },
    { name: "already in", ...alreadyIn({ ...asked, ...(grant ? { grant } : {}) }, management) },
  ];
}

export function viewsAbout(requests: readonly AccessRequest[]) {
  const [first] = requests;
  const many = Array.from({ length: 30 }, () => requests).flat();
  const [admin] = clientA.roles;
  return [
    { name: "the empty form", view: requestModal({}) },
    { name: "the form with an account", view: requestModal({ account: clientA }) },
    {
      name: "the form filled in",
      view: requestModal({
        account: clientA,
        ...(admin ? { role: admin } : {}),
        reason: "🦊".repeat(1000),
      }),
    },
    ...(first ? [{ name: "the form to deny", view: denyModal(first) }] : []),
    { name: "a sentence", view: sentenceModal(sentence("words")) },
    { name: "an empty Home tab", view: homeTab({ mine: [] }) },
    { name: "a Home tab", view: homeTab({ mine: requests, waiting: requests }) },
    { name: "a crowded Home tab", view: homeTab({ mine: many, waiting: many }) },
    { name: "a Home tab for the unwelcome", view: homeWithSentence("words") },
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
