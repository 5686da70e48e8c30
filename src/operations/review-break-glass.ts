// An approver has looked at access that was taken without asking, and closes the review with a comment.
import type { SlackPerson } from "../domain/person.ts";
import { whyCannotReview } from "../domain/close-review.ts";
import { readReason } from "../domain/reason.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { RequestKey } from "../domain/request.ts";
import type { AskPorts } from "./ask-ports.ts";
import { saveDecision } from "./save-decision.ts";
import type { Outcome } from "./save-decision.ts";
import { loadDeciding, whoDecides } from "./who-decides.ts";

export interface ReviewBreakGlass {
  readonly key: RequestKey;
  readonly approver: SlackPerson;
  readonly comment: string;
}

export async function reviewBreakGlass(
  ports: AskPorts,
  { key, approver, comment: typed }: ReviewBreakGlass,
): Promise<Outcome> {
  const comment = readReason(typed);
  if (isRefusal(comment)) return { refusal: comment };
  return saveDecision(ports, key, async (request) => {
    const deciding = await whoDecides(ports, request, approver);
    if (isRefusal(deciding)) return deciding;
    const { decider, approvers } = deciding;
    return { do: "close-review", decider, approvers, comment };
  });
}

/** Whether somebody may close it now: looked up before they are asked for a comment. Decides nothing. */
export async function mayReview(
  ports: AskPorts,
  key: RequestKey,
  approver: SlackPerson,
): Promise<Outcome> {
  const loaded = await loadDeciding(ports, key, approver);
  if ("refusal" in loaded) return loaded;
  const { request, deciding } = loaded;
  const refusal = whyCannotReview(request, deciding);
  return refusal ? { refusal, request } : { request };
}
