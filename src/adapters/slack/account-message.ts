// Which message about an account stands in which slot.
import type { AccountRequest } from "../../domain/accounts/account-request.ts";
import type { Slot } from "../../domain/request.ts";
import { accountCard } from "./views/accounts/account-card.ts";
import type { KnownOfAccounts } from "./views/accounts/account-card.ts";
import { accountEndNotice, accountReadyNotice } from "./views/accounts/account-notices.ts";
import { accountOutcome } from "./views/accounts/account-outcome.ts";
import { accountReceipt, accountStuckNotice } from "./views/accounts/account-receipt.ts";
import {
  accountDeniedNotice,
  accountEscalatedNotice,
  accountEscalation,
  accountLapsedNotice,
  accountReminder,
} from "./views/accounts/account-waiting.ts";
import { clientKitMessage } from "./views/accounts/client-kit-message.ts";
import { doorCard } from "./views/accounts/door-card.ts";
import { aboutText } from "./views/accounts/what-account.ts";
import { tellNews } from "./views/notices.ts";
import type { Shown } from "./views/shown.ts";

export function accountMessage(slot: Slot, request: AccountRequest, known: KnownOfAccounts): Shown {
  switch (slot) {
    case "card":
      return accountCard(request, known);
    case "receipt":
      return accountReceipt(request, known.policy);
    case "ready-notice":
      return accountReadyNotice(request, known.management);
    case "end-notice":
      return accountEndNotice(request, known.management);
    case "client-kit":
      return clientKitMessage(request, known.management);
    case "door-card":
      return doorCard(request, known.policy);
    case "outcome-thread":
      return accountOutcome(request);
    case "reminder-thread":
      return accountReminder(request, known.policy);
    case "escalation-thread":
      return accountEscalation(request);
    default:
      return notice(slot, request, known);
  }
}

/** What rings. There is no other slot that a request about an account makes use of. */
function notice(slot: Slot, request: AccountRequest, { policy }: KnownOfAccounts): Shown {
  switch (slot) {
    case "denied-notice":
      return accountDeniedNotice(request);
    case "escalated-notice":
      return accountEscalatedNotice(request);
    case "lapsed-notice":
      return accountLapsedNotice(request, policy);
    case "stuck-notice":
      return accountStuckNotice(request, policy);
    default:
      return tellNews({ ref: request.ref, what: aboutText(request.ask) });
  }
}
