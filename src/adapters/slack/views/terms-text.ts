// The terms that a request stands under, as its card says them: by which rule, who is told, and how sensitive it is.
import type { Mentioned, Terms } from "../../../domain/terms.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { isAdopted } from "../../../domain/ownership.ts";
import { bold, escapedWithin, mentionsOf } from "../mrkdwn.ts";
import { line } from "./shown.ts";
import type { Part } from "./shown.ts";

const MOST_MENTIONED = 10;

export function mentionedText(mentioned: Mentioned): string {
  return mentionsOf(mentioned, MOST_MENTIONED);
}

/** What an admin adopted was not decided by a rule. */
export function termsLines(request: AccessRequest): Part[] {
  const { terms } = request.ask;
  if (isAdopted(request)) return [];
  const isToWarn = terms.sensitive !== undefined && isIn(request, "pending", "working", "stuck");
  return [...(isToWarn ? [warningLine(terms.sensitive ?? "")] : []), ruleLine(terms)];
}

/** By which rule, how many have to say yes, and who is told. */
export function ruleLine({ rule, approvals, notified }: Terms): Part {
  const name = `By the rule ${bold(rule)}`;
  const wants = approvals > 1 ? `: ${approvals} different people have to say yes.` : ".";
  const told = notified ? ` To be told: ${mentionedText(notified)}.` : "";
  return line(`${name}${wants}${told}`);
}

/** `warning`: as rolecall.yaml says it. */
export function warningLine(warning: string): Part {
  return line(`:warning: ${bold("Sensitive:")} ${escapedWithin(warning, 400)}`);
}
