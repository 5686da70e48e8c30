// The pictures of docs/new-accounts.md: an account is asked for, made, got stuck with, and to be closed.
import type { Locator, Page } from "playwright-core";
import { button, composer, dialog, message, slackPath } from "./slack-page.ts";
import type { Visitors } from "./visitors.ts";

type Take = (page: Page, name: string, part: Locator) => Promise<void>;

/** So high that no form and no card is cut off. */
const LOOK = { viewport: { width: 1120, height: 1980 } };
const TEN_MINUTES = 600_000;

export async function accountPictures(visitors: Visitors, take: Take): Promise<void> {
  await theForm(visitors, take);
  await theChecklist(visitors, take);
  await stuck(visitors, take);
  await theEnd(visitors, take);
}

async function theForm({ visit }: Visitors, take: Take): Promise<void> {
  const alice = await visit(slackPath("alice", "dm"), LOOK);
  const form = await newAccountForm(alice, "Acme Rockets");
  const people = form.getByRole("combobox", { name: /^First people/ });
  for (const name of ["Alice", "Grace"]) {
    await people.fill(name);
    await form.getByRole("option", { name: new RegExp(name) }).click();
  }
  await form.getByLabel("Why is it needed?").fill("their new website");
  await form.locator(":focus").blur();
  await take(alice, "new-account-form", form);
  await send(form);
}

async function theChecklist({ sandbox, visit }: Visitors, take: Take): Promise<void> {
  // AWS makes the account quickly, and then lets nobody in for a while.
  sandbox.aws.changeOrganization({
    ...{ do: "set", creationMilliseconds: 2000, entryMilliseconds: TEN_MINUTES },
  });
  const bob = await visit(slackPath("bob", "approvals"), LOOK);
  await approve(bob, "acme-rockets");
  const card = message(bob, /getting in for the first time, waiting/);
  await card.waitFor();
  await take(bob, "new-account-checklist", card);
  await sandbox.advance(TEN_MINUTES);
  await message(bob, /acme-rockets: it is there/).waitFor({ timeout: 60_000 });
}

async function stuck({ sandbox, visit }: Visitors, take: Take): Promise<void> {
  const alice = await visit(slackPath("alice", "dm"), LOOK);
  const form = await newAccountForm(alice, "Beta Boats");
  await form.getByLabel("Why is it needed?").fill("their booking system");
  await send(form);
  sandbox.aws.changeOrganization({
    ...{ do: "create-account", name: "Boats (test)", email: "aws+beta-boats@northwind.example" },
  });
  const bob = await visit(slackPath("bob", "approvals"), LOOK);
  await approve(bob, "beta-boats");
  const card = message(bob, /New account beta-boats/);
  await button(card, "Adopt").waitFor();
  await take(bob, "new-account-stuck", card);
}

async function theEnd({ visit }: Visitors, take: Take): Promise<void> {
  const carol = await visit(slackPath("carol", "approvals"), LOOK);
  await composer(carol).fill("/aws-access close acme-rockets");
  await button(carol, "Send").click();
  const form = dialog(carol, "Close an AWS account");
  await form.getByLabel("Why is it to be closed?").fill("the project is over");
  await form.getByLabel("Type acme-rockets to ask for its end").fill("acme-rockets");
  await send(form);
  const bob = await visit(slackPath("bob", "approvals"), LOOK);
  const card = message(bob, /Closing acme-rockets: waiting/);
  await button(card, "Approve").click();
  const question = dialog(bob, /^Approve R-/);
  await question.getByLabel("Type acme-rockets to approve its end").fill("acme-rockets");
  await button(question, "Approve").click();
  await card.getByText("1 of 2 have said yes").waitFor();
  await take(bob, "closing-card", card);
}

async function newAccountForm(page: Page, name: string): Promise<Locator> {
  await composer(page).fill(`/aws-access new ${name}`);
  await button(page, "Send").click();
  const form = dialog(page, "New AWS account");
  await form.waitFor();
  return form;
}

async function send(form: Locator): Promise<void> {
  await button(form, "Ask").click();
  await form.waitFor({ state: "detached" });
}

async function approve(page: Page, slug: string): Promise<void> {
  await button(message(page, `New account ${slug}: waiting`), "Approve").click();
  await button(dialog(page, /^Approve R-/), "Approve").click();
}
