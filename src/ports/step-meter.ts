// What we need of whoever counts: each step of a plan, as one attempt at it ended.

export interface StepEnded {
  /** `join-group`, `create-account`. */
  readonly step: string;
  readonly outcome: "done" | "found" | "waits" | "to-retry" | "gave-up";
  readonly milliseconds: number;
}

/** Never throws. */
export type StepMeter = (ended: StepEnded) => void;
