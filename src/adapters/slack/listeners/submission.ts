// One submitted form, and what comes of it.
import type { ModalView } from "@slack/types";
import type { ViewOutput } from "@slack/bolt";
import type { SlackPerson } from "../../../domain/person.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import type { ManagementAccount } from "../../../domain/sign-in.ts";
import { unformatted } from "../mrkdwn.ts";
import { refusalAnswer } from "../views/answer.ts";
import { refusalText } from "../views/refusal-text.ts";
import { sentenceModal } from "../views/sentence-modal.ts";
import type { Edge } from "./edge.ts";

export interface Submission {
  readonly person: SlackPerson;
  readonly view: ViewOutput;
}

export type Submitted =
  | { readonly then: "close" }
  | { readonly then: "show-errors"; readonly errors: Record<string, string> }
  | { readonly then: "show"; readonly view: ModalView };

export type SubmissionHandler = (edge: Edge, submission: Submission) => Promise<Submitted>;

/** Under the field that is at fault, where there is one; else in place of the form. */
export function refused(
  refusal: Refusal,
  faultyBlock: string | undefined,
  management?: ManagementAccount,
): Submitted {
  if (faultyBlock === undefined) {
    return { then: "show", view: sentenceModal(refusalAnswer(refusal, management)) };
  }
  return { then: "show-errors", errors: { [faultyBlock]: unformatted(refusalText(refusal)) } };
}
