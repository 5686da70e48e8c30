// What is said to a client of a role that is not as agreed: what they see in their console, and what to put there.
import { trustDocument } from "../trust-document.ts";
import type { DoorWanted } from "./door.ts";
import { sessionLength } from "./session-length.ts";
import type { ConditionTest, ReadTrust, TrustStatement } from "./trust-reading.ts";

const IN_TRUST = 'In IAM, open the role, then "Trust relationships", then "Edit trust policy".';

/** AWS does not say which of these it is. The first line is what those are told who cannot mend it. */
export function shut(wanted: DoorWanted, awsSays: string | null): string {
  const { accountId, roleName, partition, managementId, enteringRole, externalId } = wanted;
  const own = awsSays === null || awsSays === "" ? "" : ` AWS says: ${awsSays}`;
  const toLookAt = [
    `the account, at the top right of the console, is ${accountId}`,
    `it has a role whose name is exactly ${roleName}, capital letters included`,
    `the role's trust policy has a statement with "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "arn:${partition}:iam::${managementId}:root"}`,
    `the Condition of that statement has "ArnEquals": {"aws:PrincipalArn": "${enteringRole}"} and "StringEquals": {"sts:ExternalId": "${externalId}"}`,
    "no policy of your organization refuses it",
  ];
  return [
    `Rolecall could not enter the role ${roleName} of the account ${accountId}.`,
    "AWS does not say why. Please see that:",
    ...toLookAt.map((one) => `- ${one}`),
    `What was changed a moment ago can take some minutes.${own}`,
  ].join("\n");
}

export function otherAccount(wanted: DoorWanted, found: string): string {
  return `The role was found in the account ${found}, and not in ${wanted.accountId}. Please make it in ${wanted.accountId}, or tell us that ${found} is the right one.`;
}

/** `ways`: statements, where they could be read. */
export function opensWithout({ externalId }: DoorWanted, ways: readonly string[]): string {
  const way = ways.length === 0 ? "" : ` by ${statements(ways)}`;
  return `Rolecall gets in${way} without our ExternalId, so that whoever tricks Rolecall could get in too. ${IN_TRUST} Put into the Condition of the statement that lets Rolecall in: "StringEquals": {"sts:ExternalId": "${externalId}"}. No other statement may let Rolecall in.`;
}

export function otherExternalId({ externalId }: DoorWanted, other: string): string {
  return `Rolecall gets in with the ExternalId ${other} as well. ${IN_TRUST} Leave only this one: "StringEquals": {"sts:ExternalId": "${externalId}"}.`;
}

export function shortSession(wanted: DoorWanted, found: number): string {
  const agreed = sessionLength(wanted.sessionSeconds);
  return `Its "Maximum session duration" is ${sessionLength(found)}, and ${agreed} was agreed. In IAM, open the role, then "Edit" beside "Summary", and set "Maximum session duration" to ${agreed}.`;
}

export function longSession(wanted: DoorWanted, found: number): string {
  return `Its "Maximum session duration" is ${sessionLength(found)}, longer than the ${sessionLength(wanted.sessionSeconds)} that was agreed: a session may last as long once somebody's access has ended.`;
}

export function oldVersion({ hasVariables, statements: all }: ReadTrust): readonly string[] {
  const isMeant = JSON.stringify(all).includes("${");
  if (hasVariables || !isMeant) return [];
  return [
    `The trust policy has another "Version" than "2012-10-17", so that AWS takes \${aws:username} for plain text. ${IN_TRUST} Write "Version": "2012-10-17".`,
  ];
}

/** `shutOut`: null where nobody gets in; null among them for whoever is not named. */
export function peopleShutOut(
  wanted: DoorWanted,
  shutOut: readonly (string | null)[] | null,
): string {
  const people = trustDocument({ ...wanted, bots: [wanted.enteringRole] }).Statement.at(-1);
  const left = shutOut?.map((arn) => arn ?? "those of whom it does not speak").join(", ");
  const who =
    left === undefined
      ? "No statement lets our people in as agreed."
      : `Not everybody gets in as agreed. Left out: ${left}.`;
  return `${who} ${IN_TRUST} The statement for people is to be: ${JSON.stringify(people)}. No statement with "Effect": "Deny" may refuse them.`;
}

