// What a bot that runs holds at one moment, as Linux and the bot itself tell.
import { readdirSync } from "node:fs";
import { residentMegabytes } from "../bench/process-figures.ts";

export interface Figures {
  readonly residentMegabytes: number | undefined;
  readonly openFiles: number | undefined;
  readonly heapMegabytes: number | undefined;
  readonly openResources: number | undefined;
}

export async function figuresOf({ url, pid }: { url: string; pid: number }): Promise<Figures> {
  const metrics = await metricsAt(url);
  const heapBytes = metrics("nodejs_heap_size_used_bytes");
  return {
    residentMegabytes: residentMegabytes(pid),
    openFiles: openFiles(pid),
    heapMegabytes: heapBytes === undefined ? undefined : heapBytes / 1e6,
    openResources: metrics("nodejs_active_resources_total"),
  };
}

/** Sockets and pipes among them. */
function openFiles(pid: number): number | undefined {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return undefined;
  }
}

type Metrics = (name: string) => number | undefined;

async function metricsAt(url: string): Promise<Metrics> {
  // A connection of its own, so that asking opens nothing that stays open.
  const answer = await fetch(`${url}/metrics`, { headers: { connection: "close" } });
  const text = answer.ok ? await answer.text() : "";
  return (name) => {
    const value = new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, "m").exec(text)?.[1];
    return value === undefined ? undefined : Number(value);
  };
}
