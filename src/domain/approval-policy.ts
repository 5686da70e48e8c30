// Who may decide about a request; every rule is a predicate with its rule in words.
import { isSamePerson } from "./person.ts";
import type { SlackPerson } from "./person.ts";
import type { Refusal } from "./refusal.ts";

/** Somebody who clicked, with what is known of them at this moment. */
export interface Decider {
  readonly person: SlackPerson;
  /** The IAM user behind the person, where there is one. */
  readonly iamUser?: string;
}

/** What was asked for, as far as it matters who asked. */
interface Asked {
  readonly requester: SlackPerson;
  /** The IAM user behind the requester, where there is one. */
  readonly iamUser: string | null;
}

/** Only people named as approvers now may decide; having been one when the card was posted is not enough. */
function isApprover(decider: Decider, approvers: readonly string[]): boolean {
  return approvers.includes(decider.person.user);
}

/** Nobody decides about their own request. */
function isRequester(decider: Decider, ask: Asked): boolean {
  return isSamePerson(decider.person, ask.requester);
}

/** Nor does a second Slack account of the same IAM user. */
function sharesIamUser(decider: Decider, ask: Asked): boolean {
  return decider.iamUser !== undefined && decider.iamUser === ask.iamUser;
}

/** Why this person may not decide, or undefined where they may. */
export function whyMayNotDecide(
  decider: Decider,
  ask: Asked,
  approvers: readonly string[],
): Refusal | undefined {
  if (isRequester(decider, ask)) return { refused: "own-request" };
  if (!isApprover(decider, approvers)) return { refused: "not-an-approver" };
  if (ask.iamUser !== null && sharesIamUser(decider, ask)) {
    return { refused: "same-iam-user", iamUser: ask.iamUser };
  }
  return undefined;
}
