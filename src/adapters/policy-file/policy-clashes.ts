// What is wrong between the entries of rolecall.yaml: names that must be unique, and groups that would share one.
import { accessGroupName } from "../../domain/account.ts";
import type { Fault, Path } from "./policy-faults.ts";

interface Named {
  readonly name: string;
  readonly path: Path;
}

/** Takes the file as it was written, right or wrong, so that every fault is found at once. */
export function findClashes(content: unknown): Fault[] {
  return [
    ...repeated(valuesOf(content, "slug"), (slug) => `${slug} is the slug of another account too`),
    ...repeated(valuesOf(content, "id"), (id) => `${id} is the id of another account too`),
    ...repeated(approvers(content), (person) => `${person} is listed twice`),
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

function accounts(content: unknown): readonly unknown[] {
  return listIn(entry(content, "accounts"));
}

function valuesOf(content: unknown, field: string): Named[] {
  return accounts(content).flatMap((account, position) =>
    texts(entry(account, field)).map((name) => ({ name, path: ["accounts", position, field] })),
  );
}

function approvers(content: unknown): Named[] {
  return listIn(entry(entry(content, "approvers"), "people")).flatMap((person, position) =>
    texts(person).map((name) => ({ name, path: ["approvers", "people", position] })),
  );
}

interface GroupName extends Named {
  readonly slug: string;
  readonly position: number;
}

function groupNames(content: unknown): GroupName[] {
  return accounts(content).flatMap((account, position) => {
    const slug = entry(account, "slug");
    const roles = entry(account, "roles");
    if (typeof slug !== "string" || !isObject(roles)) return [];
    return Object.keys(roles).map((key) => ({
      slug,
      position,
      name: accessGroupName(slug, key),
      path: ["accounts", position, "roles", key],
    }));
  });
}

// Two accounts that share a slug share every group too; it is said of the slug, which is enough.
function distinct(groups: readonly GroupName[]): GroupName[] {
  const owners = new Map<string, number>();
  for (const { slug, position } of groups) {
    if (!owners.has(slug)) owners.set(slug, position);
  }
  return groups.filter(({ slug, position }) => owners.get(slug) === position);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function entry(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): string[] {
  return typeof value === "string" ? [value] : [];
}
