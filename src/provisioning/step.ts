// What a step is to the engine: look whether its effect is there, and make it where it is not.
import type { StepName, StepOf } from "../domain/access-plan.ts";
import type { Hold } from "../ports/hold.ts";

export type Found =
  | { readonly kind: "there"; readonly note?: string }
  | { readonly kind: "absent" }
  | { readonly kind: "altered"; readonly differences: readonly string[] };

/** Why something was left out although it is wanted; the rest of the plan goes on. */
export interface Skipped {
  readonly skipped: string;
}

/** Both throw `Trouble`. Running `make` twice ends in the same world as running it once. */
export interface StepRunner<Name extends StepName> {
  /** `survey`: may be looked at before anything is changed, together with the others; `in-turn`: only after the steps before it. */
  readonly looks: "survey" | "in-turn";
  find(step: StepOf<Name>): Promise<Found>;
  make(step: StepOf<Name>, found: Found, hold: Hold): Promise<void> | Promise<Skipped | undefined>;
}

/** A runner for every step a plan may have. */
export type StepBook = { readonly [Name in StepName]: StepRunner<Name> };
