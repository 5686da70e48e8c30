// What was done for a request, and who said that it may be: each with its time.
import type { StepName } from "./access-plan.ts";
import type { SlackPerson } from "./person.ts";

export interface Approval {
  readonly by: SlackPerson;
  readonly at: number;
}

/** One step of a plan. `found`: it was so already; `repaired`: it had been changed by somebody; `skipped`: AWS lets us not, and the rest goes on. */
export interface JournalEntry {
  readonly step: StepName;
  readonly outcome: "found" | "made" | "repaired" | "skipped";
  readonly at: number;
  /** What is worth telling: what was repaired, why it was skipped, the MFA device found. */
  readonly note?: string;
}
