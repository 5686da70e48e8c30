// Opens a form to somebody who may decide about the request they clicked; whoever could not is told so before they fill it in.
import type { AccessRequest } from "../../../domain/request.ts";
import { mayDecide } from "../../../operations/may-decide.ts";
import type { Shown } from "../views/shown.ts";
import { aboutRequest } from "./click.ts";
import type { Click, ClickHandler } from "./click.ts";
import type { Edge } from "./edge.ts";

/** `open` answers with what to say where the form did not open. */
export function formToDecide(
  open: (edge: Edge, click: Click, request: AccessRequest) => Promise<Shown | undefined>,
): ClickHandler {
  return async (edge, click) => {
    const { say, changed, about } = await aboutRequest(click, ({ key, extension }) =>
      mayDecide(edge.ports, { key, approver: click.person, meant: extension }),
    );
    if (!changed) return { say, about };
    return { say: await open(edge, click, changed) };
  };
}
