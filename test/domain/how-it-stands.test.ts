// In which number each request is counted, from when on an end is overdue, and which drift still waits for somebody.
import type { AccountRequest } from "../../src/domain/accounts/account-request.ts";
import { comparisonEvents } from "../../src/domain/drift/compare-drift.ts";
import { EMPTY_LEDGER, evolveLedger } from "../../src/domain/drift/drift-ledger.ts";
import type { DriftEvent, DriftLedger } from "../../src/domain/drift/drift-ledger.ts";
import { holdingOf } from "../../src/domain/holding.ts";
import { howItStands } from "../../src/domain/how-it-stands.ts";
import type { Recorded } from "../../src/domain/how-it-stands.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { COMPARED_AT, GROUP, aCensus, aComparison } from "../support/a-comparison.ts";
import {
  ASKED_AT,
  ENDS_AT,
  HOUR,
  aBrokenGlass,
  aTimedGrant,
  aTimedRequest,
  after,
  afterAt,
  alicesTimedPlan,
  asShown,
  commands,
  inEveryState,
  journalEntry,
} from "../support/a-request.ts";
import { aClosing, aConnection, aCreation, afterWishes, wishes } from "../support/an-account.ts";
import { waitsForApprovers } from "../support/in-memory-request-store.ts";
import { carol, iamUsers } from "../support/people.ts";

const MINUTE = 60_000;
const { active, ending, extending, pending, stuck, working } = inEveryState();

interface Scene {
  readonly access?: readonly AccessRequest[];
  readonly accounts?: readonly AccountRequest[];
  readonly ledger?: DriftLedger;
  readonly now?: number;
}

/** As the store would tell of these requests. */
function recorded({ access = [], accounts = [], ledger, now = ASKED_AT }: Scene): Recorded {
  const numbered = access.map((one, index) => ({ ...one, key: { ...one.key, number: index + 1 } }));
  return {
    waiting: numbered.filter(waitsForApprovers),
    stuck: numbered.filter(({ state }) => state.name === "stuck"),
    holdings: numbered.flatMap((request) => holdingOf(request) ?? []),
    ...{ accounts, ledger: ledger ?? EMPTY_LEDGER, now },
  };
}

const standing = (scene: Scene) => howItStands(recorded(scene));

/** `access active: 2`; what there is none of is left out. */
function counted(scene: Scene): string[] {
  return standing(scene)
    .requests.filter(({ count }) => count > 0)
    .map(({ kind, state, count }) => `${kind} ${state}: ${count}`);
}

describe("requests about access", () => {
  it.each([
    ["pending", pending, ["access pending: 1"]],
    ["working", working, ["access in-hand: 1"]],
    ["active", active, ["access active: 1"]],
    ["extending", extending, ["access in-hand: 1"]],
    ["ending", ending, ["access ending: 1"]],
    ["stuck", stuck, ["access stuck: 1"]],
    ["ended", inEveryState().ended, []],
    ["denied", inEveryState().denied, []],
  ])("that are %s are counted once", (_state, request, says) => {
    expect(counted({ access: [request] })).toEqual(says);
  });

  it("are added up", () => {
    expect(counted({ access: [active, stuck, active, pending, stuck, active] })).toEqual([
      "access pending: 1",
      "access active: 3",
      "access stuck: 2",
    ]);
  });

  it("that last while more time is asked for wait for nobody's first answer", () => {
    const asking = after(aTimedGrant(), commands.extend);
    expect(counted({ access: [asking] })).toEqual(["access active: 1"]);
  });

  it("that are being cleared away after their end are over", () => {
    const ended = after(aTimedGrant(), commands.giveBack, commands.end);
    expect(holdingOf(ended)).toMatchObject({ expected: "over" });
    expect(counted({ access: [ended] })).toEqual([]);
  });

  it("are counted at nought where there are none, so that a number does not stay behind", () => {
    const states = standing({}).requests.filter(({ kind }) => kind === "access");
    expect(states.map(({ state, count }) => `${state}: ${count}`)).toEqual([
      "pending: 0",
      "in-hand: 0",
      "active: 0",
      "ending: 0",
      "stuck: 0",
    ]);
  });
});

describe("requests about accounts", () => {
  const made = afterWishes(aCreation(), wishes.approve);

  it("are counted by what they are about and how they stand", () => {
    const accounts = [aCreation(), made, afterWishes(made, wishes.beRefused), aConnection()];
    expect(counted({ accounts: [...accounts, aClosing()] })).toEqual([
      "create-account pending: 1",
      "create-account in-hand: 1",
      "create-account stuck: 1",
      "close-account pending: 1",
      "connect-account pending: 1",
    ]);
  });

  it("are stuck as those about access are", () => {
    const accounts = [afterWishes(made, wishes.beRefused)];
    expect(standing({ accounts }).stuck).toBe(1);
    expect(standing({ accounts, access: [stuck, stuck] }).stuck).toBe(3);
  });
});

