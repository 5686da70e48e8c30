// What can be typed after the command.
import { COMMAND } from "../ids.ts";
import { bold, code } from "../mrkdwn.ts";
import { line, shown } from "./shown.ts";
import type { Shown } from "./shown.ts";

const GRAMMAR: readonly (readonly [words: string, meaning: string])[] = [
  ["", "opens a form to ask for access"],
  ["client-a", "opens the form with the account filled in"],
  ["client-a admin fix the DNS records", "asks at once: account, role, reason"],
  ["list", "shows what you have and what you asked for"],
  ["done client-a", "gives your access back"],
  ["withdraw R-7K3QXA", "takes an ask back that nobody has decided yet"],
];

const FOR_APPROVERS: typeof GRAMMAR = [
  ["approve R-7K3QXA", "says yes"],
  ["deny R-7K3QXA not this week", "says no, with a reason"],
  ["retry R-7K3QXA", "lets a stuck request go on"],
];

export function helpText(): Shown {
  return shown([
    line(`${bold("Access to AWS accounts")}\n${rows(GRAMMAR)}`),
    line(`${bold("For approvers")}\n${rows(FOR_APPROVERS)}`),
    line(
      "The role may be left out where an account has only one. My Home tab shows all of this with buttons.",
    ),
  ]);
}

function rows(grammar: typeof GRAMMAR): string {
  return grammar
    .map(([words, meaning]) => `• ${code(`${COMMAND} ${words}`.trim())} ${meaning}`)
    .join("\n");
}
