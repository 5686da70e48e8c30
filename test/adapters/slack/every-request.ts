// A request in every way it can stand that people see a difference in; ordinary, and with the worst that people may write.
import { grantPlan } from "../../../src/domain/access-plan.ts";
import type { Plan, StepName } from "../../../src/domain/access-plan.ts";
import { evolve } from "../../../src/domain/evolve.ts";
import type { Command } from "../../../src/domain/command.ts";
import type { JournalEntry } from "../../../src/domain/journal.ts";
import type { AccessRequest, Ask } from "../../../src/domain/request.ts";
import {
  after,
  afterAt,
  alicesDirectPlan,
  alicesTimedPlan,
  alicesWish,
  aPendingRequest,
  asShown,
  commands,
  ENDS_AT,
  inEveryState,
  journalEntry,
} from "../../support/a-request.ts";
import { carol } from "../../support/people.ts";
import { requestsByRule } from "./every-rule.ts";
import type { Requests, Written } from "./every-rule.ts";

const MINUTE = 60_000;
const timed = { lasting: 4 * 3600, plan: alicesTimedPlan } as const;
const unguarded = {
  lasting: 4 * 3600,
  mayDeny: false,
  plan: grantPlan({ ...alicesWish, lasting: 4 * 3600, mayDeny: false, boundary: null }),
} as const;

function ran(journal: readonly JournalEntry[], outcome?: object): Command {
  const run = { outcome: { kind: "finished" }, startedAt: ENDS_AT - 4 * 60 * MINUTE };
  return { do: "record-run", journal, firstRun: true, ...run, ...outcome } as Command;
}

const done = (...steps: StepName[]) => ran(steps.map((step) => journalEntry(step)));

function granted(pending: AccessRequest): AccessRequest {
  const { plan } = pending.ask;
  return after(pending, { ...commands.approve, ...asShown(plan) }, ran(entriesOf(plan)));
}

const entriesOf = ({ steps }: Plan) => steps.map(({ name }) => journalEntry(name));

function adopted(pending: AccessRequest): AccessRequest {
  const at = pending.ask.askedAt;
  return evolve(pending, { what: "adopted", at, approval: { by: carol, at } });
}

function found(pending: AccessRequest): AccessRequest {
  const { plan } = pending.ask;
  const entries = plan.steps.map(({ name }) =>
    journalEntry(name, name === "join-group" || name === "guard" ? "found" : "made"),
  );
  return after(pending, { ...commands.approve, ...asShown(plan) }, ran(entries));
}

function failing(step: StepName, cause: string): Command {
  return ran([], { outcome: { kind: "trouble", step, cause, retryable: true } });
}

export function ordinaryRequests(): Requests {
  const written = { words: "still at it", ask: {} };
  return {
    ...inEveryState(),
    ...delayed(aPendingRequest()),
    ...inTime(written),
    ...requestsByRule(written),
  };
}

/** Led through the same states as an ordinary request, with the worst that people and files may write. */
export function hostileRequests(words: string, name: string): Requests {
  const account = { slug: "a".repeat(50), id: "222222222222", name };
  const ask = { reason: words, account };
  const pending = aPendingRequest(ask);
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
    ...inTime({ words, ask }),
    ...requestsByRule({ words, ask }),
  };
}

function delayed(pending: AccessRequest): Requests {
  const { approve, grant, giveBack, getDelayed } = commands;
  return {
    "working, delayed": after(pending, approve, getDelayed),
    "ending, delayed": after(pending, approve, grant, giveBack, getDelayed),
  };
}

function inTime(written: Written): Requests {
  const asked = (ask: Partial<Ask>) => aPendingRequest({ ...written.ask, ...ask });
  const active = granted(asked(timed));
  const { giveBack, openDoor, shutDoor, warn } = commands;
  const shut = after(active, { ...shutDoor, shut: { ...shutDoor.shut, why: written.words } });
  const nobodyOut = after(found(asked(timed)), { ...giveBack }, ran([]));
  return {
    "pending, for a time": asked(timed),
    "pending, straight": asked(direct(alicesDirectPlan)),
    "pending, by an own group": asked(direct(byOwnGroup)),
    "pending, after others": asked({ ...timed, plan: afterOthers() }),
    "pending, unguarded": asked(unguarded),
    "active, for a time": active,
    "active, straight": granted(asked(direct(alicesDirectPlan))),
    "active, unguarded": granted(asked(unguarded)),
    "active, in before": found(asked(timed)),
    "active, the door shut": shut,
    "active, the door open again": after(shut, openDoor),
    "pending, by a group that was there": asked({ ...timed, plan: byUsedGroup }),
    "working, adopted": adopted(asked(timed)),
    "active, adopted": after(adopted(asked(timed)), ran(entriesOf(timed.plan))),
    "active, warned": afterAt(ENDS_AT - 10 * MINUTE, active, warn),
    "ended, in before": nobodyOut,
    ...longer(active, written),
    ...ends(active, asked(unguarded), written),
  };
}

