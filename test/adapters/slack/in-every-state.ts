// A request about an account in every state there is, whatever it asks for; for those who look at all of them.
import type { AccountCommand } from "../../../src/domain/accounts/account-command.ts";
import type { AccountRequest, Known, Mend } from "../../../src/domain/accounts/account-request.ts";
import { aRule } from "../../support/a-policy.ts";
import { afterWishes, currentStep, LATER, wishes } from "../../support/an-account.ts";
import type { Wish } from "../../support/an-account.ts";
import { bob, carol } from "../../support/people.ts";

export type AccountRequests = Readonly<Record<string, AccountRequest>>;

/** What people, files and AWS may have written. */
export interface Words {
  readonly words: string;
  readonly name: string;
}

export function inEveryState(
  kind: string,
  pending: AccountRequest,
  { words }: Words,
): AccountRequests {
  const { deny, withdraw, lapse, abandon, doStep, retry } = wishes;
  const denied: Wish = () => ({ ...(deny() as object), reason: words }) as AccountCommand;
  const working = approved(pending);
  const stuck = afterWishes(working, doStep, refused(words, { mends: ["email"] }));
  return {
    [`${kind}, pending`]: pending,
    [`${kind}, denied`]: afterWishes(pending, denied),
    [`${kind}, withdrawn`]: afterWishes(pending, withdraw),
    [`${kind}, lapsed`]: lapsed(pending, lapse),
    [`${kind}, working`]: working,
    [`${kind}, working, further`]: afterWishes(working, ...times(doStep, 3)),
    [`${kind}, working, waiting`]: afterWishes(working, doStep, waiting(words)),
    [`${kind}, delayed`]: afterWishes(working, doStep, troubled(words)),
    [`${kind}, stuck`]: stuck,
    [`${kind}, going on`]: afterWishes(stuck, retry),
    [`${kind}, given up`]: afterWishes(stuck, abandon),
    [`${kind}, done`]: done(pending),
  };
}

/** Of first people, the first is let in with the account; the others are asked for. */
export function approved(pending: AccountRequest): AccountRequest {
  const firstDeciders = [{ ref: "R-F1RST0", approvers: [bob.user, carol.user], approvals: 1 }];
  const { approvals } = pending.ask.terms;
  const rule = aRule({ name: pending.ask.terms.rule, approvals });
  return afterWishes(
    pending,
    (request) => ({ ...wishes.approve(request), firstDeciders, rule }) as AccountCommand,
  );
}

export function done(pending: AccountRequest): AccountRequest {
  const all = pending.ask.plan.steps.length;
  const known = { accountId: "555555555555", movedAt: LATER };
  return afterWishes(
    approved(pending),
    learning(known),
    ...times(wishes.doStep, all - 2),
    learning(known),
  );
}

function lapsed(pending: AccountRequest, lapse: Wish): AccountRequest {
  const early = { ...pending, ask: { ...pending.ask, lapsesAt: LATER - 1 } };
  return afterWishes(early, lapse);
}

export function times(wish: Wish, count: number): Wish[] {
  return Array.from({ length: count }, () => wish);
}

export function learning(learnt: Known): Wish {
  return (request) => {
    const step = currentStep(request);
    const entry = { step, outcome: "found" as const, at: LATER };
    return { do: "record-step", step, outcome: { kind: "done", entry, learnt } };
  };
}

export function waiting(why: string): Wish {
  return (request) => {
    const outcome = { kind: "waits" as const, why, until: LATER + 1000 };
    return { do: "record-step", step: currentStep(request), outcome };
  };
}

function troubled(cause: string): Wish {
  return (request) => {
    const outcome = { kind: "trouble" as const, cause, retryable: true };
    return { do: "record-step", step: currentStep(request), outcome };
  };
}

export function refused(
  cause: string,
  more: { readonly mends?: readonly Mend[]; readonly learnt?: Known } = {},
): Wish {
  return (request) => {
    const outcome = { kind: "refused" as const, cause, mends: more.mends ?? [] };
    const learnt = more.learnt ? { learnt: more.learnt } : {};
    return { do: "record-step", step: currentStep(request), outcome: { ...outcome, ...learnt } };
  };
}
