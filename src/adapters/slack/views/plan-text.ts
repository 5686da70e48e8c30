// A plan and its steps in words: before they are done, when they are done, and when they fail.
import type { Plan, Step, StepName } from "../../../domain/access-plan.ts";
import type { JournalEntry } from "../../../domain/request.ts";
import { code, escapedWithin } from "../mrkdwn.ts";

/** One numbered line a step, for those who decide. */
export function planText(plan: Plan): string {
  return plan.steps.map((step, index) => `${index + 1}. ${stepText(step)}`).join("\n");
}

function stepText(step: Step): string {
  switch (step.name) {
    case "confirm-person":
      return `check that the IAM user ${code(step.iamUser)} still belongs to the person who asked`;
    case "access-group":
      return `make sure the group ${code(`${step.path}${step.group}`)} exists and allows only ${code("sts:AssumeRole")} on ${code(step.roleArn)}`;
    case "join-group":
      return `add ${code(step.iamUser)} to it`;
    case "read-back-joined":
      return "read back from AWS that it is so";
    case "leave-group":
      return `take ${code(step.iamUser)} out of the group ${code(step.group)}`;
    case "read-back-left":
      return "read back from AWS that it is so";
  }
}

const DOING: Record<StepName, string> = {
  "confirm-person": "checking whose IAM user it is",
  "access-group": "setting up the access group",
  "join-group": "adding the IAM user to the group",
  "read-back-joined": "reading the membership back from AWS",
  "leave-group": "taking the IAM user out of the group",
  "read-back-left": "reading back from AWS that the membership is gone",
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

const OUTCOMES: Record<JournalEntry["outcome"], string> = {
  made: "done",
  found: "was so already",
  repaired: "had been changed by somebody and was put right",
};

/** What was done, one line a step, for the thread under the card. */
export function journalText(journal: readonly JournalEntry[]): string {
  return journal.map((entry) => `• ${doingText(entry.step)}: ${outcomeText(entry)}`).join("\n");
}

function outcomeText({ step, outcome, note }: JournalEntry): string {
  if (step === "confirm-person") return "confirmed";
  const told = outcome === "repaired" && note ? ` (${escapedWithin(note, 300)})` : "";
  return `${OUTCOMES[outcome]}${told}`;
}
