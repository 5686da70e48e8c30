import { decide } from "../../src/domain/decide.ts";
import type { Decision } from "../../src/domain/decide.ts";
import type { StateName } from "../../src/domain/request.ts";
import { ASKED_AT, commands, inEveryState } from "../support/a-request.ts";

const NOW = ASKED_AT + 3600_000;

/** What an event or a refusal is called. */
function nameOf(decision: Decision): string {
  if ("refused" in decision) return `no: ${decision.refused}`;
  return decision.events.map((event) => event.what).join(", ") || "nothing";
}

const table: Record<StateName, Record<Exclude<keyof typeof commands, "end">, string>> = {
  pending: {
    approve: "approved",
    deny: "denied",
    withdraw: "withdrawn",
    giveBack: "no: not-active",
    retry: "no: not-stuck",
    lapse: "nothing",
    grant: "nothing",
    getStuck: "nothing",
    getDelayed: "nothing",
  },
  denied: closed(),
  withdrawn: closed(),
  lapsed: closed(),
  ended: closed(),
  working: {
    ...closed(),
    giveBack: "no: still-working",
    grant: "granted",
    getStuck: "got-stuck",
    getDelayed: "delayed",
  },
  active: { ...closed(), giveBack: "given-back" },
  ending: {
    ...closed(),
    giveBack: "no: still-ending",
    grant: "ended",
    getStuck: "delayed",
    getDelayed: "delayed",
  },
  stuck: { ...closed(), giveBack: "given-back", retry: "retried" },
};

function closed() {
  return {
    approve: "no: already-decided",
    deny: "no: already-decided",
    withdraw: "no: already-decided",
    giveBack: "no: not-active",
    retry: "no: not-stuck",
    lapse: "nothing",
    grant: "nothing",
    getStuck: "nothing",
    getDelayed: "nothing",
  };
}

const cells = Object.entries(inEveryState()).flatMap(([state, request]) =>
  Object.entries(table[state as StateName]).map(([command, outcome]) => ({
    state,
    command: command as keyof typeof commands,
    outcome,
    request,
  })),
);

describe("every state and every command", () => {
  it.each(cells)("$state: $command gives $outcome", ({ request, command, outcome }) => {
    expect(nameOf(decide(request, commands[command], NOW))).toBe(outcome);
  });

  it("covers every state there is", () => {
    for (const [state, request] of Object.entries(inEveryState())) {
      expect(request.state.name).toBe(state);
    }
  });
});
