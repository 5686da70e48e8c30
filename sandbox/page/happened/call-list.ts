// The calls the sandbox answered, read as they come in.
import { effect, signal } from "@preact/signals";
import type { Call } from "../../calls.ts";
import { control } from "../base/control.ts";
import { connected, readOnChange } from "../base/live.ts";
import type { Named } from "./names.ts";
import { isLook } from "./turns.ts";

const MOST_KEPT = 2000;

export const calls = signal<readonly Call[]>([]);
export const named = signal<Named>({ people: [], channels: [] });

let last = 0;

/** Answers with the way to stop. */
export function followCalls(): () => void {
  const stopReading = readOnChange(readNew);
  // A sandbox that was started anew counts from one again.
  const stopWatching = effect(() => {
    if (!connected.value) forget();
  });
  return () => {
    stopReading();
    stopWatching();
  };
}

/** In this tab only: what happened is still there for others. */
export function clearCalls(): void {
  calls.value = [];
}

async function readNew(): Promise<void> {
  if (named.value.people.length === 0) named.value = await control.directory();
  const fresh = await control.calls(last);
  last = fresh.at(-1)?.number ?? last;
  const worthTelling = fresh.filter((call) => !isLook(call));
  if (worthTelling.length > 0) calls.value = [...calls.value, ...worthTelling].slice(-MOST_KEPT);
}

function forget(): void {
  last = 0;
  calls.value = [];
}
