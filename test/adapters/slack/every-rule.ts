// A request in every way it can stand by what its rule says: several yeses, none, sensitive, escalated, break-glass, many accounts.
import { grantPlan } from "../../../src/domain/access-plan.ts";
import type { AccessRule } from "../../../src/domain/access-rule.ts";
import { MOST_ACCOUNTS } from "../../../src/domain/batch.ts";
import type { OtherSeat } from "../../../src/domain/batch.ts";
import type { Command } from "../../../src/domain/command.ts";
import { evolve } from "../../../src/domain/evolve.ts";
import { isIn } from "../../../src/domain/request.ts";
import type { AccessRequest, Ask } from "../../../src/domain/request.ts";
import { partOf } from "../../../src/domain/spread-batch.ts";
import { termsOf } from "../../../src/domain/terms.ts";
import { aRule, clientA, people } from "../../support/a-policy.ts";
import {
  after,
  afterAt,
  alicesTimedPlan,
  alicesWish,
  aPendingRequest,
  ASKED_AT,
  asShown,
  commands,
  ENDS_AT,
  HOUR,
  journalEntry,
} from "../../support/a-request.ts";
import { alice, bob, carol, iamUsers } from "../../support/people.ts";

export type Requests = Record<string, AccessRequest>;

/** `words`: what people wrote as reasons, and AWS as a cause. */
export interface Written {
  readonly words: string;
  readonly ask: Partial<Ask>;
}

const lasting = 4 * 3600;
const timed = { lasting, plan: alicesTimedPlan } as const;
const deciders = [bob.user, carol.user];
const carols = { decider: { person: carol, iamUser: iamUsers.carol }, approvers: deciders };
const platform = { everyone: false, people: [carol.user], groups: ["S0PLATFORM1"] };

export function requestsByRule(written: Written): Requests {
  const asked = (rule: Partial<AccessRule>, ask: Partial<Ask> = {}) =>
    aPendingRequest({ ...timed, ...written.ask, ...ask, terms: termsOf(aRule(rule), ASKED_AT) });
  return {
    ...yeses(asked({ name: "two of us", approvals: 2, notified: platform })),
    ...waiting(asked(patient)),
    "pending, sensitive": asked({ name: "production", sensitive: written.words.slice(0, 300) }),
    "pending, nothing shorter": asked({}, { lasting: 30 * 60 }),
    "active, nobody asked": withoutAsking(asked({ name: "sandbox", approvals: 0 })),
    ...emergency(asked({ name: "production" }, { isBreakGlass: true }), written),
    ...inMany(asked({ name: "production" }, { others: manyOthers(written) }), written),
  };
}

const patient: Partial<AccessRule> = {
  remindMilliseconds: HOUR,
  escalation: { afterMilliseconds: 2 * HOUR, to: people(carol) },
};

const approve = { ...commands.approve, approvers: deciders, ...asShown(alicesTimedPlan) };
const two = { ...approve, rule: aRule({ name: "two of us", approvals: 2 }) };

function finished(request: AccessRequest): AccessRequest {
  const journal = request.ask.plan.steps.map(({ name }) => journalEntry(name));
  const run = { outcome: { kind: "finished" }, startedAt: ASKED_AT, firstRun: true } as const;
  return after(request, { do: "record-run", journal, ...run });
}

function yeses(pending: AccessRequest): Requests {
  const shorter = grantPlan({ ...alicesWish, lasting: 2 * 3600 });
  const byBob = after(pending, { ...two, lasting: 2 * 3600 });
  const byBoth = afterAt(ASKED_AT + HOUR, byBob, { ...two, ...carols, toDo: [shorter] });
  const active = finished(after(pending, two, { ...two, ...carols }));
  const more = { ...commands.approveMore, ...asShown(alicesTimedPlan), approvers: deciders };
  const oneForMore = { ...more, rule: two.rule };
  return {
    "pending, two needed": pending,
    "pending, one of two": byBob,
    "working, for less by two": byBoth,
    "active, for less by two": finished(byBoth),
    "active, more wished of two": after(active, commands.extend, oneForMore),
    "lapsed, one of two": afterAt(pending.ask.lapsesAt, byBob, { do: "lapse" }),
  };
}

