// Whoever asked to connect a client's account wants the text that the client may apply as it is.
import { readRequestValue } from "../../request-value.ts";
import { clientKitModal } from "../../views/accounts/client-kit-modal.ts";
import type { KitText } from "../../views/accounts/client-kit-modal.ts";
import { kitOf } from "../../views/accounts/kit-of.ts";
import { refusalAnswer } from "../../views/answer.ts";
import { outdatedButton } from "../click.ts";
import type { ClickHandler } from "../click.ts";
import { openModal } from "../open-modal.ts";

export const showCloudFormationClicked: ClickHandler = shows("cloudFormation");
export const showTerraformClicked: ClickHandler = shows("terraform");

function shows(which: KitText): ClickHandler {
  return async (edge, { person, triggerId, value }) => {
    const meant = readRequestValue(value);
    const request = meant && (await edge.ports.accounts.load(meant.key));
    const kit = request && kitOf(request, edge.management);
    if (!request || !kit) return outdatedButton();
    const { requester } = request.ask;
    if (requester.user !== person.user) return { say: refusalAnswer({ refused: "not-yours" }) };
    return { say: await openModal(edge, triggerId, clientKitModal(request, kit, which)) };
  };
}
