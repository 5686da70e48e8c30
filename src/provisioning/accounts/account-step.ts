// What a step of making or closing an account is to the engine: one turn on it, which finds before it makes.
import type { AccountCommand, StepOutcome } from "../../domain/accounts/account-command.ts";
import type {
  AccountStep,
  AccountStepName,
  AccountStepOf,
} from "../../domain/accounts/account-plan.ts";
import { stepKey } from "../../domain/accounts/account-plan.ts";
import type {
  AccountEntry,
  AccountInState,
  Known,
  Mend,
} from "../../domain/accounts/account-request.ts";
import type { NotDone } from "../../ports/organization.ts";
import type { Hold } from "../../ports/hold.ts";

/** A turn on whatever step is in hand. */
export interface Turn {
  readonly step: AccountStep;
  readonly request: AccountInState<"working">;
  readonly known: Known;
  /** Unique to this taking of the request. */
  readonly takenBy: string;
  readonly hold: Hold;
  now(): number;
}

export interface StepTurn<Name extends AccountStepName> extends Turn {
  readonly step: AccountStepOf<Name>;
}

/** Throws `Trouble`. Taking the same turn twice ends in the same world as taking it once. */
export type AccountStepRunner<Name extends AccountStepName> = (
  turn: StepTurn<Name>,
) => Promise<StepOutcome>;

/** A runner for every step a plan may have. */
export type AccountStepBook = { readonly [Name in AccountStepName]: AccountStepRunner<Name> };

type Done = Pick<AccountEntry, "outcome"> & {
  readonly note?: string | undefined;
  readonly learnt?: Known;
};

export function done({ step, now }: Turn, { outcome, note, learnt }: Done): StepOutcome {
  const entry = {
    step: stepKey(step),
    outcome,
    at: now(),
    ...(note === undefined ? {} : { note }),
  };
  return { kind: "done", entry, ...(learnt ? { learnt } : {}) };
}

export function waits(
  { now }: Pick<Turn, "now">,
  waiting: { readonly why: string; readonly milliseconds: number; readonly learnt?: Known },
): StepOutcome {
  const { why, milliseconds, learnt } = waiting;
  return { kind: "waits", why, until: now() + milliseconds, ...(learnt ? { learnt } : {}) };
}

export function refused(
  cause: string,
  more: { readonly mends?: readonly Mend[]; readonly learnt?: Known } = {},
): StepOutcome {
  const { mends = [], learnt } = more;
  return { kind: "refused", cause, mends, ...(learnt ? { learnt } : {}) };
}

/** AWS's throttles for what is seldom done: one in ten or twenty seconds. */
const BUSY_FOR = 12_000;

/** Where AWS takes no more just now that is a wait; where it says no, somebody has to look. */
export function notDone(turn: Turn, answer: NotDone, learnt: Known = {}): StepOutcome {
  if (answer.kind === "busy") {
    return waits(turn, { why: answer.why, milliseconds: jittered(turn, BUSY_FOR), learnt });
  }
  return refused(answer.why, { mends: answer.mends, learnt });
}

// So that those who were refused together do not come back together: by the reference, as chance would be no help to tests.
function jittered({ request }: Turn, milliseconds: number): number {
  const number = Number.parseInt(request.ref.replace(/[^A-Z0-9]/g, ""), 36);
  return milliseconds + (number % 7) * 1000;
}

export function accountId({ known }: Pick<Turn, "known">): string {
  if (known.accountId === undefined) throw new Error("the account is not known yet");
  return known.accountId;
}

export type RecordStep = Extract<AccountCommand, { do: "record-step" }>;
