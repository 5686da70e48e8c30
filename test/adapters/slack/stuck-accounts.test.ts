// What is pressed when the making of an account gets stuck: fix and retry, adopt, abandon, and by whom.
import { aPolicy } from "../../support/a-policy.ts";
import { howAccountsAreMade } from "../../support/an-account.ts";
import { startPeople } from "./people-in-slack.ts";
import type { People } from "./people-in-slack.ts";

const EMAIL = "aws+nordbank@agency.example";
let slack: People;
beforeEach(async () => {
  slack = await startPeople({ policy: aPolicy({ newAccounts: howAccountsAreMade }) });
});
afterEach(() => slack.stop());

/** Alice has asked for Nordbank, and the world turns before bob approves. */
async function approvedAfter(turn: () => void) {
  await slack.people.command("alice", { text: "new Nordbank" });
  await slack.people.fill("alice", { "Why is it needed?": "a client of ours" });
  await slack.people.submit("alice");
  const card = await slack.seen("bob", "New account nordbank: waiting");
  turn();
  await slack.people.click("bob", { where: card, button: "Approve" });
}

const later = (words: string) => slack.laterSeen("alice", words);

async function stuck() {
  await later("is stuck since");
  return slack.seen("bob", "New account nordbank: stuck");
}

const labels = ({ buttons }: { buttons: readonly { readonly label: string }[] }) =>
  buttons.map(({ label }) => label);

test("an e-mail that is taken outside: with another one it goes on", async () => {
  await approvedAfter(() => slack.organization.takeElsewhere(EMAIL));
  const card = await stuck();
  expect(labels(card)).toEqual(["Retry", "Fix and retry…", "Abandon"]);
  const form = await slack.people.click("bob", { where: card, button: "Fix and retry…" });
  expect(form.modal?.plain).toContain(`Another e-mail: <${EMAIL}>`);
  await slack.people.fill("bob", { "Another e-mail": "nobody" });
  expect((await slack.people.submit("bob")).errors).toHaveProperty(["Another e-mail"]);
  await slack.people.fill("bob", { "Another e-mail": "aws+nord@agency.example" });
  expect((await slack.people.submit("bob")).errors).toBeUndefined();
  await later("The new account *nordbank* is there.");
});

test("an account of that e-mail that Rolecall did not make: an admin adopts it, and nobody else", async () => {
  const account = { name: "By hand", email: EMAIL };
  await approvedAfter(() => slack.organization.addAccount(account));
  const card = await stuck();
  expect(card.plain).toContain("that Rolecall did not make");
  expect(labels(card)).toContain("Adopt");
  await slack.people.click("bob", { where: card, button: "Adopt" });
  await slack.whispered("bob", "Only admins can revoke access or adopt");
  const ref = /R-[0-9A-Z]{6}/.exec(card.plain)?.[0] ?? "";
  const told = await slack.people.command("carol", { text: `adopt ${ref}` });
  expect(told.ephemeral?.plain).toContain("it goes on with the account that was found");
  await slack.seen("bob", "New account nordbank: approved, being made");
});

test("a unit that is gone: in another one it goes on", async () => {
  await approvedAfter(() => {
    slack.organization.deleteUnit("clients/banks");
    slack.organization.deleteUnit("clients");
  });
  const card = await stuck();
  const form = await slack.people.click("carol", { where: card, button: "Fix and retry…" });
  expect(form.modal?.plain).toContain("Organizational unit");
  await slack.people.fill("carol", { "Organizational unit": "sandbox" });
  expect((await slack.people.submit("carol")).errors).toBeUndefined();
  await later("The new account *nordbank* is there.");
});

test("it can be given up from the Home tab, and the card says what is left", async () => {
  await approvedAfter(() => slack.organization.failNextCreation("INTERNAL_FAILURE"));
  await stuck();
  const { home } = await slack.people.openHome("carol");
  expect(home?.plain).toContain("is stuck since");
  await slack.people.click("carol", { where: "home", button: "Abandon" });
  const over = await slack.seen("bob", "New account nordbank: given up");
  expect(over.plain).toContain("Given up by @Carol Cruz");
});

test("alice cannot let her own go on; whoever presses Retry can", async () => {
  await approvedAfter(() => slack.organization.failNextCreation("INTERNAL_FAILURE"));
  const card = await stuck();
  const ref = /R-[0-9A-Z]{6}/.exec(card.plain)?.[0] ?? "";
  const told = await slack.people.command("alice", { text: `retry ${ref}` });
  expect(told.ephemeral?.plain).toContain("your own request");
  await slack.people.click("bob", { where: card, button: "Retry" });
  await later("The new account *nordbank* is there.");
});
