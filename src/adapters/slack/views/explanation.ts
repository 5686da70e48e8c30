// The answer to somebody who wants to know which rule is about an account and role, and what a person may do by it.
import type { AccessRule } from "../../../domain/access-rule.ts";
import type { Answer, Explanation } from "../../../domain/policy/explain.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, escapedWithin, mention } from "../mrkdwn.ts";
import { line, shown } from "./shown.ts";
import type { Shown } from "./shown.ts";
import { lastingText, timeText } from "./time-text.ts";
import { wholeSeatText } from "./what-is-asked.ts";
import { whoText } from "./who-text.ts";

/** `user`: whom it is about, by their Slack id. */
export function explanation(value: Explanation, user: string): Shown {
  const { account, role, rule } = value;
  const seat = wholeSeatText({ account, role });
  return shown([
    line(
      rule
        ? `${seat}: the rule ${bold(rule.name)} decides.`
        : `${seat}: no rule is about this, so nobody is let in. Whoever runs Rolecall can write one into rolecall.yaml.`,
    ),
    line(`${mention({ user })}\n${rowsText(personRows(value))}`),
    ...(rule ? [line(`${bold("By this rule")}\n${rowsText(ruleRows(rule))}`)] : []),
  ]);
}

function rowsText(rows: readonly string[]): string {
  return rows.map((row) => `• ${row}`).join("\n");
}

function personRows(value: Explanation): string[] {
  const { account, role, rule, mayApprove, mayApproveOnceEscalated } = value;
  const alone = value.isLeftAlone
    ? [
        "cannot be let in by it all the same: too few others may approve, and nobody approves for themselves",
      ]
    : [];
  const later =
    mayApproveOnceEscalated === mayApprove
      ? ""
      : `; once it has escalated: ${mayApproveOnceEscalated}`;
  const emergency = code(`${COMMAND} break-glass ${account.slug} ${role.key} <reason>`);
  return [
    askRow(value),
    ...alone,
    `may approve for others: ${mayApprove}${later}`,
    ...(rule?.breakGlass
      ? [
          `may break the glass: ${value.mayBreakGlass}${value.mayBreakGlass === "yes" ? ` (${emergency})` : ""}`,
        ]
      : []),
    ...(value.isAdmin ? ["is an admin"] : []),
    ...unknownRows([value.mayAsk, mayApprove, value.mayBreakGlass]),
  ];
}

function askRow({ account, role, mayAsk, whyNot }: Explanation): string {
  const how = code(`${COMMAND} ${account.slug} ${role.key} <reason>`);
  switch (whyNot) {
    case null:
      return `may ask: ${mayAsk}${mayAsk === "yes" ? ` (${how})` : ""}`;
    case "no-rule":
      return "may ask: no, since there is no rule";
    case "nobody-may-ask":
      return "may ask: no, nobody may";
    case "not-among-those-who-may":
      return "may ask: no, not being among those who may";
  }
}

function unknownRows(answers: readonly Answer[]): string[] {
  if (!answers.includes("unknown")) return [];
  return ["unknown: it hangs on a user group, and Slack cannot say just now who is in it"];
}

function ruleRows(rule: AccessRule): string[] {
  const { escalation, breakGlass, remindMilliseconds, sensitive, lapseMilliseconds } = rule;
  const reminded =
    remindMilliseconds === null
      ? ""
      : `the approvers are reminded every ${ago(remindMilliseconds)}; `;
  return [
    `who may ask: ${whoText(rule.mayAsk)}`,
    whoDecides(rule),
    howLong(rule),
    `while nobody answers: ${reminded}after ${ago(lapseMilliseconds)} it lapses`,
    ...(escalation
      ? [`after ${ago(escalation.afterMilliseconds)} may decide too: ${whoText(escalation.to)}`]
      : []),
    ...(breakGlass
      ? [
          `break-glass: ${whoText(breakGlass.mayUse)}, at once for ${timeText(breakGlass.seconds)}, and reviewed afterwards`,
        ]
      : []),
    ...(sensitive === null
      ? []
      : [`sensitive: ${escapedWithin(sensitive, 400)} The account's name has to be typed.`]),
  ];
}

function whoDecides({ approvals, mayApprove }: AccessRule): string {
  if (approvals === 0) return "who decides: nobody is asked, access is given at once";
  const many = approvals === 1 ? "one of" : `${approvals} different people of`;
  return `who decides: ${many} ${whoText(mayApprove)}`;
}

function howLong({ time }: AccessRule): string {
  const standing = time.standing ? " or without an end" : "";
  return `for how long: at most ${timeText(time.longestSeconds)}${standing}, and ${lastingText(time.defaultLasting)} where nothing is said`;
}

function ago(milliseconds: number): string {
  return timeText(milliseconds / 1000);
}
