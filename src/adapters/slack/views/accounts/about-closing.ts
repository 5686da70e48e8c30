// What people are told about the end of an account: who is in it, and what closing means.
import type { SeenInside } from "../../../../domain/accounts/account-request.ts";
import { bold, when } from "../../mrkdwn.ts";
import { line } from "../shown.ts";
import type { Part } from "../shown.ts";
import { shortCode } from "./what-account.ts";

const MEANS = [
  "For 90 days AWS Support can bring a closed account back; then everything in it is deleted for good.",
  "Its e-mail can never be used for an AWS account again. If it is wanted back, change it before.",
  "AWS closes only so many accounts in 30 days, and a closed one counts among the organization's accounts for those 90 days.",
  "What was bought for a longer time, and what comes from AWS Marketplace, may go on being charged.",
];

export function whatClosingMeans(): Part {
  return line(
    `:warning: ${bold("What closing means")}\n${MEANS.map((one) => `• ${one}`).join("\n")}`,
  );
}

const MOST = 10;

export function whoIsInside(inside: readonly SeenInside[]): Part {
  if (inside.length === 0)
    return line(`${bold("Who has access")}\nNobody, as far as Rolecall knows.`);
  const rows = inside.slice(0, MOST).map(insideText);
  const more = inside.length - rows.length;
  const others = inside.some(({ isOurs }) => !isOurs) ? `\n${NOT_OURS}` : "";
  return line(
    `${bold("Who has access")}\n${[...rows, ...(more > 0 ? [`• and ${more} more`] : [])].join("\n")}${others}`,
  );
}

const NOT_OURS =
  "Whom Rolecall did not let in stays in a group that is deleted in the end, and then is out too.";

function insideText({ iamUser, roleKey, endsAt, isOurs }: SeenInside): string {
  const until = endsAt === null ? "" : `, until ${when(endsAt)}`;
  const whose = isOurs ? "" : ", not let in by Rolecall";
  return `• ${shortCode(iamUser)} as ${shortCode(roleKey)}${until}${whose}`;
}
