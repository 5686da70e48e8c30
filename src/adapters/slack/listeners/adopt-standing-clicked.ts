// An admin clicked Adopt beside access that was there before: the form opens that asks for how long.
import { isRefusal } from "../../../domain/refusal.ts";
import { standingToAdopt } from "../../../operations/adopt-standing.ts";
import { readStandingValue } from "../standing-value.ts";
import { adoptModal } from "../views/adopt-modal.ts";
import { refusalAnswer } from "../views/answer.ts";
import { outdatedButton } from "./click.ts";
import type { ClickHandler } from "./click.ts";
import { openModal } from "./open-modal.ts";

export const adoptStandingClicked: ClickHandler = async (edge, { person, triggerId, value }) => {
  const which = readStandingValue(value);
  if (!which) return outdatedButton();
  const adopting = await standingToAdopt(edge.ports, { ...which, by: person });
  if (isRefusal(adopting)) return { say: refusalAnswer(adopting) };
  return { say: await openModal(edge, triggerId, adoptModal(adopting)) };
};
