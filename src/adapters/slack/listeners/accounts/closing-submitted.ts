// Somebody sent the form that asks for the end of an account.
import { askToClose } from "../../../../operations/accounts/ask-to-close.ts";
import { nameAtFault, typedName, typedReason } from "../form-values.ts";
import { refused } from "../submission.ts";
import type { SubmissionHandler } from "../submission.ts";

export const closingSubmitted: SubmissionHandler = async ({ ports }, { person, view }) => {
  const asked = await askToClose(ports, {
    requester: person,
    slug: view.private_metadata,
    typedName: typedName(view),
    reason: typedReason(view),
  });
  if (asked.kind === "asked") return { then: "close" };
  return refused(asked.refusal, nameAtFault(asked.refusal));
};
