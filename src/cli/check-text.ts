// What `check` prints about a file that can be read.
import type { AccessPolicy } from "../domain/access-policy.ts";
import type { Finding } from "../domain/policy/finding.ts";
import { findingText } from "./finding-text.ts";
import { paragraph } from "./layout.ts";
import type { Paint } from "./paint.ts";
import { counted, listed, namingOf } from "./wording.ts";
import type { Naming } from "./wording.ts";

export interface Checked {
  readonly file: string;
  readonly policy: AccessPolicy;
  readonly findings: readonly PlacedFinding[];
  /** User groups whose members are not known. */
  readonly unknownGroups: readonly string[];
}

/** With the line its rule begins on. */
export interface PlacedFinding extends Finding {
  readonly line: number | null;
}

export function checkedText(checked: Checked, paint: Paint): string {
  const { file, policy, findings } = checked;
  const naming = namingOf(policy);
  const { accounts, rules, admins } = policy;
  const isFine = findings.length === 0 ? "is fine" : summary(findings);
  const sizes = [
    counted(accounts.size, "account"),
    counted(rules.length, "rule"),
    counted(admins.length, "admin"),
  ].join(", ");
  return [
    ...findings.flatMap((finding) => [...findingLines(file, finding, { naming, paint }), ""]),
    paint.bold(`${file} ${isFine}`),
    ...paragraph([`It has ${sizes}.`, ...partsText(policy)].join(" ")),
    ...unknownLines(checked, naming),
    "",
  ].join("\n");
}

function partsText({ newAccounts, connecting, closing }: AccessPolicy): string[] {
  const keys = ({ roles }: NonNullable<typeof newAccounts | typeof connecting>): string =>
    listed(roles.map(({ key }) => key));
  return [
    ...(newAccounts ? [`New accounts can be asked for; they get ${keys(newAccounts)}.`] : []),
    ...(connecting
      ? [`Connecting accounts of clients can be asked for; they are to have ${keys(connecting)}.`]
      : []),
    ...(closing ? ["Closing accounts can be asked for."] : []),
  ];
}

function summary(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return `has ${counted(errors, "error")} and ${counted(findings.length - errors, "warning")}`;
}

interface Manner {
  readonly naming: Naming;
  readonly paint: Paint;
}

function findingLines(file: string, finding: PlacedFinding, { naming, paint }: Manner): string[] {
  const { severity, rule, line, what } = finding;
  const { says, advice } = findingText(what, naming);
  const colour = severity === "error" ? paint.bad : paint.odd;
  const place = line === null ? file : `${file}:${line}`;
  const about = rule === null ? "" : `  ${paint.bold(rule)}`;
  return [
    `${place}  ${colour(severity)}${about}`,
    ...paragraph(says, 2),
    ...paragraph(advice, 2).map(paint.faint),
  ];
}

function unknownLines({ unknownGroups }: Checked, naming: Naming): string[] {
  if (unknownGroups.length === 0) return [];
  const groups = naming.who({ people: [], groups: unknownGroups });
  return paragraph(
    `Who is in ${groups} is not known here, and nothing is said about it; --with-slack asks Slack.`,
  );
}

export function checkedJson({ file, policy, findings, unknownGroups }: Checked): string {
  const naming = namingOf(policy);
  const told = findings.map(({ severity, rule, line, what }) => ({
    severity,
    rule,
    line,
    ...what,
    ...findingText(what, naming),
  }));
  return `${JSON.stringify({ file, findings: told, unknownGroups }, null, 2)}\n`;
}
