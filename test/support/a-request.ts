// A request in whatever state a test needs, led there through the real decisions.
import { grantPlan } from "../../src/domain/access-plan.ts";
import type { AccessWanted, Plan, Step } from "../../src/domain/access-plan.ts";
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import type { AccessRule } from "../../src/domain/access-rule.ts";
import type { Command } from "../../src/domain/command.ts";
import { decide } from "../../src/domain/decide.ts";
import { begin, evolve } from "../../src/domain/evolve.ts";
import { personKey } from "../../src/domain/person.ts";
import type { SlackPerson } from "../../src/domain/person.ts";
import { seatSubject } from "../../src/domain/request.ts";
import type { JournalEntry } from "../../src/domain/journal.ts";
import type { AccessRequest, Ask, Messages, StateName } from "../../src/domain/request.ts";
import { termsOf } from "../../src/domain/terms.ts";
import { BOUNDARY, aRule, clientA } from "./a-policy.ts";
import { alice, bob, carol, dan, iamUsers } from "./people.ts";

export const ASKED_AT = Date.UTC(2026, 0, 5, 9, 0);
export const HOUR = 3600 * 1000;
/** When the timed grants here end. */
export const ENDS_AT = ASKED_AT + 4 * HOUR;

const admin = clientA.roles[0];
if (!admin) throw new Error("client-a has an admin role");

const REF = "R-7K3QXA";

export const alicesWish = {
  partition: "aws",
  account: clientA,
  role: admin,
  iamUser: iamUsers.alice,
  tagValue: personKey(alice),
  ref: REF,
  lasting: "standing",
  strategy: "group",
  mayDeny: true,
  boundary: BOUNDARY,
  lift: [],
} as const satisfies AccessWanted;

export const alicesPlan = grantPlan(alicesWish);
/** For four hours, by the group and under a guard. */
export const alicesTimedPlan = grantPlan({ ...alicesWish, lasting: 4 * 3600 });
/** For four hours, by a policy of her own. */
export const alicesDirectPlan = grantPlan({ ...alicesWish, lasting: 4 * 3600, strategy: "direct" });

export const alicesAsk: Ask = {
  requester: alice,
  iamUser: iamUsers.alice,
  account: { slug: clientA.slug, id: clientA.id, name: clientA.name },
  role: admin,
  reason: "fix the DNS",
  lasting: "standing",
  mayDeny: true,
  partition: "aws",
  askedAt: ASKED_AT,
  lapsesAt: ASKED_AT + 72 * HOUR,
  terms: termsOf(aRule(), ASKED_AT),
  plan: alicesPlan,
};

/** Alice's request for client-a as admin, just asked. */
export function aPendingRequest(changes: Partial<Ask> = {}): AccessRequest {
  const ask = { ...alicesAsk, ...changes };
  const subject = seatSubject(ask.requester, ask.account.slug, ask.role.key);
  const key = { subject, number: 1 };
  const opened = begin({ what: "asked", at: ask.askedAt, key, ref: REF, ask });
  return { ...opened, version: 1 };
}

/** The same, asked for under a rule. */
export function aRequestUnder(rule: AccessRule, changes: Partial<Ask> = {}): AccessRequest {
  const { askedAt } = { ...alicesAsk, ...changes };
  const lapsesAt = askedAt + rule.lapseMilliseconds;
  return aPendingRequest({ lapsesAt, terms: termsOf(rule, askedAt), ...changes });
}

/** Alice has let herself in, and it is being made so. */
export function aBrokenGlass(): AccessRequest {
  const pending = aPendingRequest({ lasting: 4 * 3600, plan: alicesTimedPlan, isBreakGlass: true });
  const approval = { at: ASKED_AT, rule: "everything" };
  return evolve(pending, { what: "glass-broken", at: ASKED_AT, approval });
}

/** The same request after `commands`, each a minute after the one before; fails where one is refused. */
export function after(request: AccessRequest, ...commands: Command[]): AccessRequest {
  return commands.reduce(
    (current, command, index) =>
      afterAt(current.ask.askedAt + (index + 1) * 60_000, current, command),
    request,
  );
}

/** The same request after `commands`, all of them at `now`. */
export function afterAt(
  now: number,
  request: AccessRequest,
  ...commands: Command[]
): AccessRequest {
  return commands.reduce((current, command) => {
    const decision = decide(current, command, now);
    if ("refused" in decision) throw new Error(`${command.do} was refused: ${decision.refused}`);
    return decision.events.reduce(evolve, current);
  }, request);
}

/** The same request with every message shown that it wants. */
export function shown(request: AccessRequest): AccessRequest {
  const messages: Messages = Object.fromEntries(
    outstandingAnnouncements(request).map(({ slot, shows }) => [
      slot,
      { channel: "C1", ts: "1.1", shows },
    ]),
  );
  return after(request, { do: "record-messages", messages });
}

