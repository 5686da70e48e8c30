// Every state and every command: what comes of it, or why it is refused.
import { decide } from "../../src/domain/decide.ts";
import type { Decision } from "../../src/domain/decide.ts";
import type { AccessRequest, StateName } from "../../src/domain/request.ts";
import {
  ASKED_AT,
  ENDS_AT,
  HOUR,
  aTimedGrant,
  after,
  commands,
  inEveryState,
} from "../support/a-request.ts";

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
  warn: "nothing",
  expire: "nothing",
  retry: "no: not-stuck",
  lapse: "nothing",
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
    grant: "looked-again",
    getStuck: "looked-again",
    getDelayed: "delayed",
  },
  extending: {
    ...held,
    extend: "no: extension-asked",
    mend: "no: still-working",
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

const standings: readonly Standing[] = [
  ...Object.entries(inEveryState()).map(([standing, request]) => ({
    standing,
    request,
    now: NOW,
    row: table[standing as StateName],
  })),
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