const byOwnGroup = grantPlan({
  ...alicesWish,
  ...{ lasting: 4 * 3600, strategy: "direct", heldBy: "own.alice.andersen.1" },
});

const byUsedGroup = grantPlan({
  ...alicesWish,
  ...{ lasting: 4 * 3600, role: { ...alicesWish.role, group: { name: "admins", path: "/team/" } } },
});

const direct = (plan: Plan): Partial<Ask> => ({ lasting: 4 * 3600, plan });

function afterOthers(): Plan {
  const lift = Array.from({ length: 20 }, (_, index) => `rolecall-guard.client-a.admin.R-${index}`);
  return grantPlan({ ...alicesWish, lasting: 4 * 3600, lift });
}

function longer(active: AccessRequest, { words }: Written): Requests {
  const { extend, approveMore, denyMore, withdraw, warn } = commands;
  const wish = { ...extend, reason: words };
  const yes = { ...approveMore, ...asShown(active.ask.plan) };
  const no = { ...denyMore, reason: words };
  const warned = afterAt(ENDS_AT - 10 * MINUTE, active, warn);
  const cause = { step: "guard", cause: words, retryable: false };
  const failed = ran([], { outcome: { kind: "trouble", ...cause } });
  const again = { ...wish, seconds: 12 * 3600 };
  return {
    "active, more wished": after(active, wish),
    "active, much more wished": after(active, again),
    "active, warned, more wished": afterAt(ENDS_AT - 5 * MINUTE, warned, wish),
    "active, longer": after(active, wish, yes, done("confirm-person", "guard")),
    "active, no longer": after(active, wish, no),
    "active, wish withdrawn": after(active, wish, withdraw),
    "active, wish failed": after(active, wish, yes, failed),
    "active, wished again": after(active, wish, no, again),
    "extending, for a time": after(active, wish, yes),
  };
}

function ends(active: AccessRequest, bare: AccessRequest, { words }: Written): Requests {
  const { expire, revoke, extend } = commands;
  const left = ["leave-group", "read-back-left"] as const;
  const over = afterAt(ENDS_AT, active, expire);
  const revoked = after(active, revoke);
  const sessions = { managedBy: "Admin" };
  const withSessions = after(active, { ...revoke, sessions });
  const skipped = { ...journalEntry("end-sessions", "skipped"), note: words };
  const stuckAt = (request: AccessRequest, step: StepName) => after(request, failing(step, words));
  const tombstoned = ran([journalEntry("tombstone")], {
    outcome: { kind: "trouble", step: "leave-group", cause: words, retryable: true },
  });
  return {
    "ending, its time over": stuckAt(over, "leave-group"),
    "ending, its time over, unguarded": stuckAt(
      afterAt(ENDS_AT, granted(bare), expire),
      "leave-group",
    ),
    "ending, its time over, a wish open": afterAt(
      ENDS_AT,
      after(active, { ...extend, reason: words }),
      expire,
    ),
    "ending, revoked": stuckAt(revoked, "tombstone"),
    "ending, revoked, a Deny stands": after(revoked, tombstoned),
    "ending, revoked, unguarded": stuckAt(after(granted(bare), revoke), "leave-group"),
    "ended, its time over": afterAt(ENDS_AT, over, done(...left)),
    "ended, revoked": after(revoked, done("tombstone", ...left)),
    "ended, revoked with sessions": after(withSessions, done(...left, "end-sessions")),
    "ended, revoked, sessions left": after(
      withSessions,
      ran([...left.map((step) => journalEntry(step)), skipped]),
    ),
  };
}
