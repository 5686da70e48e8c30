// Somebody picked an account in the form: the roles it has are filled in.
import { findAccount, ruleFor } from "../../../domain/access-policy.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import { refusalAnswer } from "../views/answer.ts";
import { outdatedButton } from "./click.ts";
import type { ClickHandler } from "./click.ts";
import { keptIn } from "./form-values.ts";
import { redrawForm } from "./redraw-form.ts";

export const accountPicked: ClickHandler = async (edge, { value, view }) => {
  if (value === undefined || view === undefined) return outdatedButton();
  const account = findAccount(edge.ports.policy, value);
  if (isRefusal(account)) return { say: refusalAnswer(account) };
  const [only, another] = account.roles;
  const role = another ? undefined : only;
  const rule = role && ruleFor(edge.ports.policy, account, role);
  const shows = { account, ...(rule ? { rule } : {}), ...keptIn(view) };
  return redrawForm(edge, { viewId: view.id, shows }, "roles");
};
