// Names that a JavaScript object does not keep as its own: what is written under them would be lost without a word.
import type { Fault, Path } from "./policy-faults.ts";
import { entry, listIn, writtenAccounts } from "./written-entries.ts";

const PARTS = [
  ["new_accounts", "tags"],
  ["new_accounts", "roles"],
  ["connect_accounts", "roles"],
] as const;

const LOST = "__proto__";

/** In the maps whose keys are names that the writer chooses. */
export function findLostKeys(content: unknown): Fault[] {
  return [
    ...lostIn(entry(content, "people"), ["people"]),
    ...lostIn(entry(content, "groups"), ["groups"]),
    ...writtenAccounts(content).flatMap((account, index) =>
      ["tags", "roles"].flatMap((map) => lostIn(entry(account, map), ["accounts", index, map])),
    ),
    ...PARTS.flatMap(([part, map]) => lostIn(entry(entry(content, part), map), [part, map])),
    ...listIn(entry(content, "rules")).flatMap((rule, index) =>
      lostIn(entry(entry(rule, "accounts"), "tags"), ["rules", index, "accounts", "tags"]),
    ),
  ];
}

function lostIn(map: unknown, path: Path): Fault[] {
  const isThere = typeof map === "object" && map !== null && Object.hasOwn(map, LOST);
  return isThere ? [{ path: [...path, LOST], says: "cannot be a name; choose another" }] : [];
}