const approvers = [bob.user];
const decider = { person: bob, iamUser: iamUsers.bob };
const rule = aRule();
/** A plan that is approved as it was shown. */
export function asShown(...plans: readonly Plan[]) {
  return { asShown: plans, toDo: plans, typedName: undefined };
}

type Approve = Extract<Command, { do: "approve" }>;

const APPROVER_NAMES = new Map([
  [bob.user, iamUsers.bob],
  [carol.user, iamUsers.carol],
]);

/** Somebody's yes, by the rule that asks for as many as the test says; bob, carol and dan are approvers of it. */
export function yesBy(person: SlackPerson, changes: Partial<Approve> = {}): Approve {
  const iamUser = APPROVER_NAMES.get(person.user);
  return {
    ...commands.approve,
    decider: { person, ...(iamUser === undefined ? {} : { iamUser }) },
    approvers: [bob.user, carol.user, dan.user],
    ...changes,
  };
}

type RecordRun = Extract<Command, { do: "record-run" }>;

const NON_RETRYABLE = "AWS refused iam:AddUserToGroup.";

export const commands = {
  approve: { do: "approve", decider, approvers, rule, ...asShown(alicesPlan), extension: 0 },
  deny: { do: "deny", decider, approvers, rule: rule.name, reason: "not this week", extension: 0 },
  withdraw: { do: "withdraw", by: alice },
  giveBack: { do: "give-back", by: alice },
  retry: { do: "retry", decider, approvers },
  lapse: { do: "lapse" },
  revoke: { do: "revoke", by: carol, admins: [carol.user], sessions: null },
  extend: { do: "extend", by: alice, seconds: 2 * 3600, reason: "not done yet", rule },
  approveMore: {
    do: "approve",
    ...{ decider, approvers, rule },
    ...asShown(alicesTimedPlan),
    extension: 1,
  },
  denyMore: {
    do: "deny",
    ...{ decider, approvers, rule: rule.name },
    reason: "enough for today",
    extension: 1,
  },
  remind: { do: "remind" },
  escalate: { do: "escalate" },
  remindReview: { do: "remind-review" },
  closeReview: { do: "close-review", decider, approvers, comment: "it was on fire" },
  recordSpread: { do: "record-spread", spread: { at: ASKED_AT, leftOut: [] } },
  mend: { do: "mend", by: carol, admins: [carol.user] },
  shutDoor: {
    do: "record-door",
    shut: { since: ASKED_AT + 600_000, why: "It trusts us no more." },
  },
  openDoor: { do: "record-door", shut: null },
  warn: { do: "warn" },
  expire: { do: "expire" },
  grant: finished(alicesPlan.steps),
  end: finished([
    { name: "leave-group", group: "client-a-admin", iamUser: iamUsers.alice },
    { name: "read-back-left", group: "client-a-admin", iamUser: iamUsers.alice },
  ]),
  getStuck: troubled(false),
  getDelayed: troubled(true),
} as const satisfies Record<string, Command>;

function finished(steps: readonly Step[]): RecordRun {
  return {
    do: "record-run",
    outcome: { kind: "finished" },
    journal: steps.map((step) => journalEntry(step.name)),
    startedAt: ASKED_AT,
    firstRun: true,
  };
}

function troubled(retryable: boolean): RecordRun {
  const cause = NON_RETRYABLE;
  return {
    do: "record-run",
    outcome: { kind: "trouble", step: "join-group", cause, retryable },
    journal: [],
    startedAt: ASKED_AT,
    firstRun: true,
  };
}

export function journalEntry(
  step: Step["name"],
  outcome: JournalEntry["outcome"] = "made",
): JournalEntry {
  return { step, outcome, at: ASKED_AT };
}

/** Alice's request for four hours, just asked. */
export function aTimedRequest(plan: Plan = alicesTimedPlan): AccessRequest {
  return aPendingRequest({ lasting: 4 * 3600, plan });
}

/** Alice has client-a until {@link ASKED_AT} + 4 hours. */
export function aTimedGrant(plan: Plan = alicesTimedPlan): AccessRequest {
  const approve = { ...commands.approve, ...asShown(plan) };
  return after(aTimedRequest(plan), approve, finished(plan.steps));
}

/** One request in every state there is. */
export function inEveryState(): Record<StateName, AccessRequest> {
  const pending = aPendingRequest();
  const { approve, deny, withdraw, giveBack, grant, end, getStuck } = commands;
  return {
    pending,
    denied: after(pending, deny),
    withdrawn: after(pending, withdraw),
    lapsed: [{ what: "lapsed", at: pending.ask.lapsesAt } as const].reduce(evolve, pending),
    working: after(pending, approve),
    active: after(pending, approve, grant),
    extending: after(aTimedGrant(), commands.extend, commands.approveMore),
    ending: after(pending, approve, grant, giveBack),
    ended: after(pending, approve, grant, giveBack, end),
    stuck: after(pending, approve, getStuck),
  };
}
