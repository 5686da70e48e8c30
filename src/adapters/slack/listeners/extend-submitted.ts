// Somebody sent the form that asks for more time.
import { extendAccess } from "../../../operations/extend-access.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import { BLOCKS } from "../ids.ts";
import { readRequestValue } from "../request-value.ts";
import { moreTimeAsked } from "../views/more-time-asked.ts";
import { sentenceModal } from "../views/sentence-modal.ts";
import { pickedTime, typedReason } from "./form-values.ts";
import { refused } from "./submission.ts";
import type { SubmissionHandler } from "./submission.ts";

export const extendSubmitted: SubmissionHandler = async ({ ports }, { person, view }) => {
  const meant = readRequestValue(view.private_metadata);
  if (!meant) return refused({ refused: "unknown-ref", ref: view.private_metadata }, undefined);
  const { request, refusal } = await extendAccess(ports, {
    key: meant.key,
    by: person,
    lasting: pickedTime(view, BLOCKS.moreTime) ?? "",
    reason: typedReason(view),
  });
  if (refusal) return refused(refusal, fieldAtFault(refusal));
  // No message of theirs changes when they ask, so it is said here.
  return { then: "show", view: sentenceModal(moreTimeAsked(request)) };
};

function fieldAtFault({ refused: kind }: Refusal): string | undefined {
  switch (kind) {
    case "reason-missing":
    case "reason-too-long":
      return BLOCKS.reason;
    case "odd-time":
    case "too-long":
      return BLOCKS.moreTime;
    default:
      return undefined;
  }
}
