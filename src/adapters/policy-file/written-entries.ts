// Looks things up in rolecall.yaml as it was written, right or wrong.
import type { Path } from "./policy-faults.ts";

export interface WrittenRole {
  readonly key: string;
  readonly role: unknown;
  readonly slug: unknown;
  /** The account's, among the accounts. */
  readonly position: number;
  readonly path: Path;
}

export function writtenAccounts(content: unknown): readonly unknown[] {
  return listIn(entry(content, "accounts"));
}

export function writtenRoles(content: unknown): WrittenRole[] {
  return writtenAccounts(content).flatMap((account, position) => {
    const slug = entry(account, "slug");
    const roles = entry(account, "roles");
    if (!isObject(roles)) return [];
    return Object.entries(roles).map(([key, role]) => ({
      key,
      role,
      slug,
      position,
      path: ["accounts", position, "roles", key],
    }));
  });
}

export function entry(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
