// Which step of its plan a request about an account has come to.
import { stepKey } from "./account-plan.ts";
import type { AccountStep } from "./account-plan.ts";
import type { AccountWork } from "./account-request.ts";

/** The first step that is not done yet; undefined where all are. */
export function stepInHand({ plan, journal }: AccountWork): AccountStep | undefined {
  const done = new Set(journal.map(({ step }) => step));
  return plan.steps.find((step) => !done.has(stepKey(step)));
}
