// An approver clicked Deny: the form that asks for the reason opens, unless they could not deny anyway.
import { mayDecide } from "../../../operations/may-decide.ts";
import { readRequestValue } from "../request-value.ts";
import { denyModal } from "../views/deny-modal.ts";
import { aboutRequest } from "./click.ts";
import type { ClickHandler } from "./click.ts";
import { openModal } from "./open-modal.ts";

export const denyClicked: ClickHandler = async (edge, click) => {
  const { say, changed, about } = await aboutRequest(click, ({ key, extension }) =>
    mayDecide(edge.ports, { key, approver: click.person, meant: extension }),
  );
  if (!changed) return { say, about };
  const { extension = 0 } = readRequestValue(click.value) ?? {};
  return { say: await openModal(edge, click.triggerId, denyModal(changed, extension)) };
};
