// An account that is there, or is closed: its id, its roles with their links, who got in, and when it was moved.
import type { AccountInState } from "../../../../domain/accounts/account-request.ts";
import { isAccountIn, slugOf } from "../../../../domain/accounts/account-request.ts";
import type { AccountRequest } from "../../../../domain/accounts/account-request.ts";
import { accountFrom } from "../../../../domain/accounts/new-account.ts";
import { switchRoleLink } from "../../../../domain/sign-in.ts";
import type { ManagementAccount } from "../../../../domain/sign-in.ts";
import { COMMAND } from "../../ids.ts";
import { bold, code, named, plainLink, when } from "../../mrkdwn.ts";
import { yesText } from "../approved-by.ts";
import { line, shown, small } from "../shown.ts";
import type { Part, Shown } from "../shown.ts";
import { tellNews } from "../notices.ts";
import { NO_ROOT_PASSWORD, whoGotIn } from "./about-new-account.ts";
import { spanText } from "./checklist.ts";
import { aboutText, shortCode, unitText } from "./what-account.ts";

/** For the card and the receipt. */
export function whatIsDone(request: AccountInState<"done">, management: ManagementAccount): Part[] {
  const { ask, state } = request;
  const { approval, at, work } = state;
  const took = spanText(at - work.startedAt);
  if (ask.kind === "close-account") {
    return [
      line(
        `:white_check_mark: ${yesText(approval)}. Closed ${when(at)}, after ${took}. Until ${when(at + STAYS)} AWS Support can bring it back.`,
      ),
    ];
  }
  return [
    line(`:white_check_mark: ${yesText(approval)}. It is there since ${when(at)}, after ${took}.`),
    ...theAccount(request, management),
  ];
}

/** For 90 days after it was closed. */
const STAYS = 90 * 86_400_000;
const MOST_ROLES = 6;

function theAccount(request: AccountInState<"done">, management: ManagementAccount): Part[] {
  const { ask, state } = request;
  if (ask.kind !== "create-account") return [];
  const { wanted } = ask;
  const { accountId = "", movedAt } = state.work.known;
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

/** The requester's own message that it is there. */
export function accountReadyNotice(request: AccountRequest, management: ManagementAccount): Shown {
  const { ask, ref } = request;
  if (!isAccountIn(request, "done")) return tellNews({ ref, what: aboutText(ask) });
  const slug = slugOf(request);
  return shown([
    line(`:white_check_mark: The new account ${bold(slug)} is there.`),
    ...theAccount(request, management),
    line(NO_ROOT_PASSWORD),
    small(
      `${bold(ref)} · People ask for access with ${code(`${COMMAND} ${slug} <reason>`)}, as for any other account.`,
    ),
  ]);
}

/** The requester's own message that it is closed. */
export function accountClosedNotice(request: AccountRequest): Shown {
  const { ask, ref } = request;
  if (!isAccountIn(request, "done")) return tellNews({ ref, what: aboutText(ask) });
  const { at } = request.state;
  return shown([
    line(
      `:white_check_mark: The account ${bold(slugOf(request))} is closed since ${when(at)}, as you asked. Nobody is let in any more, and its groups are gone.`,
    ),
    line(`Until ${when(at + STAYS)} AWS Support can bring it back. Then it is gone for good.`),
    small(bold(ref)),
  ]);
}
