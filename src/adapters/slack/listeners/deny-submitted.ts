// An approver sent the form with the reason for a no.
import { denyRequest } from "../../../operations/deny-request.ts";
import { readRequestValue } from "../request-value.ts";
import { reasonAtFault, typedReason } from "./form-values.ts";
import { refused } from "./submission.ts";
import type { SubmissionHandler } from "./submission.ts";

export const denySubmitted: SubmissionHandler = async ({ ports }, { person, view }) => {
  const meant = readRequestValue(view.private_metadata);
  if (!meant) return refused({ refused: "unknown-ref", ref: view.private_metadata }, undefined);
  const { key, extension } = meant;
  const reason = typedReason(view);
  const { refusal } = await denyRequest(ports, { key, approver: person, meant: extension, reason });
  return refusal ? refused(refusal, reasonAtFault(refusal)) : { then: "close" };
};
