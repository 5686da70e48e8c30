// `npm run bench`: measures Rolecall beside its floors, in one run, and says what is over budget and by how much.
import { parseArgs } from "node:util";
import { acknowledge } from "./acknowledge.ts";
import { buildFiles } from "./built-files.ts";
import { countCalls } from "./count-calls.ts";
import { isMissed, printSection, verdict } from "./report.ts";
import type { Section } from "./report.ts";

const { values } = parseArgs({ options: { short: { type: "boolean", default: false } } });
const sizes = values.short ? [10, 1000] : [10, 10_000];
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

const built = buildFiles();
const sections: Section[] = [];
try {
  const s = await acknowledge(built, values.short ? { rounds: 3, requests: 200 } : { rounds: 7, requests: 400 });
  sections.push(s);
  printSection(s);
} finally {
  built.remove();
}
const missed = sections.flatMap(({ budgets }) => budgets).filter(isMissed);
for (const m of missed) console.log(m.what, verdict(m));
process.exitCode = missed.some(({ isExact }) => isExact) ? 1 : 0;
