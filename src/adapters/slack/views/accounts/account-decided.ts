// What somebody is answered who asked for something about an account, or typed what is to become of it.
import type { AccountRequest } from "../../../../domain/accounts/account-request.ts";
import { isAccountIn } from "../../../../domain/accounts/account-request.ts";
import { bold, mention } from "../../mrkdwn.ts";
import { yesesText } from "../progress-text.ts";
import { aboutText } from "./what-account.ts";

export type AccountDecidedKind =
  "approve" | "deny" | "withdraw" | "retry" | "adopt" | "abandon" | "check";

/** In mrkdwn. */
export function accountDecidedText(kind: AccountDecidedKind, request: AccountRequest): string {
  const { ask } = request;
  const ref = bold(request.ref);
  const about = aboutText(ask);
  const requester = mention(ask.requester);
  switch (kind) {
    case "approve":
      return approved(request);
    case "deny":
      return `Denied: ${requester} is told why. ${ref}`;
    case "withdraw":
      return `Taken back: you no longer ask for ${about}. ${ref}`;
    case "retry":
      return `It goes on: ${about} for ${requester}. The card shows how it goes. ${ref}`;
    case "adopt":
      return `Adopted: it goes on with the account that was found. The card shows how it goes. ${ref}`;
    case "abandon":
      return `Given up: ${about} for ${requester}. The card says what is left and what to do by hand. ${ref}`;
    case "check":
      return `Rolecall looks at the client's account now. The messages about it show what it finds. ${ref}`;
  }
}

function approved(request: AccountRequest): string {
  const { ask, ref } = request;
  if (isAccountIn(request, "pending")) {
    return `Noted: ${yesesText(request.state.yeses, ask.terms) ?? ""} The card shows how it goes. ${bold(ref)}`;
  }
  return `Approved: ${aboutText(ask)}, for ${mention(ask.requester)}. It begins at once; the card shows how it goes. ${bold(ref)}`;
}
