// An approver says yes to an ask: counted, and enough where it is the last one needed.
import { isSamePlan } from "./access-plan.ts";
import type { Yes } from "./approval.ts";
import type { Command } from "./command.ts";
import { countYes, isShorter, shortestOf } from "./count-yes.ts";
import { isAllowed } from "./duration.ts";
import type { Event } from "./event.ts";
import type { Refusal } from "./refusal.ts";
import { isIn } from "./request.ts";
import type { AccessRequest, Ask } from "./request.ts";
import { whyNameMissing } from "./typed-name.ts";
import { whyCannotDecide } from "./why-closed.ts";

type Decision = { readonly events: readonly Event[] } | Refusal;
type Approve = Extract<Command, { do: "approve" }>;

export function approveAsk(request: AccessRequest, command: Approve, now: number): Decision {
  const refusal = whyNot(request, command, now);
  if (refusal) return refusal;
  const earlier = earlierYeses(request);
  const counted = countYes(earlier, command, now);
  if ("refused" in counted) return counted;
  const { enough, yes } = counted;
  if (!enough) return { events: [{ what: "said-yes", at: now, yes, rule: command.rule.name }] };
  const { lasting: asked } = request.ask;
  const lasting = shortestOf(asked, [...earlier, yes]);
  const shorter = lasting === asked ? {} : { shorter: { lasting, plans: command.toDo } };
  return { events: [{ what: "approved", at: now, approval: enough, ...shorter }] };
}

function earlierYeses(request: AccessRequest): readonly Yes[] {
  return isIn(request, "pending") ? request.state.yeses : [];
}

function whyNot(request: AccessRequest, command: Approve, now: number): Refusal | undefined {
  const { ask } = request;
  return (
    whyCannotDecide(request, command, now) ??
    whyNotAsShown(ask, command) ??
    whyNameMissing(ask.account, command.rule, command.typedName) ??
    whyNotShorter(ask, command) ??
    whyTooLong(request, command)
  );
}

// The rule may allow less by now than when it was asked for; then an approver may give less.
function whyTooLong(request: AccessRequest, { lasting, rule }: Approve): Refusal | undefined {
  const { lasting: asked } = request.ask;
  const own = lasting === undefined ? {} : { lasting };
  const given = shortestOf(asked, [...earlierYeses(request), own]);
  if (isAllowed(given, rule.time)) return undefined;
  return { refused: "longer-than-allowed", asked: given, longest: rule.time.longestSeconds };
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

function whyNotShorter({ lasting }: Ask, command: Approve): Refusal | undefined {
  if (command.lasting === undefined || isShorter(command.lasting, lasting)) return undefined;
  return { refused: "not-shorter", asked: lasting };
}
