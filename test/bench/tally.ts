// Calls, counted by whom they went to and what they were.
import type { Call } from "../../sandbox/calls.ts";
import { INDEXES } from "../../src/adapters/dynamodb/table.ts";

export interface Tally {
  /** All AWS calls, DynamoDB included. */
  readonly aws: number;
  readonly slack: number;
  readonly iam: number;
  /** To the base table. */
  readonly writes: number;
  /** `iam:GetUser` and how often. */
  readonly byAction: ReadonlyMap<string, number>;
}

const WRITES = new Set(["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem"]);

/** All but the polls', which go on whether or not anybody does anything. */
export function withoutPolls(calls: readonly Call[]): readonly Call[] {
  return calls.filter(
    ({ about }) => !asksWhatIsDue(about) && !readsDriftLedger(about) && !readsListOfAccounts(about),
  );
}

const asksWhatIsDue = (about: Call["about"]) => about?.["index"] === INDEXES.due.name;
const readsDriftLedger = (about: Call["about"]) => about?.["key"]?.startsWith("drift ") ?? false;
const readsListOfAccounts = (about: Call["about"]) => /^accounts \d+$/.test(about?.["key"] ?? "");

/** The polls are left out. */
export function tallyOf(calls: readonly Call[]): Tally {
  // What Slack delivers to the bot is no call of the bot's.
  const ours = withoutPolls(calls).filter(({ service }) => service !== "delivery");
  const byAction = new Map<string, number>();
  for (const { service, action } of ours) {
    const name = `${service}:${action}`;
    byAction.set(name, (byAction.get(name) ?? 0) + 1);
  }
  return {
    aws: ours.filter(({ service }) => service !== "slack").length,
    slack: ours.filter(({ service }) => service === "slack").length,
    iam: ours.filter(({ service }) => service === "iam").length,
    writes: ours.filter(({ service, action }) => service === "dynamodb" && WRITES.has(action))
      .length,
    byAction,
  };
}

/** What is made more or less often in another place than in the first, in words; nothing where it is the same. */
export function differences(first: Tally, other: Tally): string[] {
  const names = [...new Set([...first.byAction.keys(), ...other.byAction.keys()])].sort();
  return names.flatMap((name) => {
    const more = (other.byAction.get(name) ?? 0) - (first.byAction.get(name) ?? 0);
    return more === 0 ? [] : [`${more > 0 ? "+" : ""}${more} ${name}`];
  });
}
