// An approver says yes, as it was asked or for less time: the decision is stored and, where it was the last yes needed, the work begins.
import { strategyOf } from "../domain/access-plan.ts";
import type { Plan } from "../domain/access-plan.ts";
import { whyMayNotDecide } from "../domain/approval-policy.ts";
import { findWanted } from "../domain/access-policy.ts";
import type { Command, Ruling } from "../domain/command.ts";
import { isShorter, shortestOf } from "../domain/count-yes.ts";
import { readLasting } from "../domain/duration.ts";
import type { Lasting } from "../domain/duration.ts";
import type { SlackPerson } from "../domain/person.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import { isIn } from "../domain/request.ts";
import type { AccessRequest, RequestKey } from "../domain/request.ts";
import { whyShut } from "../domain/why-no-entry.ts";
import type { AskPorts } from "./ask-ports.ts";
import { findWay } from "./find-way.ts";
import { plansNow } from "./plans-now.ts";
import { saveDecision } from "./save-decision.ts";
import type { Outcome } from "./save-decision.ts";
import { meantExtension } from "./what-is-decided.ts";
import type { Meant } from "./what-is-decided.ts";
import { whoDecides } from "./who-decides.ts";
import type { Deciding } from "./who-decides.ts";
import { whyMayNotHave } from "./who-may-ask.ts";

export interface Approve {
  readonly key: RequestKey;
  readonly approver: SlackPerson;
  readonly meant: Meant;
  /** Less time than was asked for, as it was typed or picked: `2h`. */
  readonly lasting?: string | undefined;
  /** The account's name, typed where the rule wants that. */
  readonly typedName?: string | undefined;
}

export async function approveRequest(ports: AskPorts, approve: Approve): Promise<Outcome> {
  const lasting = approve.lasting === undefined ? undefined : readLasting(approve.lasting);
  if (approve.lasting !== undefined && lasting === undefined) {
    return { refusal: { refused: "odd-time", asked: approve.lasting } };
  }
  return saveDecision(ports, approve.key, async (request) => {
    const deciding = await whoDecides(ports, request, approve.approver);
    if (isRefusal(deciding)) return deciding;
    const refusal = await whyNot(ports, { request, deciding, lasting });
    return refusal ?? command(ports, { request, deciding, approve, lasting });
  });
}

interface Wish {
  readonly request: AccessRequest;
  readonly deciding: Deciding;
  readonly lasting: Lasting | undefined;
}

// Who decides comes before all else; and what they decide about may have been asked by somebody who may not have it any more.
async function whyNot(ports: AskPorts, wish: Wish): Promise<Refusal | undefined> {
  const { request, deciding } = wish;
  const { decider, approvers, rule } = deciding;
  return (
    whyMayNotDecide(decider, request.ask, approvers) ??
    (rule && (await whyMayNotHave(ports, request.ask, rule))) ??
    whyShutNow(ports, request) ??
    (await whyNotShorter(ports, wish))
  );
}

// Of several accounts that were asked for together, one is enough: the others can be asked for without it.
function whyShutNow({ policy }: AskPorts, request: AccessRequest): Refusal | undefined {
  const { account, others = [] } = request.ask;
  const together = isIn(request, "pending") ? others.map((other) => other.account) : [];
  const known = [account, ...together].flatMap(({ slug }) => policy.accounts.get(slug) ?? []);
  const shut = known.find((one) => one.shut);
  return shut && whyShut(shut, policy.admins);
}

// What was to have no end needs room for a guard now.
async function whyNotShorter(
  ports: AskPorts,
  { request, lasting }: Wish,
): Promise<Refusal | undefined> {
  const { ask } = request;
  if (ask.lasting !== "standing" || lasting === undefined || !isIn(request, "pending")) {
    return undefined;
  }
  const wanted = findWanted(ports.policy, ask.account.slug, ask.role.key);
  if (isRefusal(wanted) || !isShorter(lasting, ask.lasting)) return undefined;
  const { requester, iamUser } = ask;
  const way = await findWay(ports, { requester, ...wanted, iamUser, lasting });
  if (isRefusal(way)) return way;
  return way.strategy === strategyOf(ask.plan) ? undefined : { refused: "plan-changed" };
}

function command(
  ports: AskPorts,
  { request, deciding, approve, lasting }: Wish & { readonly approve: Approve },
): Command {
  const { decider, approvers, rule } = deciding;
  const own = lasting === undefined || lasting === request.ask.lasting ? {} : { lasting };
  return {
    do: "approve",
    ...{ decider, approvers, ...own },
    rule: rule ?? GONE,
    ...plansOf(ports, request, own),
    typedName: approve.typedName,
    extension: meantExtension(request, approve.meant),
  };
}

/** Of a rule that is not there any more; without plans nothing can be approved by it. */
const GONE: Ruling = {
  name: "",
  approvals: 1,
  time: { defaultLasting: 0, longestSeconds: 0, standing: false },
  sensitive: null,
};

function plansOf(
  ports: AskPorts,
  request: AccessRequest,
  own: { readonly lasting?: Lasting },
): { readonly asShown: readonly Plan[]; readonly toDo: readonly Plan[] } {
  const asShown = plansNow(ports, request, request.ask.lasting);
  const earlier = isIn(request, "pending") ? request.state.yeses : [];
  const shortest = shortestOf(request.ask.lasting, [...earlier, own]);
  const toDo = shortest === request.ask.lasting ? asShown : plansNow(ports, request, shortest);
  return { asShown, toDo };
}
