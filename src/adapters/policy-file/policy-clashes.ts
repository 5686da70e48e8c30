// What is wrong between the entries of rolecall.yaml: names that must be unique, and groups that would share one.
import { accessGroupName } from "../../domain/account.ts";
import type { Fault, Path } from "./policy-faults.ts";
import { entry, listIn, writtenAccounts, writtenRoles } from "./written-entries.ts";

interface Named {
  readonly name: string;
  readonly path: Path;
}

/** Takes the file as it was written, right or wrong, so that every fault is found at once. */
export function findClashes(content: unknown): Fault[] {
  return [
    ...repeated(valuesOf(content, "slug"), (slug) => `${slug} is the slug of another account too`),
    ...repeated(valuesOf(content, "id"), (id) => `${id} is the id of another account too`),
    ...[["approvers", "people"], ["admins"]].flatMap((path) =>
      repeated(people(content, path), (person) => `${person} is listed twice`),
    ),
    ...repeated(
      distinct(groupNames(content)),
      (name) => `another role's IAM group would be called ${name} too`,
    ),
  ];
}

function repeated(named: readonly Named[], says: (name: string) => string): Fault[] {
  const first = new Map<string, Path>();
  return named.flatMap(({ name, path }) => {
    const see = first.get(name);
    if (see) return [{ path, says: says(name), see }];
    first.set(name, path);
    return [];
  });
}

function valuesOf(content: unknown, field: string): Named[] {
  return writtenAccounts(content).flatMap((account, position) =>
    texts(entry(account, field)).map((name) => ({ name, path: ["accounts", position, field] })),
  );
}

function people(content: unknown, path: readonly string[]): Named[] {
  return listIn(path.reduce(entry, content)).flatMap((person, position) =>
    texts(person).map((name) => ({ name, path: [...path, position] })),
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
