// Every message, modal and Home tab there is, for a request in every state; for tests that look at all of them.
import type { KnownBlock } from "@slack/types";
import type { AnyRequest } from "../../../src/adapters/slack/any-request.ts";
import { messageFor } from "../../../src/adapters/slack/message-for-slot.ts";
import { adoptModal, standingAdopted } from "../../../src/adapters/slack/views/adopt-modal.ts";
import { alreadyIn } from "../../../src/adapters/slack/views/already-in.ts";
import { sentence } from "../../../src/adapters/slack/views/answer.ts";
import { decidedText } from "../../../src/adapters/slack/views/decided-text.ts";
import type { DecidedKind } from "../../../src/adapters/slack/views/decided-text.ts";
import { breakGlassAsked } from "../../../src/adapters/slack/views/break-glass-asked.ts";
import { explanation } from "../../../src/adapters/slack/views/explanation.ts";
import { givenBack } from "../../../src/adapters/slack/views/given-back.ts";
import { helpText } from "../../../src/adapters/slack/views/help-text.ts";
import { homeTab, homeWithSentence } from "../../../src/adapters/slack/views/home-tab.ts";
import { moreTimeAsked } from "../../../src/adapters/slack/views/more-time-asked.ts";
import { myRequests } from "../../../src/adapters/slack/views/my-requests.ts";
import { revoked } from "../../../src/adapters/slack/views/revoked.ts";
import { sentenceModal } from "../../../src/adapters/slack/views/sentence-modal.ts";
import { severalAsked } from "../../../src/adapters/slack/views/several-asked.ts";
import { standingList } from "../../../src/adapters/slack/views/standing-list.ts";
import type { Shown } from "../../../src/adapters/slack/views/shown.ts";
import type { Explanation } from "../../../src/domain/policy/explain.ts";
import type { SeveralAsked } from "../../../src/operations/ask-for-several.ts";
import type { AccessRequest, Slot } from "../../../src/domain/request.ts";
import { aPolicy, clientA } from "../../support/a-policy.ts";
import {
  howAccountsAreClosed,
  howAccountsAreConnected,
  howAccountsAreMade,
} from "../../support/an-account.ts";
import { alice } from "../../support/people.ts";
import { admin, formsAbout, formsToAsk, production, rule } from "./every-form.ts";
import { answersAboutSwitching } from "./every-switch-config.ts";
import type { NamedMessage } from "./named-message.ts";

export const management = { id: "111111111111", alias: "northwind", partition: "aws" };
export const known = { policy: aPolicy(), management };
function never(): never {
  throw new Error("there is a request");
}

const SLOTS: Record<Slot, true> = {
  card: true,
  receipt: true,
  "outcome-thread": true,
  "reminder-thread": true,
  "escalation-thread": true,
  "review-thread": true,
  "end-thread": true,
  "denied-notice": true,
  "escalated-notice": true,
  "lapsed-notice": true,
  "stuck-notice": true,
  "ready-notice": true,
  "warning-notice": true,
  "extension-card": true,
  "extension-notice": true,
  "end-notice": true,
  "end-trouble-thread": true,
  "client-kit": true,
  "door-card": true,
  "door-notice": true,
};

/** Every slot for every request, whether the slot is used in that state or only reached by a race. */
export function messagesAbout(requests: Readonly<Record<string, AnyRequest>>): NamedMessage[] {
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
    {
      name: "help",
      ...helpText({
        newAccounts: howAccountsAreMade,
        connecting: howAccountsAreConnected,
        closing: howAccountsAreClosed,
      }),
    },
    ...explanations(),
    ...askedForSeveral(all),
    ...inGroups(all, 7).map((some, index) => ({
      name: `the list of one's requests, ${index + 1}`,
      ...myRequests(some),
    })),
    { name: "the list of no requests", ...myRequests([]) },
    ...answersAboutSwitching(requests),
    { name: "already in, by hand", ...alreadyInWith() },
    ...standingAccess(),
    ...Object.entries(requests).flatMap(([state, request]) =>
      answersTo(request).map(({ typed, ...answer }) => ({ name: `${typed}: ${state}`, ...answer })),
    ),
  ];
}

