// An approver clicked Deny: the form that asks for the reason opens.
import { readRequestValue } from "../request-value.ts";
import { denyModal } from "../views/deny-modal.ts";
import type { ClickHandler } from "./click.ts";
import { formToDecide } from "./form-to-decide.ts";
import { openModal } from "./open-modal.ts";

export const denyClicked: ClickHandler = formToDecide((edge, { triggerId, value }, request) => {
  const { extension = 0 } = readRequestValue(value) ?? {};
  return openModal(edge, triggerId, denyModal(request, extension));
});
