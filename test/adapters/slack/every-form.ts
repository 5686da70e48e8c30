// Every form there is about access, to ask for it and to decide about it; for tests that look at all of them.
import { approveModal } from "../../../src/adapters/slack/views/approve-modal.ts";
import { breakGlassModal } from "../../../src/adapters/slack/views/break-glass-modal.ts";
import { denyModal } from "../../../src/adapters/slack/views/deny-modal.ts";
import { extendModal } from "../../../src/adapters/slack/views/extend-modal.ts";
import { requestModal } from "../../../src/adapters/slack/views/request-modal.ts";
import { reviewModal } from "../../../src/adapters/slack/views/review-modal.ts";
import { NOBODY } from "../../../src/domain/access-rule.ts";
import type { AccessRequest } from "../../../src/domain/request.ts";
import { aPolicy, aRule, clientA, clientC, people, ruleOf } from "../../support/a-policy.ts";
import { carol } from "../../support/people.ts";

export const admin = clientA.roles[0] ?? never();
export const rule = ruleOf(aPolicy());
export const production = aRule({
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

export function formsToAsk() {
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

export function formsAbout(requests: readonly AccessRequest[]) {
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
