// Looks things up in rolecall.yaml as it was written, right or wrong.
import type { Fault, Path } from "./policy-faults.ts";

export interface Written {
  readonly value: unknown;
  readonly path: Path;
}

export interface WrittenRule {
  readonly rule: unknown;
  readonly path: Path;
}

export interface WrittenRole extends Written {
  readonly key: string;
  readonly slug: unknown;
  /** The account's, among the accounts. */
  readonly position: number;
}

export function writtenRules(content: unknown): WrittenRule[] {
  return listIn(entry(content, "rules")).flatMap((rule, position) =>
    isObject(rule) ? [{ rule, path: ["rules", position] }] : [],
  );
}

/** Wherever somebody decides: in the rules, and about accounts as a whole. */
export function writtenDecisions(content: unknown): WrittenRule[] {
  const parts = ["new_accounts", "connect_accounts", "close_accounts"].flatMap((part) => {
    const rule = entry(content, part);
    return isObject(rule) ? [{ rule, path: [part] }] : [];
  });
  return [...writtenRules(content), ...parts];
}

/** Roles that accounts get: every new one, and those of clients. */
export function writtenBaseline(
  content: unknown,
  part: "new_accounts" | "connect_accounts",
): (Written & { readonly key: string })[] {
  return entriesIn(entry(entry(content, part), "roles"), [part, "roles"]);
}

export function writtenAccounts(content: unknown): readonly unknown[] {
  return listIn(entry(content, "accounts"));
}

export function writtenRoles(content: unknown): WrittenRole[] {
  return writtenAccounts(content).flatMap((account, position) => {
    const slug = entry(account, "slug");
    const path = ["accounts", position, "roles"];
    return entriesIn(entry(account, "roles"), path).map((role) => ({ ...role, slug, position }));
  });
}

/** The names in it, with what is written for each. */
export function entriesIn(value: unknown, path: Path): (Written & { readonly key: string })[] {
  if (!isObject(value) || Array.isArray(value)) return [];
  return Object.entries(value).map(([key, item]) => ({ key, value: item, path: [...path, key] }));
}

/** What may be written as one or as a list of them, as a list. */
export function oneOrMoreIn(value: unknown, path: Path): Written[] {
  if (!Array.isArray(value)) return [{ value, path }];
  return value.map((item: unknown, position) => ({ value: item, path: [...path, position] }));
}

export function entry(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What there is to see too, where it is written. */
export function placeOf(value: unknown, path: Path): Pick<Fault, "see"> {
  return value === undefined ? {} : { see: path };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
