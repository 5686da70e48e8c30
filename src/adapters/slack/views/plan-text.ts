// A plan and its steps in words: before they are done, and when they fail or wait.
import type { Plan, Step, StepName, Until } from "../../../domain/access-plan.ts";
import { code, escapedWithin, listed, when } from "../mrkdwn.ts";
import { timeText } from "./time-text.ts";

/** One numbered line a step, for those who decide. */
export function planText(plan: Plan): string {
  return plan.steps.map((step, index) => `${index + 1}. ${stepText(step)}`).join("\n");
}

const READ_BACK = "read back from AWS that it is so";

function stepText(step: Step): string {
  switch (step.name) {
    case "confirm-person":
      return `check that the IAM user ${code(step.iamUser)} still belongs to the person who asked${boundaryText(step.boundary)}`;
    case "access-group":
      return `make sure the group ${code(`${step.path}${step.group}`)} exists and allows only ${code("sts:AssumeRole")} on ${code(step.roleArn)}`;
    case "known-group":
      return `check that the group ${code(`${step.path}${step.group}`)} is there; it is used as it is, and never written`;
    case "own-group":
      return `make sure the group ${code(`${step.path}${step.group}`)} exists, with nobody but ${code(step.iamUser)} in it`;
    case "guard":
      return `write the guard ${code(step.policy)} ${whereText(step)}: a Deny by which AWS itself refuses the role from ${momentText(step.until)} on`;
    case "allow-directly":
      return `write the policy ${code(step.policy)} ${whereText(step)}: it allows only ${code("sts:AssumeRole")} on ${code(step.roleArn)}, and AWS itself ends it ${momentText(step.until)}`;
    case "lift-denies":
      return `take away what earlier requests left on ${code(step.iamUser)}: ${policiesText(step.policies)}`;
    case "join-group":
      return `add ${code(step.iamUser)} to the group ${code(step.group)}`;
    case "read-back-joined":
    case "read-back-left":
    case "read-back-allowed":
      return READ_BACK;
    case "leave-group":
      return `take ${code(step.iamUser)} out of the group ${code(step.group)}`;
    default:
      return otherStepText(step);
  }
}

type OtherStep = Extract<
  Step,
  {
    name:
      | "trust-person"
      | "distrust-person"
      | "tombstone"
      | "disallow"
      | "end-sessions"
      | "look-again"
      | "release-sessions";
  }
>;

function otherStepText(step: OtherStep): string {
  switch (step.name) {
    case "trust-person":
      return `name ${code(step.iamUser)} in the role ${code(step.roleName)} in ${step.accountId}, which trusts nobody else`;
    case "distrust-person":
      return `take the name of ${code(step.iamUser)} out of the role ${code(step.roleName)} in ${step.accountId}`;
    case "tombstone":
      return `write ${code(step.policy)} ${whereText(step)}: a Deny by which AWS refuses the role at once`;
    case "disallow":
      return `delete the policy ${code(step.policy)} ${whereText(step)}`;
    case "end-sessions":
      return `end the sessions that ${code(step.iamUser)} has open in ${step.accountId}`;
    case "look-again":
      return `make sure that ${code(step.iamUser)} is still out of the group ${code(step.group)}`;
    case "release-sessions":
      return `take the policy ${code(step.policy)} off the role ${code(step.roleName)} in ${step.accountId} again`;
  }
}

/** `heldBy`: the group of the user's own that holds it in their place. */
function whereText({ iamUser, heldBy }: { iamUser: string; heldBy?: string }): string {
  return heldBy === undefined ? `on ${code(iamUser)}` : `in the group ${code(heldBy)}`;
}

function boundaryText(boundary: string | null): string {
  return boundary === null ? "" : ` and carries the permissions boundary ${code(boundary)}`;
}

function momentText(until: Until): string {
  return "at" in until ? when(until.at) : `${timeText(until.after)} after the grant`;
}

const MOST_POLICIES = 3;

function policiesText(policies: readonly string[]): string {
  const named = policies.slice(0, MOST_POLICIES).map(code);
  const more = policies.length - named.length;
  return listed(more > 0 ? [...named, `${more} more`] : named);
}

const DOING: Record<StepName, string> = {
  "confirm-person": "checking whose IAM user it is",
  "access-group": "setting up the access group",
  "known-group": "looking for the group that lets people in",
  "own-group": "setting up a group of the IAM user's own",
  guard: "writing the guard that ends it",
  "allow-directly": "writing the policy that lets the IAM user in",
  "read-back-allowed": "reading that policy back from AWS",
  "lift-denies": "taking away Denies that are not needed any more",
  "join-group": "adding the IAM user to the group",
  "read-back-joined": "reading the membership back from AWS",
  "trust-person": "naming the IAM user in the role, which trusts nobody else",
  "distrust-person": "taking the IAM user's name out of the role again",
  tombstone: "writing a Deny that holds at once",
  "leave-group": "taking the IAM user out of the group",
  "read-back-left": "reading back from AWS that the membership is gone",
  disallow: "deleting the policy that let the IAM user in",
  "end-sessions": "ending the sessions that are open",
  "look-again": "making sure that nobody was put back",
  "release-sessions": "clearing up after the sessions that were ended",
};

/** Which step it is, as something that is going on. */
export function doingText(step: StepName): string {
  return DOING[step];
}

/** The cause of trouble as it came from AWS or from us, in a sentence of its own. */
export function causeText(cause: string): string {
  const words = escapedWithin(cause, 400);
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}
