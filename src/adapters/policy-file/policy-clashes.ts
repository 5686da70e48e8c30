// What is wrong between the entries of rolecall.yaml: names that must be unique, and groups that would share one.
import { accessGroupName } from "../../domain/account.ts";
import type { Fault, Path } from "./policy-faults.ts";
import { entriesIn, entry, listIn, writtenRoles } from "./written-entries.ts";

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
    ...repeated(
      distinct(groupNames(content)),
      (name) => `another role's IAM group would be called ${name} too`,
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

interface GroupName extends Named {
  readonly slug: string;
  readonly position: number;
}

function groupNames(content: unknown): GroupName[] {
  return writtenRoles(content).flatMap(({ slug, key, position, path }) =>
    typeof slug === "string" ? [{ slug, position, name: accessGroupName(slug, key), path }] : [],
  );
}

// Two accounts that share a slug share every group too; it is said of the slug, which is enough.
function distinct(groups: readonly GroupName[]): GroupName[] {
  const owners = new Map<string, number>();
  for (const { slug, position } of groups) {
    if (!owners.has(slug)) owners.set(slug, position);
  }
  return groups.filter(({ slug, position }) => owners.get(slug) === position);
}

function texts(value: unknown): string[] {
  return typeof value === "string" ? [value] : [];
}
