// The answer to an admin who asks who may enter accounts without a request: each with the group, and with Adopt where that is possible.
import type { Button } from "@slack/types";
import type { StandingList, StandingMember } from "../../../operations/list-standing.ts";
import { ACTIONS, COMMAND } from "../ids.ts";
import { bold, code, mention } from "../mrkdwn.ts";
import { standingValue } from "../standing-value.ts";
import { buttons, line, shown, small } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";

/** `slug`: the account that was asked about; all of them where it is missing. */
export function standingList({ members, more }: StandingList, slug: string | undefined): Shown {
  const where = slug === undefined ? "any account" : bold(slug);
  if (members.length === 0) {
    return shown([
      line(`Nobody may enter ${where} without a request on record, as far as AWS was last read.`),
    ]);
  }
  return shown([
    line(`These may enter ${where} without a request on record, and not by Rolecall:`),
    ...members.flatMap(rowOf),
    ...(more > 0 ? [line(moreText(more, slug))] : []),
    small("Adopt makes a request of it with an end; until then everything stays as it is."),
  ]);
}

function moreText(more: number, slug: string | undefined): string {
  const others = `And ${more} more, who come up as these are adopted or taken out.`;
  if (slug !== undefined) return others;
  return `${others} ${code(`${COMMAND} standing client-a`)} shows one account.`;
}

function rowOf(member: StandingMember): Part[] {
  const { account, role, iamUser, person, by, notToAdopt } = member;
  const who = person ? `${code(iamUser)} (${mention(person)})` : code(iamUser);
  const row = `${bold(account.slug)} as ${bold(role.key)}: ${who}, by the group ${code(by.group)}.`;
  if (notToAdopt) return [line(`${row} ${WHY_NOT[notToAdopt]}`)];
  return [line(row), buttons(adoptButton(member))];
}

const WHY_NOT: Readonly<Record<NonNullable<StandingMember["notToAdopt"]>, string>> = {
  "opened-by":
    "That group opens more than this role, so Rolecall does not take anybody out of it. An AWS admin can.",
  "not-linked":
    "AWS does not say, for one person and one only, whose IAM user it is, so there is nobody to make a request for.",
  own: "That is you, so another admin has to adopt it.",
  "no-rule": "No rule in rolecall.yaml is about it, so nothing says for how long it may last.",
};

function adoptButton(member: StandingMember): Button {
  return {
    type: "button",
    action_id: ACTIONS.adoptStanding,
    text: { type: "plain_text", text: `Adopt ${member.iamUser}`.slice(0, 75) },
    value: standingValue({
      slug: member.account.slug,
      roleKey: member.role.key,
      iamUser: member.iamUser,
    }),
  };
}
