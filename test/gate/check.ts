// The whole gate: runs every part, hides none behind another, and closes with a table.
import { spawn } from "node:child_process";
import { delimiter, resolve } from "node:path";

interface Part {
  name: string;
  command: string;
}

interface Result {
  part: Part;
  passed: boolean;
  seconds: number;
}

const STILL_PARTS: readonly Part[] = [
  { name: "lint", command: "eslint . --max-warnings 0" },
  { name: "types", command: "tsc -p tsconfig.json && tsc -p sandbox/page/tsconfig.json" },
  { name: "format", command: "prettier --check --log-level warn ." },
  { name: "arrows", command: "node --import tsx test/gate/arrows.ts" },
  { name: "dead code", command: "knip --no-progress" },
  { name: "duplication", command: "jscpd src infra sandbox" },
];
/** Alone and last: tests talk to each other over real sockets and want the machine to themselves. */
const TESTS: Part = { name: "tests", command: "npm test" };
const PARTS = [...STILL_PARTS, TESTS];

const env = {
  ...process.env,
  PATH: [resolve("node_modules/.bin"), process.env["PATH"]].join(delimiter),
};

function run(part: Part): Promise<Result> {
  const started = performance.now();
  const child = spawn(part.command, { shell: true, env, stdio: ["ignore", "pipe", "pipe"] });
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  return new Promise((done) => {
    child.on("close", (code) => {
      const passed = code === 0;
      console.log(`\n${passed ? "ok" : "FAILED"}: ${part.name} (${part.command})`);
      console.log(Buffer.concat(output).toString().trimEnd());
      done({ part, passed, seconds: (performance.now() - started) / 1000 });
    });
  });
}

/** Two at a time, because small machines have two cores. */
async function runInPairs(parts: readonly Part[]): Promise<Result[]> {
  const waiting = [...parts];
  const lane = async (): Promise<Result[]> => {
    const part = waiting.shift();
    return part ? [await run(part), ...(await lane())] : [];
  };
  return (await Promise.all([lane(), lane()])).flat();
}

function row(part: Part, results: readonly Result[]): string {
  const result = results.find((candidate) => candidate.part === part);
  if (!result) return `  ${part.name.padEnd(12)} not run`;
  const seconds = `${result.seconds.toFixed(1)} s`.padStart(8);
  return `  ${part.name.padEnd(12)} ${result.passed ? "ok     " : "FAILED "} ${seconds}`;
}

/** `check lint types` runs these only, `check --except tests` all but these. */
function wantedParts(words: readonly string[]): Part[] {
  const names = words.filter((word) => word !== "--except");
  const unknown = names.filter((name) => !PARTS.some((part) => part.name === name));
  if (unknown.length > 0) {
    const known = PARTS.map((part) => `"${part.name}"`).join(", ");
    throw new Error(`The gate has no part "${unknown.join('", "')}"; it has ${known}.`);
  }
  const except = words.includes("--except");
  return PARTS.filter((part) => names.length === 0 || names.includes(part.name) !== except);
}

const wanted = wantedParts(process.argv.slice(2));
const results = await runInPairs(wanted.filter((part) => part !== TESTS));
if (wanted.includes(TESTS)) results.push(await run(TESTS));
const failed = results.filter((result) => !result.passed);
console.log(["\nThe gate:", ...PARTS.map((part) => row(part, results))].join("\n"));
console.log(failed.length === 0 ? "All parts that ran are ok." : `${failed.length} failed.`);
process.exitCode = failed.length === 0 ? 0 : 1;
