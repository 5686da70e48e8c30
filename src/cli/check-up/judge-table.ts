// Whether the table is what Rolecall's code expects, can be read, and cannot be lost by a slip.
import type { TableLayout, TableSeen } from "../../ports/table-check-up.ts";
import { listed } from "../wording.ts";
import { judged, notAsked, ok, wrong } from "./check-line.ts";
import type { Asked, Line, Verdict } from "./check-line.ts";
import type { TableFacts } from "./look-around.ts";

export interface TableExpected {
  readonly name: string;
  /** Whether Rolecall makes it at its first start. */
  readonly create: boolean;
  readonly wanted: TableLayout;
}

export function judgeTable(
  { table, isRecoverable, read }: TableFacts,
  expected: TableExpected,
): Line[] {
  const ofTable = (judge: (seen: TableSeen) => Verdict) =>
    judged(table, (seen) => (seen ? judge(seen) : notAsked("there is no table")));
  return [
    { what: "table", ...judged(table, (seen) => judgeKeys(seen, expected), unusable) },
    { what: "indexes", ...ofTable((seen) => judgeIndexes(seen, expected.wanted)) },
    { what: "reading", ...judged(read, () => ok("A strongly consistent read works."), unusable) },
    { what: "safety", ...ofTable((seen) => judgeCare(seen, isRecoverable)) },
  ];
}

function unusable(says: string): Verdict {
  return wrong(says, "See that AWS_REGION is the table's, and that DynamoDB is let out from here.");
}

function judgeKeys(seen: TableSeen | null, { name, create, wanted }: TableExpected): Verdict {
  if (!seen) return missing(name, create);
  const { status, keys } = seen;
  if (keys !== wanted.keys) {
    return wrong(
      `The keys of ${name} are ${keys}, and have to be ${wanted.keys}.`,
      "It is not Rolecall's: name another one in ROLECALL_TABLE.",
    );
  }
  if (status !== "ACTIVE" && status !== "UPDATING") {
    return wrong(`${name} is ${status}.`, "Wait until AWS shows it as ACTIVE.");
  }
  return ok(`${name} is there, with its keys.`);
}

function missing(name: string, create: boolean): Verdict {
  const says = `There is no table ${name} in this region.`;
  return create
    ? ok(says, "ROLECALL_CREATE_TABLE is yes: Rolecall makes it when it starts first.")
    : wrong(says, "Deploy the stack, or correct ROLECALL_TABLE or AWS_REGION.");
}

function judgeIndexes(seen: TableSeen, wanted: TableLayout): Verdict {
  const faults = [...wanted.indexes].flatMap(([name, { keys, holds }]) => {
    const found = seen.indexes.get(name);
    if (!found) return [`The index ${name} is missing: ${keys}, ${holds}.`];
    return [
      ...(found.keys === keys ? [] : [`${name} is by ${found.keys}, and has to be by ${keys}.`]),
      ...(found.holds === holds ? [] : [`${name} holds ${found.holds}, and has to hold ${holds}.`]),
    ];
  });
  if (faults.length === 0) return ok(`All ${wanted.indexes.size} are as they have to be.`);
  return wrong(
    faults.join(" "),
    "Deploy the stack again; AWS changes one index at a time, and one with other keys or contents only by making it anew.",
  );
}

/** Advice: without them everything works, until it does not. */
function judgeCare(seen: TableSeen, isRecoverable: Asked<boolean>): Verdict {
  const lacking = [
    ...(seen.isPaidPerRequest ? [] : ["payment per request"]),
    ...(seen.isProtected ? [] : ["deletion protection"]),
  ];
  return judged(isRecoverable, (is) =>
    advised(is ? lacking : [...lacking, "point-in-time recovery"]),
  );
}

function advised(lacking: readonly string[]): Verdict {
  if (lacking.length === 0) {
    return ok("Paid per request, protected from deletion, recoverable to any moment.");
  }
  const todo = `Better switch on ${listed(lacking)}.`;
  return ok("It works as it is, but may be slowed down or lost.", todo);
}
