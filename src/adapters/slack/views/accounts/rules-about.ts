// What the rules say about an account that is not there yet: which of them will be about it, and who decides about it now.
import type { AccessPolicy } from "../../../../domain/access-policy.ts";
import { ruleFor } from "../../../../domain/access-policy.ts";
import type { AccessRule } from "../../../../domain/access-rule.ts";
import type { Account } from "../../../../domain/account.ts";
import { bold, clipped, listed } from "../../mrkdwn.ts";
import { line } from "../shown.ts";
import type { Part } from "../shown.ts";
import { mentionedText } from "../terms-text.ts";
import { whoText } from "../who-text.ts";
import { shortCode } from "./what-account.ts";

/** "By the rule *new accounts* that is for … to decide, and 2 have to say yes." */
export function whoDecidesText({ approvals, mayApprove, name }: AccessRule): string {
  const many = approvals > 1 ? `, and ${approvals} have to say yes` : "";
  return `By the rule ${bold(name)} that is for ${mentionedText(mayApprove) || "nobody"} to decide${many}.`;
}

const MOST_ROLES = 10;

/** For whoever fills in a form. */
export function whichRulesText(policy: AccessPolicy, account: Account): string {
  const rows = account.roles.slice(0, MOST_ROLES).map((role) => {
    const rule = ruleFor(policy, account, role);
    return `${shortCode(role.key)}: ${rule ? `the rule ${bold(clipped(rule.name, 60))}` : "no rule, so nobody could ask for it"}`;
  });
  return `Which rule will be about it, as things stand: ${listed(rows)}.`;
}

const MOST_ON_CARD = 4;

/** For those who decide. */
export function whoMayAskAfterwards(policy: AccessPolicy, account: Account): Part {
  const rows = account.roles.slice(0, MOST_ON_CARD).map((role) => {
    const rule = ruleFor(policy, account, role);
    const key = shortCode(role.key);
    if (!rule) return `• ${key}: no rule is about it, so nobody`;
    return `• ${key}: ${whoText(rule.mayAsk)}, by the rule ${bold(rule.name)}`;
  });
  const more = account.roles.length - rows.length;
  const all = [...rows, ...(more > 0 ? [`• and ${more} more roles`] : [])];
  return line(`${bold("Who may ask afterwards")}\n${all.join("\n")}`);
}
