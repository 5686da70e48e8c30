// Reviews the people of one rule: whether those who may ask can be let in, and whether telling and escalating help.
import type { AccessPolicy } from "../access-policy.ts";
import { NOBODY } from "../access-rule.ts";
import type { AccessRule } from "../access-rule.ts";
import { decidersBy } from "../terms.ts";
import { crowdOf, isNobody, leftAlone, together } from "./crowd.ts";
import type { Crowd, Members } from "./crowd.ts";
import type { Finding, FindingKind } from "./finding.ts";

interface Reviewed {
  readonly rule: AccessRule;
  readonly members: Members;
  readonly askers: Crowd;
  readonly approvers: Crowd;
  /** With those to whom it escalates. */
  readonly deciders: Crowd;
  /** Of access that was taken without asking, to which nothing escalates. */
  readonly reviewers: Crowd;
}

/** `admins` review where the rule names no approvers, as nobody is asked. */
export function reviewPeople(
  rule: AccessRule,
  { admins }: Pick<AccessPolicy, "admins">,
  members: Members,
): Finding[] {
  const approvers = crowdOf(together(decidersBy(rule, false)), members);
  const reviewed = {
    rule,
    members,
    askers: crowdOf(rule.mayAsk, members),
    approvers,
    deciders: crowdOf(together(decidersBy(rule, true)), members),
    reviewers: rule.approvals > 0 ? approvers : crowdOf({ ...NOBODY, people: admins }, members),
  };
  const isAskable = !isNobody(rule.mayAsk);
  const isDecided = isAskable && rule.approvals > 0;
  return [
    ...(isAskable ? reviewAskers(reviewed) : []),
    ...(isDecided ? reviewApprovers(reviewed) : []),
    ...(isDecided ? reviewNotified(reviewed) : []),
    ...(isDecided ? reviewEscalation(reviewed) : []),
    ...reviewBreakGlass(reviewed),
  ];
}

const error = ({ name }: AccessRule, what: FindingKind): Finding => ({
  severity: "error",
  rule: name,
  what,
});
const warning = ({ name }: AccessRule, what: FindingKind): Finding => ({
  severity: "warning",
  rule: name,
  what,
});

function reviewAskers({ rule, askers }: Reviewed): Finding[] {
  const isEmpty = askers.isComplete && askers.people.size === 0;
  return isEmpty ? [warning(rule, { kind: "nobody-asks" })] : [];
}

function reviewApprovers({ rule, askers, approvers, deciders }: Reviewed): Finding[] {
  const { approvals } = rule;
  if (!deciders.isComplete) return [];
  if (deciders.people.size === 0) return [error(rule, { kind: "nobody-approves" })];
  const tooFew = (crowd: Crowd, untilEscalation: boolean): FindingKind => {
    return { kind: "too-few-approvers", approvals, approvers: [...crowd.people], untilEscalation };
  };
  if (deciders.people.size < approvals) return [error(rule, tooFew(deciders, false))];
  const untilEscalation = approvers.people.size < approvals;
  return [
    ...(untilEscalation ? [warning(rule, tooFew(approvers, true))] : []),
    ...reviewLeftAlone(rule, askers, leftAlone(askers, deciders, approvals)),
  ];
}

function reviewLeftAlone(rule: AccessRule, askers: Crowd, people: readonly string[]): Finding[] {
  if (people.length === 0) return [];
  const isForAll = askers.isComplete && people.length === askers.people.size;
  const { approvals } = rule;
  const what = { kind: "nobody-left-to-approve", approvals, people, isForAll } as const;
  return [isForAll ? error(rule, what) : warning(rule, what)];
}

function reviewNotified({ rule, members, deciders }: Reviewed): Finding[] {
  const { people, groups } = rule.notified;
  const cannot = (person: string): boolean => deciders.isComplete && !deciders.people.has(person);
  const inVain = {
    people: people.filter(cannot),
    groups: groups.filter((group) => members.get(group)?.every(cannot)),
  };
  return isNobody({ everyone: false, ...inVain })
    ? []
    : [warning(rule, { kind: "told-in-vain", ...inVain })];
}

function reviewEscalation({ rule, members, approvers }: Reviewed): Finding[] {
  if (!rule.escalation) return [];
  const { people, groups } = rule.escalation.to;
  const may = (person: string): boolean => approvers.everyone || approvers.people.has(person);
  const mayAlready = {
    people: people.filter(may),
    groups: groups.filter(
      (group) => rule.mayApprove.groups.includes(group) || hasOnly(members.get(group), may),
    ),
  };
  return isNobody({ everyone: false, ...mayAlready })
    ? []
    : [warning(rule, { kind: "escalates-to-approvers", ...mayAlready })];
}

// A group without members is no group of approvers.
function hasOnly(members: readonly string[] | undefined, may: (person: string) => boolean) {
  return members !== undefined && members.length > 0 && members.every(may);
}

function reviewBreakGlass({ rule, members, reviewers }: Reviewed): Finding[] {
  if (!rule.breakGlass) return [];
  const people = leftAlone(crowdOf(rule.breakGlass.mayUse, members), reviewers, 1);
  return people.length > 0 ? [error(rule, { kind: "nobody-left-to-review", people })] : [];
}
