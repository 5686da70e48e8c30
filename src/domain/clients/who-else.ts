// Whom else the trust policy of a client's role names, which is the client's own affair and worth knowing.
import type { DoorWanted } from "./door.ts";
import { isAboutEntering } from "./trust-verdict.ts";
import type { ReadTrust, TrustStatement } from "./trust-reading.ts";

type Principal = TrustStatement["principals"][number];

export function whoElse(wanted: DoorWanted, { statements }: ReadTrust): readonly string[] {
  return statements.filter(isAboutEntering).flatMap((statement) => {
    if (statement.effect === "Deny") return [];
    if (statement.isAllBut) return [allBut(statement)];
    const { name, principals, tests } = statement;
    const others = principals.map((principal) => wordsFor(principal, wanted));
    return [
      ...others.filter((words) => words !== null).map((words) => `The statement ${name} ${words}`),
      ...otherRoles(wanted, tests).map((role) => `The statement ${name} also lets in ${role}.`),
    ];
  });
}

function allBut({ name }: TrustStatement): string {
  return `The statement ${name} says NotPrincipal, which means everybody but those. Please name in Principal whom it is to let in.`;
}

function wordsFor({ kind, value }: Principal, wanted: DoorWanted): string | null {
  const { partition, managementId } = wanted;
  const ours = `arn:${partition}:iam::${managementId}:`;
  if (kind !== "AWS") return `also lets in ${value}, as ${kind}. Rolecall leaves that to you.`;
  if ([managementId, `${ours}root`].includes(value)) return null;
  if (value === "*") {
    return `names everybody in AWS as its Principal, so that only its conditions keep others out. Better: "Principal": {"AWS": "${ours}root"}.`;
  }
  if (/^A(ID|RO)A[A-Z0-9]+$/.test(value)) {
    return `names ${value}, somebody who was deleted: it lets nobody in any more, and can be removed.`;
  }
  if (!value.startsWith(ours)) {
    return `also lets in ${value}, which is not of our account ${managementId}. Rolecall leaves that to you.`;
  }
  return `names ${value} as its Principal. AWS keeps who that is now, so that it lets nobody in once the same name is made anew. Better: "Principal": {"AWS": "${ours}root"}, and the ARN in the condition "ArnEquals": {"aws:PrincipalArn": …}.`;
}

/** Named by a condition, each as it is. */
function otherRoles(
  { partition, managementId, enteringRole }: DoorWanted,
  tests: TrustStatement["tests"],
): readonly string[] {
  return tests
    .filter(({ key, operator }) => /^aws:principalarn$/i.test(key) && !/Not/.test(operator))
    .flatMap(({ values }) => values)
    .filter((arn) => arn !== enteringRole && !/[*?]/.test(arn))
    .filter((arn) => !arn.startsWith(`arn:${partition}:iam::${managementId}:user/`));
}
