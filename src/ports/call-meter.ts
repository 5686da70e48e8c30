// What we need of whoever counts: each call to Slack or AWS, as it ended.

export interface CallEnded {
  readonly service: "slack" | "dynamodb" | "iam" | "sts" | "organizations";
  /** As the service calls it: `chat.postMessage`, `GetItem`. */
  readonly method: string;
  /** `refused`: answered, and the answer is no. `failed`: answered with a fault of the service. `unanswered`: nothing came back in time. */
  readonly outcome: "ok" | "refused" | "throttled" | "failed" | "unanswered";
  /** From the first attempt to the last answer. */
  readonly milliseconds: number;
  /** How many times it was sent, where that is known. */
  readonly attempts?: number;
}

/** Never throws. */
export type CallMeter = (call: CallEnded) => void;
