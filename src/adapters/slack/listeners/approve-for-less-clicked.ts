// An approver wants to give less time than was asked for: the form for it opens, unless they could not approve anyway.
import { mayDecide } from "../../../operations/may-decide.ts";
import { aboutRequest } from "./click.ts";
import type { ClickHandler } from "./click.ts";
import { openApproveForm } from "./open-approve-form.ts";

export const approveForLessClicked: ClickHandler = async (edge, click) => {
  const { say, changed, about } = await aboutRequest(click, ({ key, extension }) =>
    mayDecide(edge.ports, { key, approver: click.person, meant: extension }),
  );
  if (!changed) return { say, about };
  return { say: await openApproveForm(edge, click, changed) };
};
