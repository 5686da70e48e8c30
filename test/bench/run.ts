// `npm run bench`: measures Rolecall beside its floors, in one run, and says what is over budget and by how much.
import { cpus, loadavg, release } from "node:os";
import { parseArgs } from "node:util";
import { acknowledge } from "./acknowledge.ts";
import { approveToDm } from "./approve-to-dm.ts";
import { buildFiles } from "./built-files.ts";
import type { BuiltFiles } from "./built-files.ts";
import { countCalls } from "./count-calls.ts";
import { deciding } from "./deciding.ts";
import { importing } from "./importing.ts";
import { isMissed, printSection, verdict } from "./report.ts";
import type { Budgeted, Section } from "./report.ts";
import { startUp } from "./start-up.ts";
import { sweep } from "./sweep.ts";
import { tenAccounts } from "./ten-accounts.ts";

const WHOLE = {
  sizes: [10, 10_000],
  acknowledging: { rounds: 7, requests: 300, warmUps: 4 },
  grants: 15,
  starts: 7,
  held: 100_000,
  decisions: 5000,
  accounts: { creation: 60_000, entry: 60_000 },
  agency: { accounts: 300, users: 500 },
};
const SHORT: typeof WHOLE = {
  sizes: [10, 1000],
  acknowledging: { rounds: 3, requests: 100, warmUps: 2 },
  grants: 3,
  starts: 2,
  held: 10_000,
  decisions: 1000,
  accounts: { creation: 4000, entry: 0 },
  agency: { accounts: 300, users: 500 },
};

const { values } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    only: { type: "string" },
  },
});
const effort = values.short ? SHORT : WHOLE;
// It would be repeated by every client; the bot itself says it where it runs.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

const PARTS: Readonly<Record<string, (built: BuiltFiles) => Promise<Section>>> = {
  calls: (built) => countCalls(effort.sizes, built.rolecall),
  acknowledging: (built) => acknowledge(built, effort.acknowledging),
  grants: (built) => approveToDm(built, effort.grants),
  starting: (built) => startUp(built, effort.starts),
  sweep: () => sweep(effort.held),
  accounts: (built) => tenAccounts(built.rolecall, effort.accounts),
  deciding: () => deciding(effort.decisions),
  importing: () => importing(effort.agency),
};

const parts = Object.entries(PARTS).filter(
  ([name]) => values.only === undefined || values.only === name,
);
if (parts.length === 0) {
  throw new Error(`--only takes one of: ${Object.keys(PARTS).join(", ")}`);
}
const began = performance.now();
console.log(
  `Node ${process.version}, ${cpus().length} processors (${cpus()[0]?.model ?? "unknown"}), ${process.platform} ${release()}.` +
    (values.short ? " The short form: smaller large worlds and few rounds." : ""),
);
const [load = 0] = loadavg();
if (load > cpus().length / 2) {
  console.log(
    `Other work is under way here (load ${load.toFixed(1)} on ${cpus().length} processors): trust the ratios, not the times.`,
  );
}
const built = buildFiles();
const budgets: Budgeted[] = [];
try {
  for (const [, measure] of parts) {
    const section = await measure(built);
    printSection(section);
    budgets.push(...section.budgets);
  }
} finally {
  built.remove();
}
console.log(`\n${summary(budgets)}`);
process.exitCode = budgets.some((one) => one.isExact && isMissed(one)) ? 1 : 0;

function summary(all: readonly Budgeted[]): string {
  const missed = all.filter(isMissed);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const length = `${values.short ? "short form, " : ""}${seconds} s`;
  if (missed.length === 0) return `All ${all.length} budgets are kept (${length}).`;
  const misses = missed.map((one) => `${one.what} ${verdict(one)}`).join("; ");
  return `${missed.length} of ${all.length} budgets: ${misses} (${length}).`;
}
