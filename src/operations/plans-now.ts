// The plans of a request as the policy stands now: its own, and those of the accounts that were asked for with it.
import { grantPlan, stepIn, strategyOf } from "../domain/access-plan.ts";
import type { Plan } from "../domain/access-plan.ts";
import { boundaryFor, findWanted } from "../domain/access-policy.ts";
import type { GuardRule } from "../domain/access-policy.ts";
import type { OtherSeat } from "../domain/batch.ts";
import type { Lasting } from "../domain/duration.ts";
import { personKey } from "../domain/person.ts";
import { isRefusal } from "../domain/refusal.ts";
import { isIn } from "../domain/request.ts";
import type { AccessRequest } from "../domain/request.ts";
import type { AskPorts } from "./ask-ports.ts";

type Ports = Pick<AskPorts, "policy" | "partition">;

/** Empty where the file does not know all of it any more, or has other people decide about a part of it. */
export function plansNow(ports: Ports, request: AccessRequest, lasting: Lasting): readonly Plan[] {
  const { ask, ref } = request;
  const { account, role, mayDeny, plan, others = [] } = ask;
  // Once it was decided, each of the others is a request of its own.
  const together = isIn(request, "pending") ? others : [];
  const seats = [{ ref, account, role, mayDeny, plan }, ...together];
  const planned = seats.map((seat) => planOf(ports, request, { seat, lasting }));
  const rules = new Set(planned.map((one) => one?.rule));
  return rules.size === 1 ? planned.flatMap((one) => one?.plan ?? []) : [];
}

function planOf(
  { policy, partition }: Ports,
  { ask }: AccessRequest,
  { seat, lasting }: { readonly seat: Omit<OtherSeat, "number">; readonly lasting: Lasting },
) {
  const wanted = findWanted(policy, seat.account.slug, seat.role.key);
  if (isRefusal(wanted)) return undefined;
  const { account, role, rule } = wanted;
  const heldBy = stepIn(seat.plan, "allow-directly")?.heldBy;
  const mayDeny = seat.mayDeny && mayStillDeny(policy.guard, heldBy);
  const plan = grantPlan({
    ...{ partition, account, role, iamUser: ask.iamUser, ref: seat.ref, lasting, mayDeny },
    tagValue: personKey(ask.requester),
    strategy: strategyOf(seat.plan),
    ...(heldBy === undefined ? {} : { heldBy }),
    boundary: boundaryFor(policy.guard, mayDeny),
    lift: stepIn(seat.plan, "lift-denies")?.policies ?? [],
  });
  return { rule, plan };
}

// The file's guard is about what is written on users; in a group of their own, nothing is.
function mayStillDeny({ kind }: GuardRule, heldBy: string | undefined): boolean {
  return heldBy !== undefined || kind !== "none";
}
