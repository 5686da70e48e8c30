// An approver says yes to an ask: counted, and enough where it is the last one needed.
import { isSamePlan } from "./access-plan.ts";
import type { Command } from "./command.ts";
import { countYes, isShorter, shortestOf } from "./count-yes.ts";
import type { Event } from "./event.ts";
import type { Refusal } from "./refusal.ts";
import { isIn } from "./request.ts";
import type { AccessRequest, Ask } from "./request.ts";
import { whyCannotDecide } from "./why-closed.ts";

type Decision = { readonly events: readonly Event[] } | Refusal;
type Approve = Extract<Command, { do: "approve" }>;

export function approveAsk(request: AccessRequest, command: Approve, now: number): Decision {
  const { ask } = request;
  const refusal =
    whyCannotDecide(request, command, now) ??
    whyNotAsShown(ask, command) ??
    whyNameMissing(ask, command) ??
    whyNotShorter(ask, command);
  if (refusal) return refusal;
  const earlier = isIn(request, "pending") ? request.state.yeses : [];
  const counted = countYes(earlier, command, now);
  if ("refused" in counted) return counted;
  if (!counted.enough) {
    return { events: [{ what: "said-yes", at: now, yes: counted.yes, rule: command.rule.name }] };
  }
  const lasting = shortestOf(ask.lasting, [...earlier, counted.yes]);
  const isAsAsked = lasting === ask.lasting;
  const shorter = isAsAsked ? {} : { shorter: { lasting, plans: command.toDo } };
  return { events: [{ what: "approved", at: now, approval: counted.enough, ...shorter }] };
}

// The file may say something else than when it was asked; what is approved is what was shown.
function whyNotAsShown({ plan, others = [] }: Ask, { asShown }: Approve): Refusal | undefined {
  const wanted = [plan, ...others.map((other) => other.plan)];
  const isSame = wanted.every((shown, index) => {
    const now = asShown[index];
    return now !== undefined && isSamePlan(shown, now);
  });
  return isSame ? undefined : { refused: "plan-changed" };
}

function whyNameMissing({ account }: Ask, { rule, typedName }: Approve): Refusal | undefined {
  if (rule.sensitive === null || typedName?.trim().toLowerCase() === account.slug) return undefined;
  return { refused: "name-not-typed", name: account.slug, warning: rule.sensitive };
}

function whyNotShorter({ lasting }: Ask, command: Approve): Refusal | undefined {
  if (command.lasting === undefined || isShorter(command.lasting, lasting)) return undefined;
  return command.lasting === lasting ? undefined : { refused: "not-shorter", asked: lasting };
}
