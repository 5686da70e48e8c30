// The terms of a rule as a table: who, how long, and what happens while nobody answers.
import type { AccessRule } from "../domain/access-rule.ts";
import { writeLasting } from "../domain/duration.ts";
import { twoColumns } from "./layout.ts";
import { timeOf } from "./wording.ts";
import type { Naming } from "./wording.ts";

type Row = readonly [string, string];

export function ruleTable(rule: AccessRule, naming: Naming): string[] {
  return twoColumns([
    ["who may ask", naming.who(rule.mayAsk)],
    ["who decides", whoDecides(rule, naming)],
    ["how long", howLong(rule)],
    ["who is told", naming.who(rule.notified)],
    ...sensitivity(rule),
    ...(rule.approvals === 0 ? [] : [["unanswered", unanswered(rule)] as const]),
    ...escalation(rule, naming),
    ...breakGlass(rule, naming),
  ]);
}

function whoDecides({ approvals, mayApprove }: AccessRule, naming: Naming): string {
  if (approvals === 0) return "nobody is asked: access is given at once";
  const who = naming.who(mayApprove);
  return approvals === 1 ? `one of: ${who}` : `${approvals} different people of: ${who}`;
}

function howLong({ time }: AccessRule): string {
  const longest = `${writeLasting(time.longestSeconds)} at most`;
  const usual = `${writeLasting(time.defaultLasting)} where nothing is said`;
  return [longest, ...(time.standing ? ["or without an end"] : []), usual].join(", ");
}

function sensitivity({ sensitive }: AccessRule): Row[] {
  if (sensitive === null) return [];
  return [["sensitive", `${sensitive}\nThe account's name has to be typed to ask and to approve.`]];
}

function unanswered({ lapseMilliseconds, remindMilliseconds }: AccessRule): string {
  const lapse = `lapses after ${timeOf(lapseMilliseconds)}`;
  if (remindMilliseconds === null) return lapse;
  return `approvers are reminded every ${timeOf(remindMilliseconds)}; ${lapse}`;
}

function escalation({ escalation: further }: AccessRule, naming: Naming): Row[] {
  if (!further) return [];
  const { afterMilliseconds, to } = further;
  return [
    ["escalates", `after ${timeOf(afterMilliseconds)} to ${naming.who(to)}, who may decide too`],
  ];
}

function breakGlass({ breakGlass: glass }: AccessRule, naming: Naming): Row[] {
  if (!glass) return [];
  const access = `access at once for ${writeLasting(glass.seconds)}, with a review afterwards`;
  return [["break-glass", `${naming.who(glass.mayUse)}: ${access}`]];
}
