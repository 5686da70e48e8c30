// Somebody sent the form by which they let themselves in at once.
import { breakGlass } from "../../../operations/break-glass.ts";
import { alreadyIn } from "../views/already-in.ts";
import { breakGlassAsked } from "../views/break-glass-asked.ts";
import { sentenceModal } from "../views/sentence-modal.ts";
import { nameAtFault, typedName, typedReason } from "./form-values.ts";
import { refused } from "./submission.ts";
import type { SubmissionHandler } from "./submission.ts";

export const breakGlassSubmitted: SubmissionHandler = async (edge, { person, view }) => {
  const { ports, management } = edge;
  const [slug = "", roleKey = ""] = view.private_metadata.split("|");
  const reason = typedReason(view);
  const asking = { requester: person, slug, roleKey, reason, typedName: typedName(view) };
  const asked = await breakGlass(ports, asking);
  switch (asked.kind) {
    case "asked":
      return { then: "show", view: sentenceModal(breakGlassAsked(asked)) };
    case "already-in":
      return { then: "show", view: sentenceModal(alreadyIn(asked, management)) };
    case "refused":
      return refused(asked.refusal, nameAtFault(asked.refusal), management);
  }
};
