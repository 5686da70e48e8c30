// Somebody picked a role in the form: the times it may be had for are filled in.
import { ruleFor } from "../../../domain/access-policy.ts";
import type { ClickHandler } from "./click.ts";
import { outdatedButton } from "./click.ts";
import { keptIn, pickedAccount } from "./form-values.ts";
import { redrawForm } from "./redraw-form.ts";

export const rolePicked: ClickHandler = async (edge, { value, view }) => {
  if (value === undefined || view === undefined) return outdatedButton();
  const account = edge.ports.policy.accounts.get(pickedAccount(view) ?? "");
  const role = account?.roles.find(({ key }) => key === value);
  // Of an account that was picked before another one: the form that is on its way shows the other one's roles.
  if (!account || !role) return {};
  const rule = ruleFor(edge.ports.policy, account, role);
  const shows = { account, role, ...(rule ? { rule } : {}), ...keptIn(view) };
  return redrawForm(edge, { viewId: view.id, shows }, "times");
};
