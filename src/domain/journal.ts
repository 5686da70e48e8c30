// What was done for a request, step by step.
import type { StepName } from "./access-plan.ts";

/** One step of a plan. `found`: it was so already; `repaired`: it had been changed by somebody; `skipped`: AWS lets us not, and the rest goes on. */
export interface JournalEntry {
  readonly step: StepName;
  readonly outcome: "found" | "made" | "repaired" | "skipped";
  readonly at: number;
  /** What is worth telling: what was repaired, why it was skipped, the MFA device found. */
  readonly note?: string;
}
