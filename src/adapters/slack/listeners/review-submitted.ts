// An approver sent the form with the comment that closes a review.
import { reviewBreakGlass } from "../../../operations/review-break-glass.ts";
import { readRequestValue } from "../request-value.ts";
import { reasonAtFault, typedReason } from "./form-values.ts";
import { refused } from "./submission.ts";
import type { SubmissionHandler } from "./submission.ts";

export const reviewSubmitted: SubmissionHandler = async ({ ports }, { person, view }) => {
  const meant = readRequestValue(view.private_metadata);
  if (!meant) return refused({ refused: "unknown-ref", ref: view.private_metadata }, undefined);
  const { key } = meant;
  const comment = typedReason(view);
  const { refusal } = await reviewBreakGlass(ports, { key, approver: person, comment });
  return refusal ? refused(refusal, reasonAtFault(refusal)) : { then: "close" };
};
