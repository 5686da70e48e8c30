// Every state and every command: what comes of it, or why it is refused.
import { decide } from "../../src/domain/decide.ts";
import type { Decision } from "../../src/domain/decide.ts";
import type { AccessRequest, StateName } from "../../src/domain/request.ts";
import { aRule, people } from "../support/a-policy.ts";
import {
  ASKED_AT,
  ENDS_AT,
  HOUR,
  aBrokenGlass,
  aPendingRequest,
  aRequestUnder,
  aTimedGrant,
  after,
  commands,
  inEveryState,
} from "../support/a-request.ts";
import { dan } from "../support/people.ts";

const NOW = ASKED_AT + HOUR;

/** What an event or a refusal is called. */
function nameOf(decision: Decision): string {
  if ("refused" in decision) return `no: ${decision.refused}`;
  return decision.events.map((event) => event.what).join(", ") || "nothing";
}

type Column = Exclude<keyof typeof commands, "end">;
type Row = Record<Column, string>;

const closed: Row = {
  approve: "no: already-decided",
  deny: "no: already-decided",
  withdraw: "no: already-decided",
  giveBack: "no: not-active",
  revoke: "no: not-active",
  extend: "no: not-active",
  approveMore: "no: extension-decided",
  denyMore: "no: extension-decided",
  mend: "no: not-active",
  shutDoor: "nothing",
  openDoor: "nothing",
  warn: "nothing",
  expire: "nothing",
  retry: "no: not-stuck",
  lapse: "nothing",
  remind: "nothing",
  escalate: "nothing",
  remindReview: "nothing",
  closeReview: "no: nothing-to-review",
  recordSpread: "others-opened",
  grant: "nothing",
  getStuck: "nothing",
  getDelayed: "nothing",
};
const over: Row = { ...closed, approveMore: "no: has-ended", denyMore: "no: has-ended" };
const held: Row = { ...closed, giveBack: "end-begun", revoke: "end-begun" };

const table: Record<StateName, Row> = {
  pending: { ...closed, approve: "approved", deny: "denied", withdraw: "withdrawn" },
  denied: closed,
  withdrawn: closed,
  lapsed: closed,
  working: {
    ...closed,
    giveBack: "no: still-working",
    revoke: "no: still-working",
    extend: "no: still-working",
    grant: "granted",
    getStuck: "got-stuck",
    getDelayed: "delayed",
  },
  active: {
    ...held,
    extend: "no: has-no-end",
    mend: "mend-ordered",
    shutDoor: "door-shut",
    grant: "looked-again",
    getStuck: "looked-again",
    getDelayed: "delayed",
  },
  extending: {
    ...held,
    extend: "no: extension-asked",
    mend: "no: still-working",
    shutDoor: "door-shut",
    grant: "extended",
    getStuck: "extension-failed",
    getDelayed: "delayed",
  },
  ending: {
    ...over,
    giveBack: "no: still-ending",
    revoke: "no: still-ending",
    grant: "ended",
    getStuck: "delayed",
    getDelayed: "delayed",
  },
  ended: { ...over, grant: "cleared", getStuck: "delayed", getDelayed: "delayed" },
  stuck: { ...held, retry: "retried" },
};

interface Standing {
  readonly standing: string;
  readonly request: AccessRequest;
  readonly now: number;
  readonly row: Row;
}

const timed = aTimedGrant();
const askedForMore = after(timed, commands.extend);
const running = { ...table.active, extend: "extension-asked" };
const waiting = {
  ...running,
  withdraw: "extension-withdrawn",
  extend: "no: extension-asked",
  approveMore: "extension-approved",
  denyMore: "extension-denied",
};
/** At its end the clock ends it; until somebody has noticed, nothing makes it longer. */
const atItsEnd = { extend: "no: has-ended", warn: "warned", expire: "end-begun" };
const undecided = { approveMore: "no: has-ended", denyMore: "no: has-ended" };

const LATE = ASKED_AT + 30 * HOUR;
const waited = aPendingRequest();
const urgent = aRequestUnder(
  aRule({
    remindMilliseconds: 2 * HOUR,
    escalation: { afterMilliseconds: 4 * HOUR, to: people(dan) },
  }),
);
const twoOf = aRule({ approvals: 2 });
const halfApproved = after(aPendingRequest(), { ...commands.approve, rule: twoOf });

const broken = aBrokenGlass();
const brokenIn = after(broken, commands.grant);
const brokenOut = after(brokenIn, commands.giveBack, commands.end);
/** The review is open from the beginning, and there is no more time to be had. */
const toReview = (state: StateName): Row => ({
  ...table[state],
  extend: "no: break-glass-ends",
  closeReview: "review-closed",
});

const standings: readonly Standing[] = [
  ...Object.entries(inEveryState()).map(([standing, request]) => ({
    standing,
    request,
    now: NOW,
    row: table[standing as StateName],
  })),
  { standing: "pending, late", request: waited, now: LATE, row: table.pending },
  {
    standing: "pending, with reminders and an escalation",
    request: urgent,
    now: LATE,
    row: { ...table.pending, remind: "reminded", escalate: "escalated" },
  },
  {
    standing: "pending, with one yes of two",
    request: halfApproved,
    now: NOW,
    row: table.pending,
  },
  {
    standing: "working, taken without asking",
    request: broken,
    now: NOW,
    row: toReview("working"),
  },
  {
    standing: "active, taken without asking",
    request: brokenIn,
    now: NOW,
    row: { ...toReview("active"), expire: "nothing" },
  },
  {
    standing: "ended, taken without asking, a day later",
    request: brokenOut,
    now: LATE,
    row: { ...toReview("ended"), remindReview: "review-reminded" },
  },
  {
    standing: "ended, taken without asking, reviewed",
    request: after(brokenOut, commands.closeReview),
    now: LATE,
    row: { ...toReview("ended"), closeReview: "no: reviewed-already" },
  },
  { standing: "active for a time", request: timed, now: NOW, row: running },
  { standing: "active, more time asked for", request: askedForMore, now: NOW, row: waiting },
  {
    standing: "active, at its end",
    request: timed,
    now: ENDS_AT,
    row: { ...running, ...atItsEnd },
  },
  {
    standing: "active, more time asked for, at its end",
    request: askedForMore,
    now: ENDS_AT,
    row: { ...waiting, ...atItsEnd, ...undecided },
  },
];

const cells = standings.flatMap(({ row, ...about }) =>
  Object.entries(row).map(([command, outcome]) => ({
    ...about,
    command: command as Column,
    outcome,
  })),
);

describe("every state and every command", () => {
  it.each(cells)("$standing: $command gives $outcome", ({ request, command, outcome, now }) => {
    expect(nameOf(decide(request, commands[command], now))).toBe(outcome);
  });

  it("covers every state there is", () => {
    for (const [state, request] of Object.entries(inEveryState())) {
      expect(request.state.name).toBe(state);
    }
  });
});
