// Who may decide about a request at this moment, by the rule that is about it now, and who it is that wants to.
import type { AccessPolicy } from "../domain/access-policy.ts";
import { findWanted } from "../domain/access-policy.ts";
import type { AccessRule } from "../domain/access-rule.ts";
import type { Decider } from "../domain/approval-policy.ts";
import type { SlackPerson } from "../domain/person.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { AccessRequest, RequestKey } from "../domain/request.ts";
import { decidersBy } from "../domain/terms.ts";
import { wasEscalated } from "../domain/waiting.ts";
import type { Directory } from "../ports/directory.ts";
import type { RequestStore } from "../ports/request-store.ts";
import type { UserGroups } from "../ports/user-groups.ts";
import { knownDecider } from "./known-decider.ts";
import { peopleIn } from "./rule-people.ts";

interface Ports {
  readonly directory: Directory;
  readonly userGroups: UserGroups;
  readonly policy: AccessPolicy;
}

export interface Deciding {
  readonly decider: Decider;
  /** Slack user ids. */
  readonly approvers: readonly string[];
  /** Missing where the file lets nobody into it any more. */
  readonly rule: AccessRule | undefined;
}

export async function whoDecides(
  ports: Ports,
  request: AccessRequest,
  person: SlackPerson,
): Promise<Deciding | Refusal> {
  return decidingBy(ports, { request, rule: ruleNow(ports.policy, request) }, person);
}

type MayBeEscalated = Parameters<typeof wasEscalated>[0];

/** The same for whatever was asked for, by the rule that is about it. */
export async function decidingBy(
  ports: Ports,
  asked: { readonly request: MayBeEscalated; readonly rule: AccessRule | undefined },
  person: SlackPerson,
): Promise<Deciding | Refusal> {
  const { rule } = asked;
  const [decider, approvers] = await Promise.all([
    knownDecider(ports.directory, person),
    approversBy(ports, asked.request, rule),
  ]);
  if (isRefusal(decider)) return decider;
  return isRefusal(approvers) ? approvers : { decider, approvers, rule };
}

/** The request as it is now, with who may decide about it, for whoever is about to be shown a form. */
export async function loadDeciding(
  ports: Ports & { readonly store: RequestStore },
  key: RequestKey,
  person: SlackPerson,
): Promise<
  | { readonly request: AccessRequest; readonly deciding: Deciding }
  | { readonly refusal: Refusal; readonly request?: AccessRequest }
> {
  const request = await ports.store.load(key);
  if (!request) return { refusal: { refused: "unknown-ref", ref: key.subject } };
  const deciding = await whoDecides(ports, request, person);
  return isRefusal(deciding) ? { refusal: deciding, request } : { request, deciding };
}

export function ruleNow(policy: AccessPolicy, { ask }: AccessRequest): AccessRule | undefined {
  const wanted = findWanted(policy, ask.account.slug, ask.role.key);
  return isRefusal(wanted) ? undefined : wanted.rule;
}

/** Where no rule names approvers any more, admins clear up what was left waiting. */
async function approversBy(
  ports: Pick<Ports, "userGroups" | "policy">,
  request: MayBeEscalated,
  rule: AccessRule | undefined,
): Promise<readonly string[] | Refusal> {
  if (!rule || rule.approvals === 0) return ports.policy.admins;
  return peopleIn(ports, decidersBy(rule, wasEscalated(request)));
}
