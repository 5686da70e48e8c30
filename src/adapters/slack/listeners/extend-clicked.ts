// Somebody clicked Extend: the form that asks for more time opens, unless there is none to be had.
import { mayExtend } from "../../../operations/extend-access.ts";
import { aboutRequest } from "./click.ts";
import type { ClickHandler } from "./click.ts";
import { openExtendForm } from "./open-extend-form.ts";

export const extendClicked: ClickHandler = async (edge, click) => {
  const { say, changed, about } = await aboutRequest(click, ({ key }) =>
    mayExtend(edge.ports, key, click.person),
  );
  if (!changed) return { say, about };
  return { say: await openExtendForm(edge, click.triggerId, { request: changed }) };
};
