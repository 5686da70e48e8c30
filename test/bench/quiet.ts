// Waits until the bot makes no calls any more, but for the poll's.
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { until } from "../../sandbox/until.ts";
import { withoutPoll } from "./tally.ts";

const QUIET_MILLISECONDS = 400;

export async function quiet({ calls }: Sandbox): Promise<void> {
  const began = Date.now();
  const lastAt = () => Math.max(began, withoutPoll(calls.since(0)).at(-1)?.at ?? 0);
  const isQuiet = (at: number) => Date.now() - at > QUIET_MILLISECONDS;
  await until(lastAt, isQuiet, { what: "no calls are made any more", seconds: 60 });
}

export function lastNumber({ calls }: Sandbox): number {
  return calls.since(0).at(-1)?.number ?? 0;
}
