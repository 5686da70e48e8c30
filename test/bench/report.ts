// What a part of the benchmark found, and how it is printed: plain tables, then each budget with what it was measured at.

export interface Section {
  readonly title: string;
  /** How it was measured, in sentences. */
  readonly notes: readonly string[];
  readonly tables: readonly Table[];
  readonly budgets: readonly Budgeted[];
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Budgeted {
  readonly what: string;
  /** What is held against the budget. */
  readonly value: number;
  readonly most: number;
  /** `×` for a ratio. */
  readonly unit: string;
  readonly measured: string;
  readonly floor?: string;
  /** The same on every machine, so that missing it is an error and not a finding. */
  readonly isExact?: boolean;
}

export function isMissed({ value, most }: Budgeted): boolean {
  return value > most;
}

export function printSection({ title, notes, tables, budgets }: Section): void {
  console.log(`\n${title}\n${"=".repeat(title.length)}`);
  for (const note of notes) console.log(wrapped(note));
  for (const table of tables) console.log(`\n${drawn(table)}`);
  if (budgets.length === 0) return;
  const head = ["", "measured", "floor", "ratio", "budget", ""];
  console.log(`\n${drawn({ head, rows: budgets.map(budgetRow) })}`);
}

export function verdict(budgeted: Budgeted): string {
  const { value, most, unit } = budgeted;
  if (!isMissed(budgeted)) return "ok";
  const percent = most === 0 ? "" : ` (${(((value - most) / most) * 100).toFixed(0)} %)`;
  return `MISSED by ${amount(value - most, unit)}${percent}`;
}

function budgetRow(budgeted: Budgeted): string[] {
  const { what, value, most, unit, measured, floor = "" } = budgeted;
  const ratio = unit === "×" ? amount(value, unit) : "";
  return [what, measured, floor, ratio, `≤ ${amount(most, unit)}`, verdict(budgeted)];
}

function amount(value: number, unit: string): string {
  const isWhole = Number.isInteger(value) && unit !== "×";
  return `${isWhole ? value : value.toFixed(2)} ${unit}`;
}

const MOST_COLUMNS = 110;

function wrapped(text: string): string {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line.length + word.length >= MOST_COLUMNS) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines.join("\n");
}

/** The first column and those without a head are words and stand to the left; figures stand to the right. */
function drawn({ head, rows }: Table): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? "";
        const isWords = column === 0 || head[column] === "";
        return isWords ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd();
  return [line(head), widths.map((width) => "-".repeat(width)).join("  "), ...rows.map(line)].join(
    "\n",
  );
}
