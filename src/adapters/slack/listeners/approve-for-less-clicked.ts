// An approver wants to give less time than was asked for: the form for it opens.
import type { ClickHandler } from "./click.ts";
import { formToDecide } from "./form-to-decide.ts";
import { openApproveForm } from "./open-approve-form.ts";

export const approveForLessClicked: ClickHandler = formToDecide(openApproveForm);
