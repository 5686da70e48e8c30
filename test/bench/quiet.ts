// Waits until the bot makes no calls any more, but for the polls'.
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { until } from "../../sandbox/until.ts";
import { withoutPolls } from "./tally.ts";

const QUIET_MILLISECONDS = 400;
/** A page of a large directory takes the sandbox a while. */
export const AFTER_START = 2000;

export async function quiet({ calls }: Sandbox, milliseconds = QUIET_MILLISECONDS): Promise<void> {
  const began = Date.now();
  const lastAt = () => Math.max(began, withoutPolls(calls.since(0)).at(-1)?.at ?? 0);
  const isQuiet = (at: number) => Date.now() - at > milliseconds;
  await until(lastAt, isQuiet, { what: "no calls are made any more", seconds: 60 });
}

export function lastNumber({ calls }: Sandbox): number {
  return calls.since(0).at(-1)?.number ?? 0;
}
