// The sandbox's time as the pages show it: read from the sandbox, ticking here, moved from here.
import { computed, signal } from "@preact/signals";
import type { Move } from "../../clock.ts";
import type { SandboxTime } from "../../control/time-routes.ts";
import { control } from "./control.ts";

/** How many milliseconds it is ahead of this machine. */
export const ahead = signal(0);
/** Every time it was moved. */
export const moves = signal<readonly Move[]>([]);

const machineTime = signal(Date.now());
setInterval(() => {
  machineTime.value = Date.now();
}, 1000);

/** To the second. */
export const now = computed(() => machineTime.value + ahead.value);

const COARSE_MILLISECONDS = 30_000;

/** Moves on now and then, so that "today" becomes "yesterday" without a reload, and at once when time is moved. */
export const coarseNow = computed(
  () => Math.floor(now.value / COARSE_MILLISECONDS) * COARSE_MILLISECONDS,
);

export function exactNow(): number {
  return Date.now() + ahead.peek();
}

export async function readTime(): Promise<void> {
  take(await control.clock());
}

/** Settles when Slack, AWS and every bot live by the new time. */
export async function moveTime(milliseconds: number): Promise<void> {
  take(await control.moveClock(milliseconds));
}

function take(time: SandboxTime): void {
  // Time goes forward only: this answer was overtaken by another.
  if (time.ahead < ahead.peek()) return;
  ahead.value = time.ahead;
  if (time.moves.length !== moves.peek().length) moves.value = time.moves;
}
