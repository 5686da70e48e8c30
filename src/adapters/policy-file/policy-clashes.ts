// What is wrong between the entries of rolecall.yaml: names that must be unique.
import type { Fault, Path } from "./policy-faults.ts";
import { entriesIn, entry, listIn } from "./written-entries.ts";

interface Named {
  readonly name: string;
  readonly path: Path;
}

/** Takes the file as it was written, right or wrong, so that every fault is found at once. */
export function findClashes(content: unknown): Fault[] {
  const called = [...entriesOf(content, "people"), ...entriesOf(content, "groups")];
  return [
    ...repeated(valuesOf(content, "accounts", "slug"), ofAnother("slug", "account")),
    ...repeated(valuesOf(content, "accounts", "id"), ofAnother("id", "account")),
    ...repeated(valuesOf(content, "rules", "name"), ofAnother("name", "rule")),
    ...repeated(
      called.map(({ key, path }) => ({ name: key, path })),
      (name) => `${name} is the name of a person too`,
    ),
    ...repeated(
      called.flatMap(({ value, path }) => texts(value).map((name) => ({ name, path }))),
      (id) => `${id} has another name too`,
    ),
  ];
}

function ofAnother(field: string, kind: string) {
  return (name: string) => `${name} is the ${field} of another ${kind} too`;
}

export function repeated(named: readonly Named[], says: (name: string) => string): Fault[] {
  const first = new Map<string, Path>();
  return named.flatMap(({ name, path }) => {
    const see = first.get(name);
    if (see) return [{ path, says: says(name), see }];
    first.set(name, path);
    return [];
  });
}

function entriesOf(content: unknown, field: string) {
  return entriesIn(entry(content, field), [field]);
}

function valuesOf(content: unknown, list: string, field: string): Named[] {
  return listIn(entry(content, list)).flatMap((item, position) =>
    texts(entry(item, field)).map((name) => ({ name, path: [list, position, field] })),
  );
}

function texts(value: unknown): string[] {
  return typeof value === "string" ? [value] : [];
}
