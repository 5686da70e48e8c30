// The pictures of docs/clients-accounts.md: a client's account is asked for, what to send, how it was found, and the door shut.
import type { Locator, Page } from "playwright-core";
import { button, composer, dialog, message, slackPath } from "./slack-page.ts";
import type { Visitors } from "./visitors.ts";

type Take = (page: Page, name: string, part: Locator) => Promise<void>;

/** So high that no form and no message is cut off. */
const LOOK = { viewport: { width: 1120, height: 2600 } };

export async function connectionPictures({ visit }: Visitors, take: Take): Promise<void> {
  const alice = await visit(slackPath("alice", "dm"), LOOK);
  await composer(alice).fill("/aws-access connect Harbour Line");
  await button(alice, "Send").click();
  const form = dialog(alice, "Connect an account");
  await form.getByLabel("Account id").fill("7777 8888 9999");
  await form.getByLabel("Why is it needed?").fill("their website moves to us");
  await form.locator(":focus").blur();
  await take(alice, "connect-form", form);
  await button(form, "Ask").click();
  await form.waitFor({ state: "detached" });

  const bob = await visit(slackPath("bob", "approvals"), LOOK);
  await button(message(bob, "Connecting harbour-line: waiting"), "Approve").click();
  await button(dialog(bob, /^Approve R-/), "Approve").click();
  const kit = message(alice, "What to send to Harbour Line");
  await kit.waitFor();
  await take(alice, "client-kit", kit);
  const receipt = message(alice, /You asked for the connection/);
  await button(receipt, "Check now").click();
  await receipt.getByText("not as agreed").first().waitFor();
  await take(alice, "client-found", receipt);
}
