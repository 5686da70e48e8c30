// Every state of a request about an account and every wish: what comes of it, or why it is refused.
import { decideAccount } from "../../../src/domain/accounts/decide-account.ts";
import type {
  AccountRequest,
  AccountStateName,
} from "../../../src/domain/accounts/account-request.ts";
import { outstandingAboutAccount } from "../../../src/domain/accounts/account-announcements.ts";
import { ACCOUNT_LIFE } from "../../../src/domain/lifecycle.ts";
import { LATER, aConnection, aCreation, afterWishes, wishes } from "../../support/an-account.ts";
import { carol } from "../../support/people.ts";

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
  lookAgain: "no: no-door-to-try",
  findOpen: "nothing",
  findShut: "nothing",
  findGone: "nothing",
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

describe("of an account that a client owns", () => {
  const asked = aConnection();
  const waiting = afterWishes(asked, wishes.approve, wishes.doStep, wishes.wait);
  const connected = afterWishes(waiting, ...asked.ask.plan.steps.slice(1).map(() => wishes.doStep));
  const shut = afterWishes(connected, wishes.findShut);
  const rows: readonly (readonly [string, AccountRequest, Partial<Row>])[] = [
    ["not approved yet", asked, { lookAgain: "no: no-door-to-try" }],
    ["waiting for the client", waiting, { lookAgain: "look-wanted", abandon: "abandoned" }],
    [
      "connected",
      connected,
      {
        ...{ lookAgain: "look-wanted", abandon: "no: not-stuck" },
        ...{ findOpen: "looked", findShut: "door-shut", findGone: "watch-over" },
      },
    ],
    [
      "shut by the client",
      shut,
      { lookAgain: "look-wanted", findOpen: "door-opened", findShut: "looked" },
    ],
    ["disconnected", afterWishes(shut, wishes.findGone), { lookAgain: "no: no-door-to-try" }],
  ];
  const each = rows.flatMap(([stands, request, row]) =>
    Object.entries(row).map(([wish, outcome]) => ({ stands, request, wish, outcome })),
  );

  it.each(each)("$stands, $wish: $outcome", ({ request, wish, outcome }) => {
    const command = wishes[wish as keyof typeof wishes](request);
    expect(nameOf(decideAccount(request, command, LATER))).toBe(outcome);
  });

  it("is looked at a day after it was connected, and whenever somebody wants it", () => {
    const day = 24 * 3_600_000;
    expect(ACCOUNT_LIFE.dueAt(silent(connected), LATER)).toBe(LATER + day);
    const wanted = afterWishes(connected, wishes.lookAgain);
    expect(ACCOUNT_LIFE.dueAt(silent(wanted), LATER)).toBe(LATER);
    const gone = afterWishes(connected, wishes.findGone);
    expect(ACCOUNT_LIFE.dueAt(silent(gone), LATER)).toBeNull();
  });

  it("is looked at by strangers only when they may decide or run Rolecall", () => {
    const stranger = { do: "look-again", by: carol, others: [] } as const;
    expect(nameOf(decideAccount(waiting, stranger, LATER))).toBe("no: not-an-approver");
    const admin = { ...stranger, others: [carol.user] };
    expect(nameOf(decideAccount(waiting, admin, LATER))).toBe("look-wanted");
  });

  it("is told of once each time it is shut, and that is redrawn when it is open again", () => {
    const told = { ...shut, messages: { "door-card": posted("door 1: shut, 2 inside, gone") } };
    const shows = (request: AccountRequest) =>
      outstandingAboutAccount(request).find(({ slot }) => slot === "door-card");
    expect(shows(shut)?.shows).toMatch(/^door 1: shut/);
    expect(shows(afterWishes(told, wishes.findOpen))).toMatchObject({ shows: "door 1: over" });
    const again = afterWishes(told, wishes.findOpen, wishes.findShut);
    expect(shows(again)?.shows).toMatch(/^door 2: shut/);
    expect(shows(again)).not.toHaveProperty("posted");
  });
});

/** Everything has been said. */
function silent(request: AccountRequest): AccountRequest {
  const shown = outstandingAboutAccount(request).map(({ slot, shows }) => [slot, posted(shows)]);
  return { ...request, messages: Object.fromEntries(shown) as AccountRequest["messages"] };
}

function posted(shows: string) {
  return { channel: "C1", ts: "1", shows };
}