function waiting(pending: AccessRequest): Requests {
  const reminded = afterAt(ASKED_AT + HOUR, pending, { do: "remind" });
  const escalated = afterAt(ASKED_AT + 2 * HOUR, reminded, { do: "escalate" }, { do: "remind" });
  return { "pending, reminded": reminded, "pending, escalated": escalated };
}

function withoutAsking(pending: AccessRequest): AccessRequest {
  const approval = { at: ASKED_AT, rule: pending.ask.terms.rule };
  return finished(evolve(pending, { what: "approved", at: ASKED_AT, approval }));
}

function emergency(pending: AccessRequest, { words }: Written): Requests {
  const approval = { at: ASKED_AT, rule: pending.ask.terms.rule };
  const working = evolve(pending, { what: "glass-broken", at: ASKED_AT, approval });
  const active = finished(working);
  const close: Command = { do: "close-review", ...carols, comment: words };
  const ended = finished(afterAt(ENDS_AT, active, { do: "expire" }));
  const reminded = afterAt(ASKED_AT + 25 * HOUR, ended, { do: "remind-review" });
  return {
    "working, glass broken": working,
    "stuck, glass broken, reviewed": after(working, stuckAt(words), close),
    "active, glass broken": active,
    "active, glass broken, warned": afterAt(ENDS_AT - 600_000, active, commands.warn),
    "active, glass broken, reviewed": after(active, close),
    "ended, glass broken, review open": reminded,
    "ended, glass broken, reviewed": after(ended, close),
  };
}

function stuckAt(cause: string): Command {
  const outcome = { kind: "trouble", step: "join-group", cause, retryable: false } as const;
  return { do: "record-run", outcome, journal: [], startedAt: ASKED_AT, firstRun: true };
}

function manyOthers({ ask }: Written): OtherSeat[] {
  return Array.from({ length: MOST_ACCOUNTS - 1 }, (_, index) => {
    const slug = ask.account ? `${index}`.padStart(50, "a") : `client-${index + 100}`;
    const account = { slug, id: `${index}`.padStart(12, "3"), name: ask.account?.name ?? slug };
    const ref = `R-B${`${index}`.padStart(5, "0")}`;
    const strategy = index % 3 === 0 ? "direct" : "group";
    const plan = grantPlan({
      ...alicesWish,
      account: { ...clientA, ...account },
      ref,
      lasting,
      strategy,
    });
    return { ref, number: 1, account, role: alicesWish.role, mayDeny: true, plan };
  });
}

function inMany(pending: AccessRequest, { words }: Written): Requests {
  const { others = [], plan } = pending.ask;
  const plans = asShown(plan, ...others.map((other) => other.plan));
  const approved = after(pending, { ...approve, ...plans });
  const why = "it was asked for by itself meanwhile";
  const leftOut = others.slice(0, 4).map(({ account }) => ({ slug: account.slug, why }));
  const spread = { at: ASKED_AT, leftOut };
  const working = after(approved, { do: "record-spread", spread });
  const last = others.at(-1);
  if (!isIn(approved, "working") || !last) throw new Error("nothing was approved");
  return {
    "pending, in many accounts": pending,
    "denied, in many accounts": after(pending, commands.deny),
    "working, not spread yet": approved,
    "working, in many accounts": working,
    "active, in many accounts": finished(working),
    "stuck, in many accounts": after(working, stuckAt(words)),
    "active, part of many": finished(partOf(approved, last)),
    "stuck, part of many": after(partOf(approved, last), commands.getStuck),
    "ended, part of many": finished(
      after(finished(partOf(approved, last)), { do: "give-back", by: alice }),
    ),
  };
}
