// What can be typed after the command.
import type { AccessPolicy } from "../../../domain/access-policy.ts";
import { COMMAND } from "../ids.ts";
import { bold, code } from "../mrkdwn.ts";
import { line, shown } from "./shown.ts";
import type { Shown } from "./shown.ts";

const GRAMMAR: readonly (readonly [words: string, meaning: string])[] = [
  ["", "opens a form to ask for access"],
  ["client-a", "opens the form with the account filled in"],
  ["client-a admin 4h fix the DNS records", "asks at once: account, role, for how long, reason"],
  ["client-a,client-b admin 4h update the certificates", "asks for several accounts in one go"],
  [
    "break-glass client-a admin the shop is down",
    "lets you in at once, where a rule allows it; it is reviewed afterwards",
  ],
  ["explain client-a admin", "says which rule is about it, and what you may do"],
  ["list", "shows what you have and what you asked for"],
  ["config", "sends you all you may switch to, for your terminal and your browser"],
  ["extend client-a 2h still at it", "asks for more time"],
  ["done client-a", "gives your access back"],
  ["withdraw R-7K3QXA", "takes back what nobody has decided yet: an ask, or a wish for more time"],
];

const FOR_APPROVERS: typeof GRAMMAR = [
  ["approve R-7K3QXA", "says yes, to an ask or to a wish for more time"],
  ["approve R-7K3QXA 2h", "says yes, but for less time than was asked for"],
  ["deny R-7K3QXA not this week", "says no, with a reason"],
  ["review R-7K3QXA looked at the logs, all well", "closes the review of a break-glass"],
  ["retry R-7K3QXA", "lets a stuck request go on"],
];

const FOR_ADMINS: typeof GRAMMAR = [
  ["revoke @alice client-a", "ends somebody's access at once"],
  ["revoke @alice client-a and end sessions", "ends what they have open there too"],
  ["revoke R-7K3QXA", "the same by the reference"],
  [
    "drift",
    "shows what was changed by hand in AWS; drift undo D-3 and drift adopt D-3 decide about it",
  ],
  ["standing client-a", "shows who may enter without a request, to be adopted with an end"],
];

const CREATING: typeof GRAMMAR = [["new Nordbank", "opens a form to ask for a new account"]];
const CLOSING: typeof GRAMMAR = [
  ["close client-a", "opens a form to ask for the end of an account"],
  ["approve R-7K3QXA client-a", "says yes to that; the account's name has to be typed"],
];
const CONNECTING: typeof GRAMMAR = [
  ["connect Acme", "opens a form to ask for a client's account to be connected"],
  ["check R-7K3QXA", "looks at once whether the client has made the roles, or lets us in again"],
  ["disconnect acme", "opens a form to ask for the end of that"],
];
const STUCK: typeof GRAMMAR = [
  ["retry R-7K3QXA", "lets go on what is stuck; abandon R-7K3QXA gives it up"],
  ["adopt R-7K3QXA", "for admins: goes on with an account that was found and not made"],
];

type Parts = Pick<AccessPolicy, "newAccounts" | "connecting" | "closing">;

/** What is not switched on is not shown. */
export function helpText({ newAccounts, connecting, closing }: Parts): Shown {
  const about = [
    ...(newAccounts ? CREATING : []),
    ...(connecting ? CONNECTING : []),
    ...(closing ? CLOSING : []),
  ];
  return shown([
    line(`${bold("Access to AWS accounts")}\n${rows(GRAMMAR)}`),
    ...(about.length === 0
      ? []
      : [line(`${bold("Whole accounts")}\n${rows([...about, ...STUCK])}`)]),
    line(`${bold("For approvers")}\n${rows(FOR_APPROVERS)}`),
    line(`${bold("For admins")}\n${rows(FOR_ADMINS)}`),
    line(
      `Times are written like ${code("30m")}, ${code("4h")} or ${code("2d")}; ${code("standing")} asks for access without an end, where a rule allows it. The role may be left out where an account has only one, and the time everywhere: then it is the rule's usual one. My Home tab shows all of this with buttons.`,
    ),
  ]);
}

function rows(grammar: typeof GRAMMAR): string {
  return grammar
    .map(([words, meaning]) => `• ${code(`${COMMAND} ${words}`.trim())} ${meaning}`)
    .join("\n");
}
