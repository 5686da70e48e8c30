// An account that is there, or is closed: its id, its roles with their links, who got in, and when it was moved.
import type { AccountInState, CreationAsk } from "../../../../domain/accounts/account-request.ts";
import { accountFrom } from "../../../../domain/accounts/new-account.ts";
import { switchRoleLink } from "../../../../domain/sign-in.ts";
import type { ManagementAccount } from "../../../../domain/sign-in.ts";
import { bold, code, named, plainLink, when } from "../../mrkdwn.ts";
import { yesText } from "../approved-by.ts";
import { line } from "../shown.ts";
import type { Part } from "../shown.ts";
import { whoGotIn } from "./about-new-account.ts";
import { spanText } from "./checklist.ts";
import { connected } from "./connection-done.ts";
import { shortCode, unitText } from "./what-account.ts";

/** For the card. */
export function whatIsDone(request: AccountInState<"done">, management: ManagementAccount): Part[] {
  const { ask, state } = request;
  const { approval, at, work } = state;
  const took = spanText(at - work.startedAt);
  const done = (words: string) => line(`:white_check_mark: ${yesText(approval)}. ${words}`);
  switch (ask.kind) {
    case "create-account":
      return [
        done(`It is there since ${when(at)}, after ${took}.`),
        ...theAccount(request, ask, management),
      ];
    case "connect-account":
      return [
        done(`It is connected since ${when(at)}, after ${took}.`),
        ...connected(request, ask, management),
      ];
    case "disconnect-account":
      return [
        done(
          `Disconnected ${when(at)}, after ${took}. What is in the client's account stays until they remove it; the requester has the list.`,
        ),
      ];
    case "close-account":
      return [
        done(
          `Closed ${when(at)}, after ${took}. Until ${when(at + STAYS)} AWS Support can bring it back.`,
        ),
      ];
  }
}

/** For 90 days after it was closed. */
export const STAYS = 90 * 86_400_000;
const MOST_ROLES = 6;

export function theAccount(
  request: AccountInState<"done">,
  { wanted }: CreationAsk,
  management: ManagementAccount,
): Part[] {
  const { accountId = "", movedAt } = request.state.work.known;
  const account = accountFrom(wanted, accountId);
  const links = account.roles
    .slice(0, MOST_ROLES)
    .map((role) => `• ${bold(role.key)}: ${plainLink(switchRoleLink(management, account, role))}`);
  const more = account.roles.length - links.length;
  return [
    line(
      `${bold("Account")} ${code(accountId)}, ${named(wanted.name)}, with the e-mail ${shortCode(wanted.email)}, in ${unitText(wanted.unit)}.${movedText(movedAt)}`,
    ),
    line(
      `${bold("Switch role")}, for whoever has access:\n${[...links, ...(more > 0 ? [`• and ${more} more roles`] : [])].join("\n")}`,
    ),
    line(whoGotIn(request) ?? ""),
  ];
}

function movedText(movedAt: number | undefined): string {
  if (movedAt === undefined) return "";
  return ` It was moved there ${when(movedAt)}; until then only the policies of the root applied to it.`;
}
