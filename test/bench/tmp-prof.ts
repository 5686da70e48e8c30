import { startSandbox } from "/work/main/sandbox/sandbox.ts";
import { serverEnvironment } from "/work/main/test/bench/server-environment.ts";
import { serve } from "/work/main/test/bench/served-process.ts";
import { processorMilliseconds } from "/work/main/test/bench/process-figures.ts";
const sandbox = await startSandbox({ bots: 0 });
const env = { ...serverEnvironment(sandbox), ROLECALL_CREATE_TABLE: "no" };
const rounds = Number(process.argv[2]);
const entries = process.argv.slice(3);
const t: Record<string, number[][]> = Object.fromEntries(entries.map((e) => [e, []]));
for (let i = 0; i < rounds; i++) for (const e of entries) { const s = await serve(e, env); t[e]!.push([s.startMilliseconds, processorMilliseconds(s.pid)!]); await s.stop(); }
for (const e of entries) { const w = t[e]!.map((x) => x[0]!).sort((a, b) => a - b), c = t[e]!.map((x) => x[1]!).sort((a, b) => a - b); console.log(e, "wall min/med", w[0]!.toFixed(0), w[w.length >> 1]!.toFixed(0), "cpu min/med", c[0]!.toFixed(0), c[c.length >> 1]!.toFixed(0)); }
await sandbox.stop();
