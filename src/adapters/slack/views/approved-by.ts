// Who said yes to a request, in words; or why nobody had to.
import type { Approval } from "../../../domain/approval.ts";
import type { DecidedExtension } from "../../../domain/grant.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import { bold, listed, mention } from "../mrkdwn.ts";

/** "Approved by @bob and @carol", to which a sentence may be added. */
export function approvedText(
  approval: Approval,
  { ask, history }: Pick<AccessRequest, "ask" | "history">,
): string {
  if (ask.isBreakGlass && !approval.by) {
    return `Taken by break-glass, as the rule ${bold(approval.rule ?? "")} allows`;
  }
  const less = isForLess(history) ? ", for less time than was asked for" : "";
  return `${yesText(approval)}${less}`;
}

/** The same of a wish for more time: "Approved by @bob". */
export function yesText({ by, before = [], rule = "" }: Approval): string {
  return by
    ? `Approved by ${listed([...before, by].map(mention))}`
    : `No approval is needed by the rule ${bold(rule)}`;
}

/** " by @bob and @carol", those who said yes before included; nothing where the rule asks nobody. */
export function decidedBy({ by, outcome, yeses }: DecidedExtension): string {
  if (!by) return "";
  const before = outcome === "extended" ? yeses.map((yes) => yes.by) : [];
  return ` by ${listed([...before, by].map(mention))}`;
}

/** "More time was approved by @bob". */
export function moreApprovedText({ by, before = [], rule = "" }: Approval): string {
  return by
    ? `More time was approved by ${listed([...before, by].map(mention))}`
    : `More time was given, for which the rule ${bold(rule)} needs no approval`;
}

// What is on record as asked for is what was approved; that it was more is only in the history.
function isForLess({ entries }: AccessRequest["history"]): boolean {
  return entries.some(({ what, detail }) => what === "approved" && detail !== undefined);
}
