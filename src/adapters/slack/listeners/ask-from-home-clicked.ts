// Somebody clicked "Ask for access" in the Home tab.
import { requestModal } from "../views/request-modal.ts";
import type { ClickHandler } from "./click.ts";
import { openModal } from "./open-modal.ts";

export const askFromHomeClicked: ClickHandler = async (edge, { triggerId }) => ({
  say: await openModal(edge, triggerId, requestModal({})),
});
