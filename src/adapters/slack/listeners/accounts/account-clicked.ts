// What approvers and admins click about an account as a whole, and the requester.
import type { AccountRequest } from "../../../../domain/accounts/account-request.ts";
import { isAccountIn } from "../../../../domain/accounts/account-request.ts";
import { isRefusal } from "../../../../domain/refusal.ts";
import { abandonAccount } from "../../../../operations/accounts/abandon-account.ts";
import { adoptAccount } from "../../../../operations/accounts/adopt-account.ts";
import { approveAccount } from "../../../../operations/accounts/approve-account.ts";
import {
  mayDecideAccount,
  mayMendAccount,
} from "../../../../operations/accounts/may-decide-account.ts";
import { lookAgain } from "../../../../operations/accounts/look-again.ts";
import { retryAccount } from "../../../../operations/accounts/retry-account.ts";
import { withdrawAccount } from "../../../../operations/accounts/withdraw-account.ts";
import { accountDecidedText } from "../../views/accounts/account-decided.ts";
import { approveClosingModal, whatIsDecidedAbout } from "../../views/accounts/closing-modals.ts";
import { fixAccountModal, isAboutEmail } from "../../views/accounts/fix-account-modal.ts";
import { refusalAnswer, sentence } from "../../views/answer.ts";
import { denyForm } from "../../views/deny-modal.ts";
import type { Shown } from "../../views/shown.ts";
import { aboutAccount } from "../click.ts";
import type { Click, ClickHandler } from "../click.ts";
import type { Edge } from "../edge.ts";
import { openModal } from "../open-modal.ts";
import { choosableUnits } from "./choosable-units.ts";

/** Where the account's name has to be typed, the form for it opens. */
export const approveAccountClicked: ClickHandler = async (edge, click) => {
  const clicked = await aboutAccount(click, (key) =>
    approveAccount(edge.ports, { key, approver: click.person }),
  );
  const { about, refusal } = clicked;
  if (refusal?.refused !== "name-not-typed" || !about) return clicked;
  return { say: await openModal(edge, click.triggerId, approveClosingModal(about)), about };
};

export const denyAccountClicked: ClickHandler = async (edge, click) => {
  const { say, changed, about } = await aboutAccount(click, (key) =>
    mayDecideAccount(edge.ports, { key, approver: click.person }),
  );
  if (!changed) return { say, about };
  const form = denyForm(changed, whatIsDecidedAbout(changed.ask));
  return { say: await openModal(edge, click.triggerId, form) };
};

export const withdrawAccountClicked: ClickHandler = ({ ports }, click) =>
  aboutAccount(click, (key) => withdrawAccount(ports, key, click.person));

export const retryAccountClicked: ClickHandler = ({ ports }, click) =>
  aboutAccount(click, (key) => retryAccount(ports, { key, by: click.person }));

export const adoptAccountClicked: ClickHandler = ({ ports }, click) =>
  aboutAccount(click, (key) => adoptAccount(ports, key, click.person));

export const abandonClicked: ClickHandler = ({ ports }, click) =>
  aboutAccount(click, (key) => abandonAccount(ports, key, click.person));

/** Where it is found as it was, nothing is redrawn: so whoever pressed is told that it is looked at. */
export const lookAgainClicked: ClickHandler = async ({ ports }, click) => {
  const clicked = await aboutAccount(click, (key) => lookAgain(ports, key, click.person));
  const { changed } = clicked;
  return changed ? { ...clicked, say: sentence(accountDecidedText("check", changed)) } : clicked;
};

export const fixAndRetryClicked: ClickHandler = async (edge, click) => {
  const { say, changed, about } = await aboutAccount(click, (key) =>
    mayMendAccount(edge.ports, { key, by: click.person }),
  );
  if (!changed) return { say, about };
  return { say: await openFixForm(edge, click, changed) };
};

async function openFixForm(
  edge: Edge,
  { triggerId }: Click,
  request: AccountRequest,
): Promise<Shown | undefined> {
  if (!isAccountIn(request, "stuck")) return undefined;
  if (isAboutEmail(request)) return openModal(edge, triggerId, fixAccountModal(request, []));
  const units = await choosableUnits(edge.ports);
  if (isRefusal(units)) return refusalAnswer(units);
  if (units.length === 0) return refusalAnswer({ refused: "unknown-unit", unit: "" });
  return openModal(edge, triggerId, fixAccountModal(request, units));
}
