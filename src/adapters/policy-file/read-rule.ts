// A rule of rolecall.yaml as the rule that decides.
import type * as z from "zod";
import type { AccessRule, AccountMatch } from "../../domain/access-rule.ts";
import { toWho } from "./policy-names.ts";
import type { PolicyNames } from "./policy-names.ts";
import type { ruleSchema } from "./rule-schema.ts";
import { toTimeRule } from "./rule-times.ts";

type RuleText = z.output<typeof ruleSchema>;

export function readRule(rule: RuleText, names: PolicyNames): AccessRule {
  const { break_glass: glass } = rule;
  return {
    name: rule.name,
    accounts: toMatch(rule.accounts),
    roles: listed(rule.roles),
    ...readDeciding(rule, names),
    time: toTimeRule(rule),
    sensitive: rule.sensitive?.trim() ?? null,
    breakGlass: glass ? { mayUse: toWho(glass.who, names), seconds: glass.for } : null,
  };
}

/** What is said alike wherever somebody decides. */
export type DecidingText = Pick<
  RuleText,
  "ask" | "approve" | "approvals" | "notify" | "lapse" | "remind" | "escalate"
>;

type Deciding = Omit<
  AccessRule,
  "name" | "accounts" | "roles" | "time" | "sensitive" | "breakGlass"
>;

export function readDeciding(written: DecidingText, names: PolicyNames): Deciding {
  const { approvals, escalate, lapse, remind } = written;
  return {
    mayAsk: toWho(written.ask, names),
    mayApprove: toWho(written.approve, names),
    notified: toWho(written.notify, names),
    approvals,
    lapseMilliseconds: lapse * 1000,
    remindMilliseconds: remind === undefined ? null : remind * 1000,
    escalation: escalate
      ? { afterMilliseconds: escalate.after * 1000, to: toWho(escalate.to, names) }
      : null,
  };
}

function toMatch(accounts: RuleText["accounts"]): AccountMatch {
  if (typeof accounts !== "object" || Array.isArray(accounts)) {
    return { slugs: listed(accounts), units: [], tags: {} };
  }
  const { slugs, units, tags } = accounts;
  return { slugs: listed(slugs), units: listed(units), tags: tags ?? {} };
}

export function listed(written: string | readonly string[] | undefined): readonly string[] {
  return typeof written === "string" ? [written] : (written ?? []);
}
