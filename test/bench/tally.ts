// Calls, counted by whom they went to and what they were.
import type { Call } from "../../sandbox/calls.ts";

export interface Tally {
  /** All AWS calls, DynamoDB included. */
  readonly aws: number;
  readonly slack: number;
  /** To the base table. */
  readonly writes: number;
  /** `iam:GetUser` and how often. */
  readonly byAction: ReadonlyMap<string, number>;
}

const WRITES = new Set(["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem"]);

export function tallyOf(calls: readonly Call[]): Tally {
  // What Slack delivers to the bot is no call of the bot's.
  const ours = calls.filter(({ service }) => service !== "delivery");
  const byAction = new Map<string, number>();
  for (const { service, action } of ours) {
    const name = `${service}:${action}`;
    byAction.set(name, (byAction.get(name) ?? 0) + 1);
  }
  return {
    aws: ours.filter(({ service }) => service !== "slack").length,
    slack: ours.filter(({ service }) => service === "slack").length,
    writes: ours.filter(({ service, action }) => service === "dynamodb" && WRITES.has(action))
      .length,
    byAction,
  };
}

/** Equal for two things that make the same calls, in whatever order. */
export function fingerprint({ byAction }: Tally): string {
  return [...byAction]
    .map(([name, times]) => `${times} ${name}`)
    .sort()
    .join(", ");
}
