// What a running process has used, as Linux counts it; on other systems there is no answer.
import { readFileSync, readdirSync } from "node:fs";

/** Milliseconds on a processor, all threads together, since the process began. */
export function processorMilliseconds(pid: number): number | undefined {
  const nanoseconds = fromProc(() =>
    readdirSync(`/proc/${pid}/task`)
      .map((thread) => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8"))
      .reduce((sum, text) => sum + Number(text.split(" ")[0]), 0),
  );
  return nanoseconds === undefined ? undefined : nanoseconds / 1e6;
}

/** Megabytes of memory that are in use and in place (resident). */
export function residentMegabytes(pid: number): number | undefined {
  const status = fromProc(() => readFileSync(`/proc/${pid}/status`, "utf8"));
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status ?? "")?.[1];
  return kilobytes === undefined ? undefined : (Number(kilobytes) * 1024) / 1e6;
}

function fromProc<Figure>(read: () => Figure): Figure | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
