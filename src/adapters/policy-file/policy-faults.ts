// Faults in rolecall.yaml: what one is, how the schema's findings become ones, and how they are told.
import type * as z from "zod";

/** The keys and positions that lead to something in the file. */
export type Path = readonly PropertyKey[];

export interface Fault {
  readonly path: Path;
  readonly says: string;
  /** Something else it has to do with. */
  readonly see?: Path;
}

export interface PlacedFault {
  readonly line: number;
  readonly column: number;
  readonly path: Path;
  readonly says: string;
}

type Issue = z.core.$ZodIssue;

export function faultsOf(issues: readonly Issue[]): Fault[] {
  return issues.flatMap((issue) => {
    const { path } = issue;
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ path: [...path, key], says: issue.message }));
    }
    const inside = issue.code === "invalid_union" ? faultsInside(issue.errors) : [];
    if (inside.length > 0) {
      return inside.map((fault) => ({ ...fault, path: [...path, ...fault.path] }));
    }
    // For a key of a record the reason is one level down.
    const says = issue.code === "invalid_key" ? issue.issues[0]?.message : undefined;
    return [{ path, says: says ?? issue.message }];
  });
}

/** Where one of several forms is meant, what is wrong in it says more than that none of them fits. */
function faultsInside(forms: readonly (readonly Issue[])[]): Fault[] {
  return forms.flatMap(faultsOf).filter(({ path }) => path.length > 0);
}

/** A policy file that says what it may not: nothing of it is taken, and every fault is told. */
export class WrongPolicy extends Error {
  /** At least one, in the order of the file. */
  readonly faults: readonly PlacedFault[];

  /** `file` is what the file is called in the message. */
  constructor(file: string, faults: readonly PlacedFault[]) {
    const inOrder = [...faults].sort(
      (one, other) => one.line - other.line || one.column - other.column,
    );
    const told = inOrder.map(({ line, column, path, says }) =>
      [`  ${file}:${line}:${column}`, fieldName(path), says].filter((part) => part).join(" "),
    );
    const count = faults.length === 1 ? "one fault" : `${faults.length} faults`;
    super(`${file} has ${count}:\n${told.join("\n")}`);
    this.name = "WrongPolicy";
    this.faults = inOrder;
  }
}

function fieldName(path: Path): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}
