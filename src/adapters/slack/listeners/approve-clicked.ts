// An approver clicked Approve; where the account's name has to be typed, the form for it opens.
import { approveRequest } from "../../../operations/approve-request.ts";
import { aboutRequest } from "./click.ts";
import type { ClickHandler } from "./click.ts";
import { openApproveForm } from "./open-approve-form.ts";

export const approveClicked: ClickHandler = async (edge, click) => {
  const clicked = await aboutRequest(click, ({ key, extension }) =>
    approveRequest(edge.ports, { key, approver: click.person, meant: extension }),
  );
  const { about, refusal } = clicked;
  if (refusal?.refused !== "name-not-typed" || !about) return clicked;
  return { say: await openApproveForm(edge, click, about), about };
};
