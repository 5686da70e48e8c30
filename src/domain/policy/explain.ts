// Explains what the access policy means for one person: which rule decides, and what they may do by it.
import { findWanted } from "../access-policy.ts";
import type { AccessPolicy } from "../access-policy.ts";
import type { AccessRule, Who } from "../access-rule.ts";
import type { AccessRole, Account } from "../account.ts";
import { isAmong } from "../among.ts";
import type { Somebody } from "../among.ts";
import type { Refusal } from "../refusal.ts";
import { decidersBy } from "../terms.ts";
import { crowdOf, isNobody, leftAlone, together } from "./crowd.ts";
import type { Members } from "./crowd.ts";

/** Unknown where it hangs on a user group whose members nobody could look up. */
export type Answer = "yes" | "no" | "unknown";

export interface Question {
  /** Slugs and keys as they are typed. */
  readonly account: string;
  readonly role: string;
  /** With the user groups they are known to be in. */
  readonly somebody: Somebody;
  /** Those they may be in or not. */
  readonly unknownGroups?: ReadonlySet<string>;
  /** Where they are known, it is said whether anybody is left to approve. */
  readonly members?: Members;
}

export interface Explanation {
  readonly account: Account;
  readonly role: AccessRole;
  /** Null where no rule is about them, and nobody is let in. The terms are the rule's own. */
  readonly rule: AccessRule | null;
  readonly mayAsk: Answer;
  readonly whyNot: "no-rule" | "nobody-may-ask" | "not-among-those-who-may" | null;
  /** They may ask, and of those who may decide too few are others than they. */
  readonly isLeftAlone: boolean;
  /** For others. */
  readonly mayApprove: Answer;
  /** Once nobody has decided for as long as the rule says. */
  readonly mayApproveOnceEscalated: Answer;
  readonly mayBreakGlass: Answer;
  readonly isAdmin: boolean;
}

export function explain(policy: AccessPolicy, question: Question): Explanation | Refusal {
  const wanted = findWanted(policy, question.account, question.role);
  if (!("refused" in wanted)) return { ...wanted, ...byRule(policy, wanted.rule, question) };
  if (wanted.refused !== "no-rule") return wanted;
  const account = policy.accounts.get(wanted.account);
  const role = account?.roles.find(({ key }) => key === wanted.role);
  return account && role ? { account, role, ...withoutRule(policy, question) } : wanted;
}

type Meaning = Omit<Explanation, "account" | "role">;

function withoutRule(policy: AccessPolicy, { somebody }: Question): Meaning {
  return {
    rule: null,
    mayAsk: "no",
    whyNot: "no-rule",
    isLeftAlone: false,
    mayApprove: "no",
    mayApproveOnceEscalated: "no",
    mayBreakGlass: "no",
    isAdmin: policy.admins.includes(somebody.user),
  };
}

function byRule(policy: AccessPolicy, rule: AccessRule, question: Question): Meaning {
  const { mayAsk, breakGlass } = rule;
  const asking = isOneOf([mayAsk], question);
  return {
    rule,
    mayAsk: asking,
    whyNot: asking === "no" ? whyMayNotAsk(mayAsk) : null,
    isLeftAlone: asking !== "no" && isLeftAlone(rule, question),
    mayApprove: isOneOf(decidersBy(rule, false), question),
    mayApproveOnceEscalated: isOneOf(decidersBy(rule, true), question),
    mayBreakGlass: breakGlass ? isOneOf([breakGlass.mayUse], question) : "no",
    isAdmin: policy.admins.includes(question.somebody.user),
  };
}

function whyMayNotAsk(mayAsk: Who): "nobody-may-ask" | "not-among-those-who-may" {
  return isNobody(mayAsk) ? "nobody-may-ask" : "not-among-those-who-may";
}

function isOneOf(several: readonly Who[], { somebody, unknownGroups }: Question): Answer {
  if (several.some((who) => isAmong(who, somebody))) return "yes";
  const atMost = { ...somebody, groups: unknownGroups ?? new Set<string>() };
  return several.some((who) => isAmong(who, atMost)) ? "unknown" : "no";
}

function isLeftAlone(rule: AccessRule, { somebody, members }: Question): boolean {
  const asker = { everyone: false, people: new Set([somebody.user]), isComplete: true };
  const deciders = crowdOf(together(decidersBy(rule, true)), members ?? new Map());
  return leftAlone(asker, deciders, rule.approvals).length > 0;
}
