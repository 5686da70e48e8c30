// An approver clicked Deny: the form that asks for the reason opens, unless they could not deny anyway.
import type { AccessRequest } from "../../../domain/request.ts";
import { mayDecide } from "../../../operations/may-decide.ts";
import { denyModal } from "../views/deny-modal.ts";
import { aboutRequest } from "./click.ts";
import type { ClickHandler } from "./click.ts";
import { openModal } from "./open-modal.ts";

export const denyClicked: ClickHandler = async (edge, click) => {
  const { say, changed, about } = await aboutRequest(click, (key) =>
    mayDecide(edge.ports, key, click.person),
  );
  return changed ? { say: await openDenial(changed) } : { say, about };

  function openDenial(request: AccessRequest) {
    return openModal(edge, click.triggerId, denyModal(request));
  }
};
