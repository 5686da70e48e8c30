// An approver sent the form with how much time they give, or with the account's name.
import { approveRequest } from "../../../operations/approve-request.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import { BLOCKS } from "../ids.ts";
import { readRequestValue } from "../request-value.ts";
import { pickedTime, typedName } from "./form-values.ts";
import { refused } from "./submission.ts";
import type { SubmissionHandler } from "./submission.ts";

export const approveSubmitted: SubmissionHandler = async ({ ports }, { person, view }) => {
  const meant = readRequestValue(view.private_metadata);
  if (!meant) return refused({ refused: "unknown-ref", ref: view.private_metadata }, undefined);
  const { refusal } = await approveRequest(ports, {
    key: meant.key,
    approver: person,
    meant: meant.extension,
    lasting: pickedTime(view, BLOCKS.giveTime),
    typedName: typedName(view),
  });
  return refusal ? refused(refusal, fieldAtFault(refusal)) : { then: "close" };
};

function fieldAtFault({ refused: kind }: Refusal): string | undefined {
  if (kind === "name-not-typed") return BLOCKS.name;
  return kind === "not-shorter" || kind === "odd-time" ? BLOCKS.giveTime : undefined;
}
