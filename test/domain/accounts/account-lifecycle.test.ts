// Every state of a request about an account and every wish: what comes of it, or why it is refused.
import { decideAccount } from "../../../src/domain/accounts/decide-account.ts";
import type {
  AccountRequest,
  AccountStateName,
} from "../../../src/domain/accounts/account-request.ts";
import { LATER, aCreation, afterWishes, wishes } from "../../support/an-account.ts";

function nameOf(decision: ReturnType<typeof decideAccount>): string {
  if ("refused" in decision) return `no: ${decision.refused}`;
  return decision.events.map(({ what }) => what).join(", ") || "nothing";
}

type Row = Record<keyof typeof wishes, string>;

const closed: Row = {
  approve: "no: already-decided",
  deny: "no: already-decided",
  withdraw: "no: already-decided",
  retry: "no: not-stuck",
  adopt: "no: not-stuck",
  abandon: "no: not-stuck",
  lapse: "nothing",
  remind: "nothing",
  escalate: "nothing",
  doStep: "nothing",
  wait: "nothing",
  beTroubled: "nothing",
  beRefused: "nothing",
};

const table: Record<AccountStateName, Row> = {
  pending: { ...closed, approve: "approved", deny: "denied", withdraw: "withdrawn" },
  denied: closed,
  withdrawn: closed,
  lapsed: closed,
  working: {
    ...closed,
    doStep: "step-done",
    wait: "step-waits",
    beTroubled: "delayed",
    beRefused: "got-stuck",
  },
  stuck: { ...closed, retry: "retried", adopt: "no: no-account-found", abandon: "abandoned" },
  abandoned: closed,
  done: closed,
};

const pending = aCreation();
const working = afterWishes(pending, wishes.approve);
const stuck = afterWishes(working, wishes.beRefused);
const steps = pending.ask.plan.steps.map(() => wishes.doStep);
const states: Record<AccountStateName, AccountRequest> = {
  pending,
  denied: afterWishes(pending, wishes.deny),
  withdrawn: afterWishes(pending, wishes.withdraw),
  lapsed: { ...pending, state: { name: "lapsed", at: LATER } },
  working,
  stuck,
  abandoned: afterWishes(stuck, wishes.abandon),
  done: afterWishes(working, ...steps),
};

const cases = Object.entries(table).flatMap(([state, row]) =>
  Object.entries(row).map(([wish, outcome]) => ({ state, wish, outcome })),
);

it.each(cases)("$state, $wish: $outcome", ({ state, wish, outcome }) => {
  const request = states[state as AccountStateName];
  expect(request.state.name).toBe(state);
  const command = wishes[wish as keyof typeof wishes](request);
  expect(nameOf(decideAccount(request, command, LATER))).toBe(outcome);
});
