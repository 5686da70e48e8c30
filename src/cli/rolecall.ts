#!/usr/bin/env node
// The command line's process: reads its settings, runs a verb, prints, and ends with its exit code.
import { readCliSettings } from "../config.ts";
import { cliParts } from "./cli-parts.ts";
import { runVerb } from "./run-verb.ts";

async function main(): Promise<void> {
  const { exitCode, out, err } = await runVerb(process.argv.slice(2), cliParts(readCliSettings()));
  process.stdout.write(out);
  process.stderr.write(err);
  process.exitCode = exitCode;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
  process.exitCode = 1;
});
