// The terms a request was asked under: what its rule said then about being told, reminded and escalated.
import { NOBODY } from "./access-rule.ts";
import type { AccessRule, Who } from "./access-rule.ts";

/** Kept with the request, so that what people were shown and when they are reminded stays as it was. */
export interface Terms {
  /** The rule's name. */
  readonly rule: string;
  /** How many different people had to say yes. */
  readonly approvals: number;
  readonly sensitive?: string;
  readonly notified?: Mentioned;
  /** Milliseconds from the ask to the first reminder, and from each to the next. */
  readonly remindEvery?: number;
  readonly escalation?: { readonly at: number; readonly to: Mentioned };
}

/** People and user groups, by their Slack ids. */
export type Mentioned = Pick<Who, "people" | "groups">;

export function termsOf(rule: AccessRule, askedAt: number): Terms {
  const { name, approvals, sensitive, notified, remindMilliseconds, escalation } = rule;
  const isSomebody = notified.people.length + notified.groups.length > 0;
  return {
    rule: name,
    approvals,
    ...(sensitive === null ? {} : { sensitive }),
    ...(isSomebody ? { notified: mentioned(notified) } : {}),
    ...(remindMilliseconds === null ? {} : { remindEvery: remindMilliseconds }),
    ...(escalation
      ? { escalation: { at: askedAt + escalation.afterMilliseconds, to: mentioned(escalation.to) } }
      : {}),
  };
}

function mentioned({ people, groups }: Who): Mentioned {
  return { people, groups };
}

/** Who may decide by a rule: its approvers and, once a request was escalated, those it was escalated to. */
export function decidersBy(rule: AccessRule | undefined, isEscalated: boolean): readonly Who[] {
  if (!rule) return [NOBODY];
  return isEscalated && rule.escalation ? [rule.mayApprove, rule.escalation.to] : [rule.mayApprove];
}
