// The message that a client lets Rolecall in no more, for the admins; and later that they do again.
import type { AccessPolicy } from "../../../../domain/access-policy.ts";
import type {
  AccountInState,
  AccountRequest,
} from "../../../../domain/accounts/account-request.ts";
import { isAccountIn, slugOf } from "../../../../domain/accounts/account-request.ts";
import { COMMAND } from "../../ids.ts";
import { bold, clipped, code, mention, mentions, when } from "../../mrkdwn.ts";
import { buttons, heading, line, quote, shown, small } from "../shown.ts";
import type { Part, Shown } from "../shown.ts";
import { checkNowButton } from "./account-buttons.ts";
import { wholeAccountText } from "./what-account.ts";

export function doorCard(request: AccountRequest, { admins }: AccessPolicy): Shown {
  const watch = isAccountIn(request, "done") ? request.state.watch : undefined;
  if (!watch?.shut || !isAccountIn(request, "done")) return over(request, watch !== undefined);
  const { inside, since, why } = watch.shut;
  return shown([
    heading(`${slugOf(request)}: the client lets Rolecall in no more`),
    line(
      `:warning: ${calling(admins)}${wholeAccountText(request)} lets Rolecall in no more, since ${when(since)}. ${whoIsIn(inside)}`,
    ),
    quote("What was found", clipped(withoutExternalId(why, request), MOST_LETTERS), MOST_SPOKEN),
    ...whatNow(request, watch.nextAt),
  ]);
}

const MOST_CALLED = 10;
const MOST_LETTERS = 2900;
const MOST_SPOKEN = 1200;

function calling(admins: readonly string[]): string {
  return admins.length === 0 ? "" : `${mentions(admins, MOST_CALLED, "and")}: `;
}

function whoIsIn(inside: number): string {
  if (inside === 0) return "Nobody has access there just now.";
  const who =
    inside === 1
      ? "One person has access there and is"
      : `${inside} people have access there and are`;
  return `${who} told. Whether AWS still lets them in is for the client to say.`;
}

/** No secret, but of no use to whoever reads along. */
function withoutExternalId(why: string, { ask }: AccountRequest): string {
  return ask.kind === "connect-account"
    ? why.replaceAll(ask.wanted.externalId, "(the ExternalId)")
    : why;
}

function whatNow(request: AccountInState<"done">, nextAt: number): Part[] {
  const { ref } = request;
  const slug = slugOf(request);
  return [
    line(
      `Nobody is let in meanwhile, and Rolecall tries nothing but a look a day, next ${when(nextAt)}. Ask the client whether they meant it. If so, disconnect the account: ${code(`${COMMAND} disconnect ${slug}`)}. If not, have ${mention(request.ask.requester)} send them what was found, with what they were sent at the beginning, and press Check now once it is mended.`,
    ),
    buttons(checkNowButton(request)),
    small(`${bold(ref)} · Or type ${code(`${COMMAND} check ${ref}`)}.`),
  ];
}

function over(request: AccountRequest, isConnected: boolean): Shown {
  const slug = slugOf(request);
  const opened = request.history.entries.findLast(({ what }) => what === "door-opened");
  const since = opened ? `, since ${when(opened.at)}` : "";
  return shown([
    heading(isConnected ? `${slug}: the client lets Rolecall in again` : `${slug}: not connected`),
    line(
      isConnected
        ? `:white_check_mark: ${wholeAccountText(request)} lets Rolecall in again${since}. People can ask for access as before.`
        : `${wholeAccountText(request)} is not connected, so nobody looks at it.`,
    ),
    small(bold(request.ref)),
  ]);
}
