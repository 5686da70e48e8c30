// How the service stands: what the record says of all that is open, in numbers.
import { isAccountIn } from "./accounts/account-request.ts";
import type { AccountRequest } from "./accounts/account-request.ts";
import { openDrift } from "./drift/drift-ledger.ts";
import type { DriftLedger } from "./drift/drift-ledger.ts";
import { isSameKey } from "./holding.ts";
import type { Holding } from "./holding.ts";
import { isIn } from "./request.ts";
import type { AccessRequest } from "./request.ts";

/** As the record has it at one moment. */
export interface Recorded {
  /** All that waits for an answer. */
  readonly waiting: readonly AccessRequest[];
  readonly stuck: readonly AccessRequest[];
  readonly holdings: readonly Holding[];
  /** Open requests about accounts. */
  readonly accounts: readonly AccountRequest[];
  readonly ledger: DriftLedger;
  readonly now: number;
}

export interface HowItStands {
  readonly requests: readonly CountedRequests[];
  /** Whatever they are about. */
  readonly stuck: number;
  /** Access whose end was due a while ago, and which is not gone. */
  readonly overdue: number;
  /** What is sure and nobody has decided about. */
  readonly drift: number;
}

/** `in-hand`: being worked on, or about to be. */
export interface CountedRequests {
  readonly kind: "access" | AccountRequest["ask"]["kind"];
  readonly state: "pending" | "in-hand" | "active" | "ending" | "stuck";
  readonly count: number;
}

/** An end takes seconds; this long, something is in its way. */
const OVERDUE_AFTER = 3 * 60_000;

const ABOUT_ACCOUNTS = [
  "create-account",
  "close-account",
  "connect-account",
  "disconnect-account",
] as const;

export function howItStands(recorded: Recorded): HowItStands {
  const { stuck, holdings, accounts, ledger, now } = recorded;
  return {
    requests: [...accessRequests(recorded), ...accountRequests(accounts)],
    stuck: stuck.length + accounts.filter((request) => isAccountIn(request, "stuck")).length,
    overdue: holdings.filter(({ endsAt = now }) => now - endsAt > OVERDUE_AFTER).length,
    drift: openDrift(ledger).filter(({ order }) => !order).length,
  };
}

function accessRequests({ waiting, stuck, holdings }: Recorded): CountedRequests[] {
  const kind = "access";
  // Those that are stuck hold what was made before they were.
  const isStuck = ({ key }: Holding) => stuck.some((request) => isSameKey(request.key, key));
  const held = (expected: Holding["expected"]) =>
    holdings.filter((holding) => holding.expected === expected);
  return [
    { kind, state: "pending", count: waiting.filter((one) => isIn(one, "pending")).length },
    { kind, state: "in-hand", count: held("in-hand").filter((one) => !isStuck(one)).length },
    {
      kind,
      state: "active",
      count: holdings.filter(({ expected }) => typeof expected === "object").length,
    },
    // What has ended and is being cleared away has no end to come.
    {
      kind,
      state: "ending",
      count: held("over").filter(({ endsAt }) => endsAt !== undefined).length,
    },
    { kind, state: "stuck", count: stuck.length },
  ];
}

function accountRequests(accounts: readonly AccountRequest[]): CountedRequests[] {
  return ABOUT_ACCOUNTS.flatMap((kind) => {
    const ofKind = accounts.filter(({ ask }) => ask.kind === kind);
    const count = (state: "pending" | "working" | "stuck") =>
      ofKind.filter((request) => isAccountIn(request, state)).length;
    return [
      { kind, state: "pending", count: count("pending") },
      { kind, state: "in-hand", count: count("working") },
      { kind, state: "stuck", count: count("stuck") },
    ] as const;
  });
}
