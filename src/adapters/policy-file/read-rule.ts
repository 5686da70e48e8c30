// A rule of rolecall.yaml as the rule that decides.
import type { z } from "zod";
import type { AccessRule, AccountMatch } from "../../domain/access-rule.ts";
import { toWho } from "./policy-names.ts";
import type { PolicyNames } from "./policy-names.ts";
import type { ruleSchema } from "./rule-schema.ts";
import { toTimeRule } from "./rule-times.ts";

type RuleText = z.output<typeof ruleSchema>;

export function readRule(rule: RuleText, names: PolicyNames): AccessRule {
  const { escalate, break_glass: glass } = rule;
  return {
    name: rule.name,
    accounts: toMatch(rule.accounts),
    roles: listed(rule.roles),
    mayAsk: toWho(rule.ask, names),
    mayApprove: toWho(rule.approve, names),
    notified: toWho(rule.notify, names),
    approvals: rule.approvals,
    time: toTimeRule(rule),
    sensitive: rule.sensitive?.trim() ?? null,
    lapseMilliseconds: rule.lapse * 1000,
    remindMilliseconds: rule.remind === undefined ? null : rule.remind * 1000,
    escalation: escalate
      ? { afterMilliseconds: escalate.after * 1000, to: toWho(escalate.to, names) }
      : null,
    breakGlass: glass ? { mayUse: toWho(glass.who, names), seconds: glass.for } : null,
  };
}

function toMatch(accounts: RuleText["accounts"]): AccountMatch {
  if (typeof accounts !== "object" || Array.isArray(accounts)) {
    return { slugs: listed(accounts), units: [], tags: {} };
  }
  const { slugs, units, tags } = accounts;
  return { slugs: listed(slugs), units: listed(units), tags: tags ?? {} };
}

function listed(written: string | readonly string[] | undefined): readonly string[] {
  return typeof written === "string" ? [written] : (written ?? []);
}
