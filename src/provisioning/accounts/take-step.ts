// One turn on the step that a request about an account has in hand, under its claim.
import type { AccountStep } from "../../domain/accounts/account-plan.ts";
import { stepKey } from "../../domain/accounts/account-plan.ts";
import type { AccountInState } from "../../domain/accounts/account-request.ts";
import type { StepOutcome } from "../../domain/accounts/account-command.ts";
import { stepInHand } from "../../domain/accounts/step-in-hand.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { StepEnded, StepMeter } from "../../ports/step-meter.ts";
import type { Claim } from "../store-turn.ts";
import type { AccountStepBook, AccountStepRunner, RecordStep, Turn } from "./account-step.ts";

type Working = AccountInState<"working"> & { readonly claim: Claim };

interface Clock {
  now(): number;
  readonly stepEnded: StepMeter;
}

/** To be recorded. */
export async function takeStep(
  book: AccountStepBook,
  request: Working,
  { now, stepEnded }: Clock,
): Promise<RecordStep> {
  const step = stepInHand(request.state.work);
  if (!step) throw new Error(`${request.ref} has no step left`);
  const { by: takenBy, until } = request.claim;
  const hold = { onBehalfOf: request.ref, isOver: () => now() >= until };
  const { known } = request.state.work;
  const startedAt = now();
  const outcome = await outcomeOf(book, { step, request, known, takenBy, hold, now });
  const milliseconds = now() - startedAt;
  stepEnded({ step: step.name, outcome: inShort(outcome), milliseconds });
  return { do: "record-step", step: stepKey(step), outcome };
}

function inShort(outcome: StepOutcome): StepEnded["outcome"] {
  if (outcome.kind === "refused") return "gave-up";
  if (outcome.kind !== "trouble") return outcome.kind;
  return outcome.retryable ? "to-retry" : "gave-up";
}

async function outcomeOf(book: AccountStepBook, turn: Turn): Promise<StepOutcome> {
  const runner = runnerOf(book, turn.step);
  if (!runner) return unknownStep(turn.step);
  try {
    return await runner(turn);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    return { kind: "trouble", cause: error.message, retryable: error.retryable };
  }
}

// The book pairs every step name with a runner for just that step; the compiler cannot follow the pairing.
function runnerOf(
  book: AccountStepBook,
  step: AccountStep,
): AccountStepRunner<AccountStep["name"]> | undefined {
  return book[step.name] as AccountStepRunner<AccountStep["name"]> | undefined;
}

// A plan outlives deploys. A step this version does not know is said aloud instead of skipped.
function unknownStep({ name }: AccountStep): StepOutcome {
  const cause = `This version of Rolecall does not know the step "${name}".`;
  return { kind: "trouble", cause, retryable: false };
}
