// What is wrong within new_accounts of rolecall.yaml: a unit that may not be chosen, and roles that cannot be beside each other.
import { matchesPattern } from "../../domain/pattern.ts";
import { USUAL_BIRTH_ROLE, usualRoleName } from "./baseline-roles.ts";
import { repeated } from "./policy-clashes.ts";
import type { Fault, Path } from "./policy-faults.ts";
import { shown } from "./policy-words.ts";
import { entry, oneOrMoreIn, writtenBaseline } from "./written-entries.ts";

const PART = "new_accounts";

export function findBaselineClashes(content: unknown): Fault[] {
  const part = entry(content, PART);
  const roles = writtenBaseline(content);
  return [
    ...unitElsewhere(part),
    ...roles.flatMap(({ value, path }) => [
      ...withoutPolicies(value, path),
      ...repeated(policiesIn(value, path), (policy) => `${policy} is listed twice`),
    ]),
    ...namesakes(roles.flatMap((role) => awsNames(role, entry(part, "role")))),
  ];
}

function unitElsewhere(part: unknown): Fault[] {
  const unit = entry(part, "unit");
  const units = entry(part, "units");
  if (typeof unit !== "string" || units === undefined) return [];
  const patterns = oneOrMoreIn(units, []).map(({ value }) => value);
  const fits = patterns.some((one) => typeof one !== "string" || matchesPattern(one, unit));
  if (fits) return [];
  const says = `${shown(unit)} fits none of units; propose one that may be chosen, or add it there`;
  return [{ path: [PART, "unit"], says, see: [PART, "units"] }];
}

function withoutPolicies(role: unknown, path: Path): Fault[] {
  const isOwn = ["name", "session"].some((field) => entry(role, field) !== undefined);
  if (!isOwn || entry(role, "policies") !== undefined) return [];
  const says =
    "is missing; it should be what the role may do, such as [ReadOnlyAccess], or write {} for the role that Organizations makes";
  return [{ path: [...path, "policies"], says }];
}

function policiesIn(role: unknown, path: Path) {
  const policies = entry(role, "policies");
  return oneOrMoreIn(policies, [...path, "policies"]).flatMap(({ value, path: at }) =>
    typeof value === "string" ? [{ name: value, path: at }] : [],
  );
}

interface AwsName {
  readonly name: string;
  readonly path: Path;
}

function awsNames(
  { key, value, path }: { readonly key: string; readonly value: unknown; readonly path: Path },
  birthRole: unknown = USUAL_BIRTH_ROLE,
): AwsName[] {
  const isOwn = entry(value, "policies") !== undefined;
  const written = entry(value, "name");
  const name = isOwn ? (written ?? usualRoleName(key)) : birthRole;
  const at = isOwn && written !== undefined ? [...path, "name"] : path;
  return typeof name === "string" ? [{ name, path: at }] : [];
}

/** In one account, whatever their paths and their capitals. */
function namesakes(names: readonly AwsName[]): Fault[] {
  const plain = names.map(({ name, path }) => {
    return { name: name.slice(name.lastIndexOf("/") + 1).toLowerCase(), path };
  });
  return repeated(
    plain,
    (name) => `AWS would have two roles called ${name}; it does not tell capitals or paths apart`,
  );
}
