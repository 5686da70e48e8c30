// An approver clicked Review: the form for the comment opens, unless they could not close the review anyway.
import { mayReview } from "../../../operations/review-break-glass.ts";
import { reviewModal } from "../views/review-modal.ts";
import { aboutRequest } from "./click.ts";
import type { ClickHandler } from "./click.ts";
import { openModal } from "./open-modal.ts";

export const reviewClicked: ClickHandler = async (edge, click) => {
  const { say, changed, about } = await aboutRequest(click, ({ key }) =>
    mayReview(edge.ports, key, click.person),
  );
  if (!changed) return { say, about };
  return { say: await openModal(edge, click.triggerId, reviewModal(changed)) };
};
