// The people and user groups that a rule names, in words.
import type { Who } from "../../../domain/access-rule.ts";
import { mentionsOf } from "../mrkdwn.ts";

const MOST_NAMED = 10;

export function whoText(who: Who): string {
  if (who.everyone) return "everyone";
  return mentionsOf(who, MOST_NAMED) || "nobody";
}
