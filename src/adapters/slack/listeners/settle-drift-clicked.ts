// An admin clicked Undo or Adopt under what was changed by hand in AWS.
import { readDriftLabel } from "../../../domain/drift/drift-label.ts";
import type { Want } from "../../../domain/drift/drift-ledger.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import { settleDrift } from "../../../operations/settle-drift.ts";
import { refusalAnswer } from "../views/answer.ts";
import { outdatedButton } from "./click.ts";
import type { ClickHandler } from "./click.ts";

export const undoDriftClicked: ClickHandler = clicked("undo");
export const adoptDriftClicked: ClickHandler = clicked("adopt");

function clicked(want: Want): ClickHandler {
  return async ({ ports }, { person, value }) => {
    const number = readDriftLabel(value ?? "");
    if (number === undefined) return outdatedButton();
    const settled = await settleDrift(ports, { number, want, by: person });
    return isRefusal(settled) ? { say: refusalAnswer(settled) } : {};
  };
}
