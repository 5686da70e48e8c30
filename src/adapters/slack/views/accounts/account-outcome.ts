// The reply under the card: what became of a request about an account.
import type {
  AccountInState,
  AccountRequest,
} from "../../../../domain/accounts/account-request.ts";
import { bold, mention, when } from "../../mrkdwn.ts";
import { line, quote, shown } from "../shown.ts";
import type { Part, Shown } from "../shown.ts";
import { whoGotIn } from "./about-new-account.ts";
import { stuckText, whatIsLeft } from "./account-work.ts";
import { checklist } from "./checklist.ts";

export function accountOutcome(request: AccountRequest): Shown {
  return shown(reply(request));
}

function reply(request: AccountRequest): Part[] {
  const { ask, state } = request;
  const ref = bold(request.ref);
  const requester = mention(ask.requester);
  switch (state.name) {
    case "denied":
      return [
        line(`${ref} was denied by ${mention(state.by)}. ${requester} has been told.`),
        quote("Reason", state.reason),
      ];
    case "withdrawn":
      return [line(`${ref} was withdrawn by ${requester}.`)];
    case "lapsed":
      return [line(`${ref} lapsed ${when(ask.lapsesAt)}. ${requester} has been told.`)];
    case "stuck":
      return [
        line(
          `${ref} is ${stuckText(request as AccountInState<"stuck">)} ${requester} has been told.`,
        ),
      ];
    case "abandoned":
      return [line(`${ref} was given up by ${mention(state.by)}.`), ...whatIsLeft(request)];
    case "done":
      return [
        line(`${ref} is done. ${requester} has been told.${gotIn(request)}`),
        checklist(state.work, "○"),
      ];
    case "pending":
    case "working":
      return [line(`${ref} is under way.`)];
  }
}

function gotIn(request: AccountRequest): string {
  const who = whoGotIn(request);
  return who === undefined ? "" : ` ${who}`;
}