/** What an admin is answered who asks what there is without a request. */
function standingAccess(): NamedMessage[] {
  const by = { group: "team-that-was-there-before-rolecall", isRoles: true };
  const seat = { account: clientA, role: admin, iamUser: "alice.andersen", by, person: alice };
  const whys = ["opened-by", "not-linked", "own", "no-rule"] as const;
  const members = [
    ...Array.from({ length: 6 }, () => seat),
    ...whys.map((notToAdopt) => ({ ...seat, notToAdopt })),
  ];
  return [
    { name: "who may enter without a request", ...standingList({ members, more: 490 }, undefined) },
    { name: "nobody may", ...standingList({ members: [], more: 0 }, "client-a") },
    { name: "adopted", ...standingAdopted(toAdopt) },
  ];
}

const toAdopt = {
  wanted: { account: clientA, role: admin, rule },
  ...{ iamUser: "alice.andersen", person: alice, group: "team-that-was-there-before-rolecall" },
};

function explanations(): NamedMessage[] {
  const meant: Explanation = {
    ...{ account: clientA, role: admin, rule, whyNot: null, isLeftAlone: false, isAdmin: false },
    ...{ mayAsk: "yes", mayApprove: "no", mayApproveOnceEscalated: "no", mayBreakGlass: "no" },
  };
  const unknown = {
    mayAsk: "unknown",
    mayApproveOnceEscalated: "yes",
    mayBreakGlass: "yes",
  } as const;
  const about = (value: Explanation) => explanation(value, alice.user);
  return [
    { name: "explain", ...about(meant) },
    {
      name: "explain what is sensitive",
      ...about({ ...meant, ...unknown, rule: production, isAdmin: true, isLeftAlone: true }),
    },
    ...(["no-rule", "nobody-may-ask", "not-among-those-who-may"] as const).map((whyNot) => ({
      name: `explain, ${whyNot}`,
      ...about({ ...meant, rule: whyNot === "no-rule" ? null : rule, mayAsk: "no", whyNot }),
    })),
  ];
}

/** What is answered to somebody who asked for many accounts at once. */
function askedForSeveral(all: readonly AccessRequest[]): NamedMessage[] {
  const many = all.filter(({ ask }) => ask.others);
  const [one = never()] = all;
  const slugs = Array.from({ length: 50 }, (_, index) => `client-${index}`);
  const refused = slugs.map((slug) => ({
    slug,
    refusal: { refused: "sensitive-alone", account: slug, role: "admin" } as const,
  }));
  const had = slugs.map((slug) => ({ slug, refusal: "already-in" as const }));
  const about = (asked: SeveralAsked) => severalAsked(asked);
  return [
    { name: "several asked", ...about({ requests: [...many.slice(0, 1), one], leftOut: had }) },
    { name: "some left out", ...about({ requests: [one], leftOut: [...refused, ...had] }) },
    { name: "all left out", ...about({ requests: [], leftOut: refused.slice(0, 2) }) },
    { name: "under many rules", ...about({ requests: [one, one, one, one, one], leftOut: [] }) },
  ];
}

/** What is answered to somebody whose command led to this. */
function answersTo(request: AccessRequest): (Shown & { readonly typed: string })[] {
  const decided = (kind: DecidedKind) => ({ typed: kind, ...sentence(decidedText(kind, request)) });
  switch (request.state.name) {
    case "pending":
      return request.state.yeses.length > 0 ? [decided("approve")] : [];
    case "working":
      return request.review
        ? [{ typed: "break-glass", ...breakGlassAsked({ kind: "asked", request, mfa: "none" }) }]
        : [decided("approve"), decided("retry")];
    case "denied":
      return [decided("deny")];
    case "withdrawn":
      return [decided("withdraw")];
    case "active":
      return [
        ...(request.review?.closed ? [decided("review")] : []),
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
  const wanted = { account: clientA, role: admin, rule };
  const asked = { kind: "already-in", wanted, iamUser: "alice.andersen" } as const;
  return alreadyIn({ ...asked, ...(grant ? { grant } : {}) }, management);
}

export function viewsAbout(requests: readonly AccessRequest[]) {
  const many = Array.from({ length: 10 }, () => requests).flat();
  return [
    ...formsToAsk(),
    ...formsAbout(requests),
    { name: "a sentence", view: sentenceModal(sentence("words")) },
    { name: "the form to adopt access", view: adoptModal(toAdopt) },
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
