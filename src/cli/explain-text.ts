// What `explain` prints: what one person may do, and the rule by which it is so.
import type { Answer, Explanation } from "../domain/policy/explain.ts";
import { paragraph, twoColumns } from "./layout.ts";
import type { Paint } from "./paint.ts";
import { ruleTable } from "./rule-text.ts";
import { listed } from "./wording.ts";
import type { Naming } from "./wording.ts";

export interface Manner {
  readonly naming: Naming;
  readonly paint: Paint;
  /** Null where it is explained for nobody in particular. */
  readonly person: string | null;
}

export function explainedText(explanation: Explanation, manner: Manner): string {
  const { account, role, rule } = explanation;
  const { bold } = manner.paint;
  return [
    bold(`${account.slug} as ${role.key}`),
    ...paragraph(`${account.name}, ${account.id}, by the role ${role.roleName}`),
    ...roleNotes(explanation).flatMap((note) => paragraph(note)),
    "",
    ...(manner.person === null ? [] : [...personLines(explanation, manner), ""]),
    ...(rule
      ? [`The rule ${bold(rule.name)} decides:`, ...ruleTable(rule, manner.naming)]
      : paragraph("No rule is about this, so nobody is let in.")),
    "",
  ].join("\n");
}

/** What is not as it is with roles that Rolecall has made itself. */
function roleNotes({ account, role }: Explanation): string[] {
  const { group, openedBy = [], externalId, mfa } = role;
  const groups = openedBy.length === 1 ? "the IAM group" : "the IAM groups";
  return [
    ...(account.client ? ["A client owns the account."] : []),
    ...(group
      ? [`Whoever is let in joins the IAM group ${group.name}, which is used as it is.`]
      : []),
    ...(openedBy.length > 0
      ? [`Members of ${groups} ${listed(openedBy)} are in anyway, and not by Rolecall.`]
      : []),
    ...(externalId === undefined
      ? []
      : ["It asks people for an ExternalId too, so they get in by the command line only."]),
    ...(mfa ? ["It asks for no MFA."] : []),
  ];
}

function personLines(explanation: Explanation, { naming, paint, person }: Manner): string[] {
  const { mayAsk, mayApprove, mayApproveOnceEscalated, mayBreakGlass, isAdmin } = explanation;
  const paintOf = { yes: paint.good, no: paint.bad, unknown: paint.odd };
  const rows = twoColumns([
    ["may ask", mayAsk + whyNotText(explanation)],
    ["may approve for others", approving(mayApprove, mayApproveOnceEscalated)],
    ["may break the glass", mayBreakGlass],
    ["is an admin", isAdmin ? "yes" : "no"],
  ]);
  const answers = [mayAsk, mayApprove, mayBreakGlass];
  return [
    `${paint.bold(naming.person(person ?? ""))}:`,
    ...rows.map((row) =>
      row.replace(/ {2}(yes|no|unknown)\b/, (_, answer: Answer) => {
        return `  ${paintOf[answer](answer)}`;
      }),
    ),
    ...(answers.includes("unknown") ? UNKNOWN : []),
    ...(explanation.isLeftAlone ? LEFT_ALONE : []),
  ];
}

const UNKNOWN = paragraph(
  "Unknown means that it hangs on user groups: --with-slack asks Slack who is in them.",
);
const LEFT_ALONE = paragraph(
  "Asking would lead nowhere: nobody approves for themselves, and too few others may.",
);

function whyNotText({ whyNot }: Explanation): string {
  switch (whyNot) {
    case null:
      return "";
    case "no-rule":
      return ": no rule is about this";
    case "nobody-may-ask":
      return ": nobody may";
    case "not-among-those-who-may":
      return ": not among those who may";
  }
}

function approving(atOnce: Answer, onceEscalated: Answer): string {
  return atOnce === onceEscalated
    ? atOnce
    : `${atOnce}, and once it has escalated: ${onceEscalated}`;
}
