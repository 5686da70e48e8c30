// What is said of a request about an account while it waits, and of how it came out, where others say it for access.
import type { AccessPolicy } from "../../../../domain/access-policy.ts";
import type { AccountRequest } from "../../../../domain/accounts/account-request.ts";
import { isAccountIn } from "../../../../domain/accounts/account-request.ts";
import type { Mentioned } from "../../../../domain/terms.ts";
import { accountRuleNow } from "../../../../operations/accounts/who-decides-account.ts";
import { COMMAND } from "../../ids.ts";
import { code } from "../../mrkdwn.ts";
import { tellDenied, tellEscalated, tellLapsed, tellNews } from "../notices.ts";
import type { Told } from "../notices.ts";
import { yesesText } from "../progress-text.ts";
import type { Shown } from "../shown.ts";
import { callOthers, remind } from "../waiting-replies.ts";
import type { Awaited } from "../waiting-replies.ts";
import { askedBy } from "../who-is-asked.ts";
import { aboutText, typedAbout } from "./what-account.ts";

/** Who is asked about it, by the rule as it is now. */
export function accountAskedOf(request: AccountRequest, policy: AccessPolicy): Mentioned {
  const isEscalated = isAccountIn(request, "pending") && request.state.isEscalated;
  return askedBy(accountRuleNow(policy, request), policy, isEscalated);
}

export function accountReminder(request: AccountRequest, policy: AccessPolicy): Shown {
  return remind(awaited(request), accountAskedOf(request, policy));
}

export function accountEscalation(request: AccountRequest): Shown {
  return callOthers(awaited(request));
}

export function accountDeniedNotice(request: AccountRequest): Shown {
  return isAccountIn(request, "denied")
    ? tellDenied(toldOf(request), request.state)
    : tellNews(toldOf(request));
}

export function accountEscalatedNotice(request: AccountRequest): Shown {
  const told = toldOf(request);
  return isAccountIn(request, "pending") ? tellEscalated(told) : tellNews(told);
}

export function accountLapsedNotice(request: AccountRequest, policy: AccessPolicy): Shown {
  return tellLapsed(toldOf(request), policy);
}

function toldOf({ ask, ref }: AccountRequest): Told {
  const again = code(`${COMMAND} ${typedAbout(ask)}`);
  return { ref, ask, what: aboutText(ask), again };
}

function awaited(request: AccountRequest): Awaited {
  const { ask, ref } = request;
  const yeses = isAccountIn(request, "pending") ? request.state.yeses : [];
  return {
    ...{ ask, ref, yeses, what: aboutText(ask) },
    isPending: isAccountIn(request, "pending"),
    progress: yesesText(yeses, ask.terms),
  };
}
