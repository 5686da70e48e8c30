// What doctor says in a world that is otherwise well: typed on a terminal of its own, and read line by line.
import { aCheckUp, fenced } from "./a-check-up.ts";
import type { Otherwise } from "./a-check-up.ts";
import { aTerminal } from "./a-terminal.ts";
import type { Terminal } from "./a-terminal.ts";

interface Told {
  readonly about: string;
  readonly what: string;
  readonly state: string;
  readonly says: string;
  readonly todo?: string;
}

const terminals: Terminal[] = [];
afterEach(async () => {
  await Promise.all(terminals.splice(0).map((terminal) => terminal.close()));
});

export async function typed(otherwise: Otherwise, words: readonly string[], text = fenced) {
  const terminal = await aTerminal({ checkUp: aCheckUp(otherwise) });
  terminals.push(terminal);
  await terminal.file("rolecall.yaml", text);
  return terminal.type("doctor", ...words);
}

/** All lines that are not ok, and those that are but give advice. */
export async function told(otherwise: Otherwise, text?: string): Promise<readonly Told[]> {
  const { out } = await typed(otherwise, ["--format", "json"], text);
  const { checks } = JSON.parse(out) as { readonly checks: readonly Told[] };
  return checks.filter(({ state, todo }) => state !== "ok" || todo !== undefined);
}

export const short = (lines: readonly Told[]) =>
  lines.map(({ state, what }) => `${state}: ${what}`);
