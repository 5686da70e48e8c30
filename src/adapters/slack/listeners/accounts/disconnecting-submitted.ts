// Somebody sent the form that asks to disconnect a client's account.
import { askToDisconnect } from "../../../../operations/accounts/ask-to-disconnect.ts";
import { reasonAtFault, typedReason } from "../form-values.ts";
import { refused } from "../submission.ts";
import type { SubmissionHandler } from "../submission.ts";

export const disconnectingSubmitted: SubmissionHandler = async ({ ports }, { person, view }) => {
  const asked = await askToDisconnect(ports, {
    requester: person,
    slug: view.private_metadata,
    reason: typedReason(view),
  });
  if (asked.kind === "asked") return { then: "close" };
  return refused(asked.refusal, reasonAtFault(asked.refusal));
};
