// Every message, modal and Home tab there is, for a request in every state; for tests that look at all of them.
import type { KnownBlock } from "@slack/types";
import type { AnyRequest } from "../../../src/adapters/slack/any-request.ts";
import { messageFor } from "../../../src/adapters/slack/message-for-slot.ts";
import { alreadyIn } from "../../../src/adapters/slack/views/already-in.ts";
import { sentence } from "../../../src/adapters/slack/views/answer.ts";
import { decidedText } from "../../../src/adapters/slack/views/decided-text.ts";
import type { DecidedKind } from "../../../src/adapters/slack/views/decided-text.ts";
import { approveModal } from "../../../src/adapters/slack/views/approve-modal.ts";
import { breakGlassAsked } from "../../../src/adapters/slack/views/break-glass-asked.ts";
import { breakGlassModal } from "../../../src/adapters/slack/views/break-glass-modal.ts";
import { denyModal } from "../../../src/adapters/slack/views/deny-modal.ts";
import { explanation } from "../../../src/adapters/slack/views/explanation.ts";
import { extendModal } from "../../../src/adapters/slack/views/extend-modal.ts";
import { givenBack } from "../../../src/adapters/slack/views/given-back.ts";
import { helpText } from "../../../src/adapters/slack/views/help-text.ts";
import { homeTab, homeWithSentence } from "../../../src/adapters/slack/views/home-tab.ts";
import { moreTimeAsked } from "../../../src/adapters/slack/views/more-time-asked.ts";
import { myRequests } from "../../../src/adapters/slack/views/my-requests.ts";
import { requestModal } from "../../../src/adapters/slack/views/request-modal.ts";
import { reviewModal } from "../../../src/adapters/slack/views/review-modal.ts";
import { revoked } from "../../../src/adapters/slack/views/revoked.ts";
import { sentenceModal } from "../../../src/adapters/slack/views/sentence-modal.ts";
import { severalAsked } from "../../../src/adapters/slack/views/several-asked.ts";
import type { Shown } from "../../../src/adapters/slack/views/shown.ts";
import { NOBODY } from "../../../src/domain/access-rule.ts";
import type { Explanation } from "../../../src/domain/policy/explain.ts";
import type { SeveralAsked } from "../../../src/operations/ask-for-several.ts";
import type { AccessRequest, Slot } from "../../../src/domain/request.ts";
import { aPolicy, aRule, clientA, clientC, people, ruleOf } from "../../support/a-policy.ts";
import { howAccountsAreClosed, howAccountsAreMade } from "../../support/an-account.ts";
import { alice, carol } from "../../support/people.ts";

export const management = { id: "111111111111", alias: "northwind", partition: "aws" };
export const known = { policy: aPolicy(), management };
const admin = clientA.roles[0] ?? never();
const rule = ruleOf(known.policy);
const production = aRule({
  name: "production",
  approvals: 2,
  sensitive: "<!channel> production & all".repeat(11),
  remindMilliseconds: 3600_000,
  escalation: { afterMilliseconds: 7200_000, to: people(carol) },
  breakGlass: { mayUse: { ...NOBODY, groups: ["S0PLATFORM1"] }, seconds: 3600 },
});

function never(): never {
  throw new Error("client-a has an admin role");
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
};

export interface NamedMessage extends Shown {
  readonly name: string;
}

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
      ...helpText({ newAccounts: howAccountsAreMade, closing: howAccountsAreClosed }),
    },
    ...explanations(),
    ...askedForSeveral(all),
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
        ? [{ typed: "break-glass", ...breakGlassAsked({ kind: "asked", request }) }]
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
  const reason = "🦊".repeat(1000);
  const [only] = clientC.roles;
  const forC = { account: clientC, ...(only ? { role: only } : {}) };
  const others = Array.from({ length: 60 }, (_, index) => ({
    ...clientA,
    slug: `client-${index}`,
  }));
  return [
    { name: "the empty form", view: requestModal({}) },
    { name: "the form with an account", view: requestModal({ account: clientA }) },
    { name: "the form with a time", view: requestModal({ account: clientA, lasting: 90 * 60 }) },
    { name: "the form of one role", view: requestModal({ ...forC, rule }) },
    { name: "the form without a rule", view: requestModal(forC) },
    {
      name: "the form filled in",
      view: requestModal({ account: clientA, role: admin, rule, lasting: 90 * 60, reason, others }),
    },
    {
      name: "the form with too long a time",
      view: requestModal({ ...forC, rule, lasting: 90 * 86_400 }),
    },
    {
      name: "the form of a sensitive account",
      view: requestModal({ account: clientA, role: admin, rule: production }),
    },
    {
      name: "the form where nobody has to approve",
      view: requestModal({ account: clientA, role: admin, rule: aRule({ approvals: 0 }) }),
    },
    {
      name: "the form to break the glass",
      view: breakGlassModal({ account: clientA, role: admin, rule: production, reason }),
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
  const time = rule.time;
  const standing = requests.find(({ ask }) => ask.lasting === "standing");
  const many = requests.find(({ ask }) => ask.others);
  const broken = requests.find(({ review }) => review);
  if (!standing || !many || !broken) return [];
  const filledIn = { rule: time, lasting: 90 * 60, reason: "🦊".repeat(1000) };
  return [
    { name: "the form to deny", view: denyModal(first, 0) },
    { name: "the form to deny more time", view: denyModal(wished, 1) },
    { name: "the form for more time", view: extendModal(timed, { rule: time }) },
    { name: "the form for more time, filled in", view: extendModal(timed, filledIn) },
    { name: "the form to deny many accounts", view: denyModal(many, 0) },
    { name: "the form to review", view: reviewModal(broken) },
    ...[standing, timed, many].map((request) => ({
      name: `the form to approve ${request.ask.others ? "many accounts" : String(request.ask.lasting)}`,
      view: approveModal(request, { extension: 0, rule, lasting: 2 * 3600 }),
    })),
    {
      name: "the form to approve a sensitive account",
      view: approveModal(timed, { extension: 0, rule: production }),
    },
    {
      name: "the form to approve more time",
      view: approveModal(wished, { extension: 1, rule: production }),
    },
    {
      name: "the form to approve without a rule",
      view: approveModal(timed, { extension: 0, rule: undefined }),
    },
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
