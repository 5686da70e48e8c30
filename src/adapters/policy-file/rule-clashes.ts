// What is wrong within a rule of rolecall.yaml: who decides, and accounts and roles that are not there.
import type { Fault, Path } from "./policy-faults.ts";
import { shown } from "./policy-words.ts";
import { didYouMean } from "./who-clashes.ts";
import {
  entry,
  oneOrMoreIn,
  writtenAccounts,
  writtenBaseline,
  writtenRoles,
  writtenRules,
} from "./written-entries.ts";
import type { WrittenRule } from "./written-entries.ts";

export function findRuleClashes(content: unknown): Fault[] {
  const slugs = textsIn(writtenAccounts(content).map((account) => entry(account, "slug")));
  const roles = [
    ...writtenRoles(content),
    ...writtenBaseline(content, "new_accounts"),
    ...writtenBaseline(content, "connect_accounts"),
  ].map(({ key }) => key);
  const findAccounts = missing(slugs, "is no account of this file");
  const findRoles = missing(roles, "is no role of any account of this file");
  return writtenRules(content).flatMap((written) => [
    ...nobodyDecides(written),
    ...decidedByNobody(written),
    ...slugsIn(written).flatMap(({ value, path }) => findAccounts(value, path)),
    ...oneOrMoreIn(entry(written.rule, "roles"), [...written.path, "roles"]).flatMap(
      ({ value, path }) => findRoles(value, path),
    ),
  ]);
}

function nobodyDecides({ rule, path }: WrittenRule): Fault[] {
  const isNeeded = entry(rule, "approvals") !== 0 && !asksNobody(entry(rule, "ask"));
  if (!isNeeded || entry(rule, "approve") !== undefined) return [];
  const says = "is missing; it should be who may decide, or write approvals: 0 where nobody has to";
  return [{ path: [...path, "approve"], says }];
}

function asksNobody(ask: unknown): boolean {
  return oneOrMoreIn(ask, []).every(({ value }) => value === "nobody");
}

/** What only matters while somebody is waited for. */
const DECIDING = ["approve", "lapse", "remind", "escalate"];

function decidedByNobody({ rule, path }: WrittenRule): Fault[] {
  if (entry(rule, "approvals") !== 0) return [];
  const says = "is not used where approvals is 0; leave it out, or write how many have to say yes";
  const see = [...path, "approvals"];
  return DECIDING.filter((field) => entry(rule, field) !== undefined).map((field) => ({
    path: [...path, field],
    says,
    see,
  }));
}

function slugsIn({ rule, path }: WrittenRule) {
  const accounts = entry(rule, "accounts");
  const slugs = entry(accounts, "slugs");
  return slugs === undefined
    ? oneOrMoreIn(accounts, [...path, "accounts"])
    : oneOrMoreIn(slugs, [...path, "accounts", "slugs"]);
}

/**
 * A name that is mistyped makes a rule be about nothing, and lets a later one decide instead.
 * Whether a pattern fits anything is for `check` to say, as accounts come and go.
 */
function missing(known: readonly string[], says: string) {
  const all = [...new Set(known)];
  const there = new Set(all);
  return (value: unknown, path: Path): Fault[] => {
    if (typeof value !== "string" || value.includes("*") || there.has(value)) return [];
    return [{ path, says: `${shown(value)} ${says}${didYouMean(value, all)}` }];
  };
}

function textsIn(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === "string");
}