describe("an end", () => {
  const overdue = (request: AccessRequest, now: number) =>
    standing({ access: [request], now }).overdue;

  it("is overdue when the time was over more than three minutes ago", () => {
    expect(overdue(aTimedGrant(), ENDS_AT + 3 * MINUTE)).toBe(0);
    expect(overdue(aTimedGrant(), ENDS_AT + 3 * MINUTE + 1)).toBe(1);
  });

  it("is overdue when it was decided more than three minutes ago and the access is not gone", () => {
    const at = ASKED_AT + HOUR;
    const revoked = afterAt(at, aTimedGrant(), commands.revoke);
    expect(overdue(revoked, at + 3 * MINUTE)).toBe(0);
    expect(overdue(revoked, at + 3 * MINUTE + 1)).toBe(1);
    expect(overdue(afterAt(at, revoked, commands.end), at + HOUR)).toBe(0);
  });

  it("is not overdue while more time was approved", () => {
    expect(overdue(extending, ENDS_AT + HOUR)).toBe(0);
    expect(overdue(extending, ENDS_AT + 2 * HOUR + 4 * MINUTE)).toBe(1);
  });

  it("is overdue of a grant that is stuck half-made, if it let somebody in", () => {
    const approve = { ...commands.approve, ...asShown(alicesTimedPlan) };
    const half = (journal: ReturnType<typeof journalEntry>[]) =>
      after(aTimedRequest(), approve, { ...commands.getStuck, journal });
    expect(overdue(half([journalEntry("join-group")]), ENDS_AT + HOUR)).toBe(1);
    expect(overdue(half([]), ENDS_AT + HOUR)).toBe(0);
  });

  it("is never overdue of standing access, nor of what was never granted", () => {
    const later = ASKED_AT + 10_000 * HOUR;
    expect(overdue(active, later)).toBe(0);
    expect(overdue(working, later)).toBe(0);
    expect(overdue(after(aBrokenGlass(), commands.getStuck), later)).toBe(0);
  });

  it("that is not in the record, since it was written before ends were, is not counted", () => {
    const { holdings, ...rest } = recorded({ access: [aTimedGrant()], now: ENDS_AT + HOUR });
    const before = holdings.map(({ endsAt: _unknown, ...holding }) => holding);
    expect(howItStands({ ...rest, holdings }).overdue).toBe(1);
    expect(howItStands({ ...rest, holdings: before }).overdue).toBe(0);
  });
});

describe("drift", () => {
  const bobIsIn = aCensus({ members: new Map([[GROUP, [iamUsers.alice, iamUsers.bob]]]) });
  const foundAt = (ledger: DriftLedger, at: number) =>
    comparisonEvents(ledger, aComparison(bobIsIn, undefined, at)).reduce(evolveLedger, ledger);
  const suspected = foundAt(EMPTY_LEDGER, COMPARED_AT);
  const sure = foundAt(suspected, COMPARED_AT + MINUTE);
  const then = (...events: DriftEvent[]) =>
    standing({ ledger: events.reduce(evolveLedger, sure) }).drift;
  const about = { at: COMPARED_AT + HOUR, number: 1 };
  const order = { want: "undo", by: carol, at: about.at, doneAt: null } as const;

  it("is counted when it is sure", () => {
    expect(standing({ ledger: suspected }).drift).toBe(0);
    expect(standing({ ledger: sure }).drift).toBe(1);
  });

  it("is not counted once somebody has decided, and again where that came to nothing", () => {
    const ordered = { what: "ordered", ...about, order } as const;
    const failed = { what: "failed", ...about, cause: "AWS said no." } as const;
    expect(then(ordered)).toBe(0);
    expect(then(ordered, { ...failed, keepsTrying: true })).toBe(0);
    expect(then(ordered, { ...failed, keepsTrying: false })).toBe(1);
  });

  it("is not counted when it is over, though its message still says it is there", () => {
    const posted = { channel: "C1", ts: "1.1", shows: "open" };
    const told = { what: "told", ...about, posted } as const;
    const over = { what: "over", ...about, over: { how: "put-right", at: about.at } } as const;
    expect(then(told)).toBe(1);
    expect(then(told, over)).toBe(0);
  });
});
