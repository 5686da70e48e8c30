// Whether the yeses there are are enough: of different people, for Slack and for AWS, who may all still decide.
import type { Approval, Yes } from "./approval.ts";
import type { Decider } from "./approval-policy.ts";
import type { Lasting } from "./duration.ts";
import { isSamePerson } from "./person.ts";
import type { Refusal } from "./refusal.ts";

export interface Vote {
  readonly decider: Decider;
  /** Slack user ids of those who may decide now: a yes of somebody who may not any more does not count. */
  readonly approvers: readonly string[];
  readonly rule: { readonly name: string; readonly approvals: number };
  readonly lasting?: Lasting;
}

/** `enough`: set where it is the last one needed. */
export type Counted = { readonly yes: Yes; readonly enough?: Approval };

export function countYes(earlier: readonly Yes[], vote: Vote, at: number): Counted | Refusal {
  const { decider, approvers, rule, lasting } = vote;
  const counting = distinct(earlier.filter(({ by }) => approvers.includes(by.user)));
  const refusal = whyNotDistinct(counting, decider);
  // Where fewer are needed by now than when they said yes, those that are there are enough.
  const last = counting.at(-1);
  if (refusal && last && counting.length >= rule.approvals) {
    return { yes: last, enough: approvalBy(counting.slice(0, -1), { last, at, rule }) };
  }
  if (refusal) return refusal;
  const yes: Yes = {
    by: decider.person,
    ...(decider.iamUser === undefined ? {} : { iamUser: decider.iamUser }),
    at,
    ...(lasting === undefined ? {} : { lasting }),
  };
  if (counting.length + 1 < rule.approvals) return { yes };
  return { yes, enough: approvalBy(counting, { last: yes, at, rule }) };
}

interface Last {
  readonly last: Yes;
  readonly at: number;
  readonly rule: Vote["rule"];
}

function approvalBy(earlier: readonly Yes[], { last, at, rule }: Last): Approval {
  const before = earlier.map(({ by }) => by);
  return { by: last.by, at, rule: rule.name, ...(before.length > 0 ? { before } : {}) };
}

// Whoever was named, taken out and named again may have said yes while another one with their IAM user did.
function distinct(yeses: readonly Yes[]): readonly Yes[] {
  return yeses.reduce<readonly Yes[]>((kept, yes) => {
    const { by: person, iamUser } = yes;
    const decider = { person, ...(iamUser === undefined ? {} : { iamUser }) };
    return whyNotDistinct(kept, decider) ? kept : [...kept, yes];
  }, []);
}

function whyNotDistinct(
  counting: readonly Yes[],
  { person, iamUser }: Decider,
): Refusal | undefined {
  const mine = counting.find(({ by }) => isSamePerson(by, person));
  if (mine) return { refused: "said-yes-already", at: mine.at };
  const shared = counting.find((yes) => iamUser !== undefined && yes.iamUser === iamUser);
  if (!shared || iamUser === undefined) return undefined;
  return { refused: "same-iam-user-said-yes", by: shared.by, iamUser };
}

/** The shortest of the times that were given; `asked` where nobody gave less. */
export function shortestOf(asked: Lasting, yeses: readonly Pick<Yes, "lasting">[]): Lasting {
  const given = yeses.flatMap(({ lasting }) => lasting ?? []);
  return given.reduce(
    (shortest, lasting) => (isShorter(lasting, shortest) ? lasting : shortest),
    asked,
  );
}

export function isShorter(lasting: Lasting, than: Lasting): boolean {
  if (lasting === "standing") return false;
  return than === "standing" || lasting < than;
}
