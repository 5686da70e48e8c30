// What is wrong within new_accounts and connect_accounts of rolecall.yaml: a unit that may not be chosen, and roles that cannot be as they are.
import { matchesPattern } from "../../domain/pattern.ts";
import { USUAL_BIRTH_ROLE, usualRoleName } from "./baseline-roles.ts";
import { USUAL_ROLE_NAMES } from "./connect-schema.ts";
import { repeated } from "./policy-clashes.ts";
import type { Fault, Path } from "./policy-faults.ts";
import { shown } from "./policy-words.ts";
import { entry, oneOrMoreIn, placeOf, writtenBaseline } from "./written-entries.ts";

const PART = "new_accounts";

export function findBaselineClashes(content: unknown): Fault[] {
  const part = entry(content, PART);
  const roles = writtenBaseline(content, PART);
  return [
    ...unitElsewhere(part),
    ...roles.flatMap(({ value, path }) => withoutPolicies(value, path)),
    ...policiesTwice(roles),
    ...namesakes(roles.flatMap((role) => awsNames(role, entry(part, "role")))),
    ...findConnectClashes(content),
  ];
}

function findConnectClashes(content: unknown): Fault[] {
  const roles = writtenBaseline(content, "connect_accounts");
  const names = roles.flatMap(ownName);
  return [
    ...policiesTwice(roles),
    ...namesakes(names),
    ...unentered(names, entry(entry(content, "connect_accounts"), "role_names")),
  ];
}

/** What Rolecall may not enter, it could never see to be right. */
function unentered(names: readonly AwsName[], written: unknown): Fault[] {
  const patterns = oneOrMoreIn(written ?? USUAL_ROLE_NAMES, []).flatMap(({ value }) =>
    typeof value === "string" ? [value] : [],
  );
  const path = ["connect_accounts", "role_names"];
  return names
    .filter(({ name }) => !patterns.some((pattern) => matchesPattern(pattern, name)))
    .map(({ name, path: at }) => ({
      path: at,
      says: `the role would be called ${name} in AWS, which fits none of role_names, ${patterns.join(", ")}; call it otherwise, or add it there`,
      ...placeOf(written, path),
    }));
}

type Role = ReturnType<typeof writtenBaseline>[number];

function policiesTwice(roles: readonly Role[]): Fault[] {
  return roles.flatMap(({ value, path }) =>
    repeated(policiesIn(value, path), (policy) => `${policy} is listed twice`),
  );
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

function awsNames(role: Role, birthRole: unknown = USUAL_BIRTH_ROLE): AwsName[] {
  if (entry(role.value, "policies") !== undefined) return ownName(role);
  return typeof birthRole === "string" ? [{ name: birthRole, path: role.path }] : [];
}

function ownName({ key, value, path }: Role): AwsName[] {
  const name = entry(value, "name");
  if (name === undefined) return [{ name: usualRoleName(key), path }];
  return typeof name === "string" ? [{ name, path: [...path, "name"] }] : [];
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
