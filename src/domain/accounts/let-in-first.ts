// The requests by which the first people get into a new account: approved with it, or asked for where its approvers may not decide that.
import { grantPlan } from "../access-plan.ts";
import type { Approval, Yes } from "../approval.ts";
import { deniesBefore } from "../end-plan.ts";
import { begin, evolve } from "../evolve.ts";
import { isSamePerson, personKey } from "../person.ts";
import { seatSubject } from "../request.ts";
import type { AccessRequest, Ask } from "../request.ts";
import type { Terms } from "../terms.ts";
import type { FirstDeciders } from "./account-command.ts";
import type { AccountAsk, AccountInState } from "./account-request.ts";
import { accountFrom } from "./new-account.ts";
import type { FirstPerson } from "./new-account.ts";

/** References of those that who said yes may also let in by the rule that is about them: nobody lets themselves in. */
export function letInBy(
  ask: AccountAsk,
  yeses: readonly Yes[],
  deciders: readonly FirstDeciders[],
): readonly string[] {
  if (ask.kind !== "create-account") return [];
  return ask.wanted.firstPeople.flatMap(({ ref, person, iamUser }) => {
    const rule = deciders.find((one) => one.ref === ref);
    if (!rule) return [];
    const counting = yeses.filter(
      (yes) =>
        rule.approvers.includes(yes.by.user) &&
        !isSamePerson(yes.by, person) &&
        yes.iamUser !== iamUser,
    );
    return counting.length >= rule.approvals ? [ref] : [];
  });
}

export interface Opening {
  readonly request: AccountInState<"working">;
  readonly accountId: string;
  readonly partition: string;
  readonly person: FirstPerson;
  /** The newest request on that seat, if there was an account of that name before. */
  readonly latest: AccessRequest | undefined;
  readonly now: number;
}

export function firstGrant(opening: Opening): AccessRequest {
  const { request, person: first, now } = opening;
  const { ask, approval } = { ask: firstAsk(opening), approval: request.state.approval };
  const subject = seatSubject(first.person, ask.account.slug, first.roleKey);
  const key = { subject, number: first.number };
  const asked = begin({ what: "asked", at: now, key, ref: first.ref, ask });
  if (!approval.letsIn?.includes(first.ref)) return asked;
  return evolve(asked, { what: "approved", at: now, approval: grantedBy(approval, ask, now) });
}

function grantedBy({ by, before }: Approval, { terms }: Ask, at: number): Approval {
  return { at, rule: terms.rule, ...(by ? { by } : {}), ...(before ? { before } : {}) };
}

function firstAsk({ request, accountId, partition, person: first, latest, now }: Opening): Ask {
  if (request.ask.kind !== "create-account") throw new Error(`${request.ref} makes no account`);
  const account = accountFrom(request.ask.wanted, accountId);
  const role = account.roles.find(({ key }) => key === first.roleKey);
  if (!role) throw new Error(`${request.ref} makes no role ${first.roleKey}`);
  const { person: requester, iamUser, lasting, way, boundary, terms, ref } = first;
  const { slug, id, name } = account;
  return {
    ...{ requester, iamUser, role, lasting, partition },
    terms: from(terms, now - request.ask.askedAt),
    account: { slug, id, name },
    reason: `first access to the account (${request.ref}): ${request.ask.reason}`,
    mayDeny: way.mayDeny,
    askedAt: now,
    lapsesAt: now + first.lapseMilliseconds,
    plan: grantPlan({
      ...{ partition, account, role, iamUser, ref, lasting, boundary, ...way },
      tagValue: personKey(requester),
      lift: deniesBefore(latest, now),
    }),
  };
}

// The time others are asked after is counted from when it is asked for, which is when the account is there.
function from(terms: Terms, later: number): Terms {
  const { escalation } = terms;
  if (!escalation) return terms;
  return { ...terms, escalation: { ...escalation, at: escalation.at + later } };
}
