// The clock of one bot process: launched as far ahead as the sandbox's time is, and moved along with it.
import type { ChildProcess } from "node:child_process";

const confirmSeconds = 10;

/** What a process is launched with. */
interface Launched {
  arguments: string[];
  environment: Record<string, string>;
  channels: "ipc"[];
}

/** This machine's clock, for good. */
export const ownClock: Launched = { arguments: [], environment: {}, channels: [] };

/** A clock that can be moved. */
export function movedClock(ahead: number): Launched {
  return {
    arguments: ["--import", "./sandbox/moved-clock.mjs"],
    environment: { SANDBOX_CLOCK_AHEAD: String(ahead) },
    channels: ["ipc"],
  };
}

/** Resolves when the process has taken the new time, or is gone. */
export function moveClockOf(child: ChildProcess, ahead: number): Promise<void> {
  if (!child.connected) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stopWaiting = () => {
      clearTimeout(impatience);
      child.off("message", hear).off("disconnect", done);
    };
    const done = () => {
      stopWaiting();
      resolve();
    };
    const hear = (said: unknown) => {
      if (isConfirmed(said, ahead)) done();
    };
    const impatience = setTimeout(() => {
      stopWaiting();
      reject(new Error(`a bot did not take the new time within ${confirmSeconds} s.`));
    }, confirmSeconds * 1000);
    child.on("message", hear).on("disconnect", done);
    // One that is just dying cannot be told any more; its end is the answer then.
    child.send({ ahead }, (error) => error && done());
  });
}

/** A later move says the same, and more. */
function isConfirmed(said: unknown, ahead: number): boolean {
  return (
    typeof said === "object" &&
    said !== null &&
    "ahead" in said &&
    typeof said.ahead === "number" &&
    said.ahead >= ahead
  );
}