export function mfaNotAgreed(isAsked: boolean): readonly string[] {
  if (!isAsked) return [];
  return [
    `It asks our people for MFA, and what was agreed lets them in without. ${IN_TRUST} Take "aws:MultiFactorAuthPresent" out of the Condition; or keep it, and tell us, so that we ask you anew with MFA.`,
  ];
}

const MFA = '"Bool": {"aws:MultiFactorAuthPresent": "true"}';

export function withoutMfa(ways: readonly string[]): readonly string[] {
  if (ways.length === 0) return [];
  return [
    `People get in without MFA, by ${statements(ways)}. ${IN_TRUST} Put into the Condition there: ${MFA}.`,
  ];
}

export function keysWithoutMfa(ways: readonly string[]): readonly string[] {
  if (ways.length === 0) return [];
  return [
    `People get in with their access keys alone, without MFA, by ${statements(ways)}. ${IN_TRUST} BoolIfExists lets them in where AWS knows nothing of MFA: put ${MFA} in its place.`,
  ];
}

export function underOtherNames(ways: readonly string[]): readonly string[] {
  if (ways.length === 0) return [];
  return [
    `People may call their session whatever they like, by ${statements(ways)}, so that your CloudTrail does not say who it was. ${IN_TRUST} Put into the Condition there: "StringEquals": {"sts:RoleSessionName": "\${aws:username}"}.`,
  ];
}

export function notAgreed(
  { people }: DoorWanted,
  arns: readonly (string | null)[],
): readonly string[] {
  if (arns.length === 0) return [];
  const named = JSON.stringify([...people].sort());
  const who = arns.map((arn) => arn ?? "people whom it does not name").join(", ");
  return [
    `It lets in ${who}. ${IN_TRUST} Only these were agreed, so put into the Condition for people: "ArnEquals": {"aws:PrincipalArn": ${named}}.`,
  ];
}

export function looseRolecall(
  { managementId, enteringRole }: DoorWanted,
  ways: readonly string[],
): readonly string[] {
  return [
    `Whoever of our account ${managementId} says the ExternalId gets in, by ${statements(ways)}: without MFA, and under any name. ${IN_TRUST} Put into the Condition there: "ArnEquals": {"aws:PrincipalArn": "${enteringRole}"}.`,
  ];
}

export function otherRoles(
  { managementId, enteringRole }: DoorWanted,
  ways: readonly string[],
): readonly string[] {
  if (ways.length === 0) return [];
  return [
    `Other roles of our account ${managementId} than Rolecall's get in too, by ${statements(ways)}. ${IN_TRUST} Rolecall's statement needs the condition "ArnEquals": {"aws:PrincipalArn": "${enteringRole}"}, and the one for people "StringEquals": {"sts:RoleSessionName": "\${aws:username}"}.`,
  ];
}

export function strangers(
  { partition, managementId }: DoorWanted,
  ways: readonly string[],
): readonly string[] {
  if (ways.length === 0) return [];
  return [
    `Anybody in the world with an AWS account gets in, by ${statements(ways)}. ${IN_TRUST} Put there, in place of "*": "Principal": {"AWS": "arn:${partition}:iam::${managementId}:root"}.`,
  ];
}

/** People have to say it too. */
export function cliOnly(isCliOnly: boolean): readonly string[] {
  if (!isCliOnly) return [];
  return [
    "It asks our people for the ExternalId too. The console of AWS cannot say one, so they get in by the command line only. If they are to switch in the console as well, leave sts:ExternalId out of the statement for people.",
  ];
}

export function unjudged(what: {
  readonly statement: TrustStatement;
  readonly test: ConditionTest;
}): string {
  const { statement, test } = what;
  return `The statement ${statement.name} has the condition ${test.operator} on ${test.key}, which cannot be judged from here: whether people get in may depend on it.`;
}

export const NOT_READ =
  "The role may not read itself (iam:GetRole), or its trust policy could not be read, so only what can be tried from outside was checked: that it opens with the ExternalId and not without. How people get in was not checked.";

function statements(ways: readonly string[]): string {
  return `${ways.length === 1 ? "the statement" : "the statements"} ${ways.join(", ")}`;
}
