// A new account from Slack: the form, the card, and what is pressed when it gets stuck.
import { Trouble } from "../../../src/domain/trouble.ts";
import { aPolicy, aRule, people } from "../../support/a-policy.ts";
import { howAccountsAreClosed, howAccountsAreMade } from "../../support/an-account.ts";
import { bob, carol } from "../../support/people.ts";
import { startPeople } from "./people-in-slack.ts";
import type { People } from "./people-in-slack.ts";

const policy = aPolicy({ newAccounts: howAccountsAreMade, closing: howAccountsAreClosed });
let slack: People;
beforeEach(async () => {
  slack = await startPeople({ policy });
});
afterEach(() => slack.stop());

const command = (who: string, text: string) => slack.people.command(who, { text });
const fill = (input: Record<string, string | string[]>) => slack.people.fill("alice", input);

/** Alice fills in the form for Nordbank and sends it. */
async function asked(more: Record<string, string | string[]> = {}) {
  await command("alice", "new Nordbank");
  await fill({ "Why is it needed?": "a client of ours", ...more });
  return slack.people.submit("alice");
}

const silence = () => new Trouble("AWS Organizations does not answer.", { retryable: true });

const later = (words: string) => slack.laterSeen("alice", words);

test("the names are proposed while they are typed, until somebody changes one", async () => {
  const opened = await command("alice", "new");
  expect(opened.modal?.plain).toContain("Client or project: <>");
  const typed = await fill({ "Client or project": "Nordbank Süd" });
  expect(typed.modal?.plain).toContain("Short name: <nordbank-sud>");
  expect(typed.modal?.plain).toContain("E-mail: <aws+nordbank-sud@agency.example>");
  await fill({ "E-mail": "nord@agency.example" });
  const more = await fill({ "Client or project": "Nordbank" });
  expect(more.modal?.plain).toContain("Short name: <nordbank>");
  const held = slack.people.sees("alice").modals.at(-1)?.state.values ?? {};
  expect(JSON.stringify(held)).toContain("nord@agency.example");
});

test("it says what cannot be taken back, and which rule will be about it", async () => {
  const { modal } = await command("alice", "new Nordbank");
  expect(modal?.plain).toContain("can never be used for another one");
  expect(modal?.plain).toContain("have no root password");
  expect(modal?.plain).toContain("`admin`: the rule *everything*");
  expect(modal?.plain).toContain("Organizational unit: <clients>");
});

test("asked for, approved, made, and told with its id and links", async () => {
  expect((await asked({ "First people": ["bob"] })).errors).toBeUndefined();
  const card = await slack.seen("bob", "New account nordbank: waiting for an approver");
  expect(card.plain).toContain("have AWS make the account `Nordbank`");
  expect(card.plain).toContain("Let in first:* @Bob Baker");
  const receipt = await slack.seen("alice", "You asked for the new account *nordbank*");
  expect(receipt.buttons.map(({ label }) => label)).toEqual(["Withdraw"]);
  await slack.people.click("carol", { where: card, button: "Approve" });
  const ready = await later("The new account *nordbank* is there.");
  expect(ready.plain).toMatch(/\*Account\* `\d{12}`, Nordbank/);
  expect(ready.plain).toContain("switchrole?account=");
  expect(ready.plain).toContain("Let in: @Bob Baker as `admin`");
  await slack.seen("bob", "New account nordbank: it is there");
});

test("what is wrong is said next to its field, and everything typed stays", async () => {
  const sent = await asked({ "Short name": "Nord Bank", "E-mail": "nobody", Tags: "aws:x=1" });
  expect(Object.keys(sent.errors ?? {})).toEqual(["Short name", "E-mail", "Tags"]);
  expect(sent.errors?.["E-mail"]).toContain("AWS does not take nobody");
  const held = JSON.stringify(slack.people.sees("alice").modals.at(-1)?.state.values);
  expect(held).toContain("Nord Bank");
  expect(held).toContain("a client of ours");
});

test("what belongs to no field is said on top, and everything typed stays", async () => {
  const sent = await asked({ "First people": ["dan"], Tags: "owner=me" });
  expect(sent.modal?.plain).toContain("@Dana Dorn cannot be let in at the beginning");
  expect(sent.modal?.plain).toContain("<owner=me>");
  expect(sent.modal?.plain).toContain("<a client of ours>");
});

test("a form that is sent before the names have caught up is shown once more", async () => {
  await command("alice", "new Nordbank");
  await fill({ "Why is it needed?": "a client" });
  slack.faults.add({ service: "slack", action: "views.update", effect: "fail" });
  await fill({ "Client or project": "Südbank" });
  const sent = await slack.people.submit("alice");
  expect(sent.modal?.plain).toContain("nothing was asked yet");
  expect(sent.modal?.plain).toContain("Short name: <sudbank>");
  expect((await slack.people.submit("alice")).modal).toBeUndefined();
  await slack.seen("bob", "New account sudbank");
});

test("where Organizations cannot be asked, it says so and opens no form", async () => {
  slack.organization.failNext("units", silence());
  const told = await command("alice", "new Nordbank");
  expect(told.modal).toBeUndefined();
  expect(told.ephemeral?.plain).toContain("AWS Organizations does not answer.");
});

test("where it cannot be asked once the form is sent, nothing typed is lost", async () => {
  await command("alice", "new Nordbank");
  await fill({ "Why is it needed?": "a client of ours", "Short name": "nb" });
  slack.organization.failNext("units", silence());
  slack.organization.failNext("units", silence());
  const sent = await slack.people.submit("alice");
  expect(sent.modal?.plain).toContain("AWS Organizations does not answer.");
  expect((await slack.people.submit("alice")).error).toBeUndefined();
  await slack.seen("bob", "New account nb: waiting for an approver");
});

test("where it is switched off, or somebody may not ask, it says so", async () => {
  slack.world.policy = aPolicy();
  const off = await command("alice", "new Nordbank");
  expect(off.ephemeral?.plain).toContain("no part `new_accounts`");
  expect((await command("alice", "help")).ephemeral?.plain).not.toContain("new Nordbank");
  const rule = aRule({ name: "new accounts", mayAsk: people(bob) });
  slack.world.policy = aPolicy({ newAccounts: { ...howAccountsAreMade, rule } });
  const told = await command("alice", "new Nordbank");
  expect(told.ephemeral?.plain).toContain("the rule *new accounts* does not count you");
  expect((await command("alice", "help")).ephemeral?.plain).toContain("new Nordbank");
});

test("of more units than a menu holds, those are found that match what is typed", async () => {
  for (let index = 0; index < 120; index += 1) slack.organization.addUnit(`clients/team-${index}`);
  await command("alice", "new Nordbank");
  const picked = await fill({ "Organizational unit": "clients › team-111" });
  expect(picked.error).toBeUndefined();
  expect(picked.modal?.plain).toContain("Organizational unit: <clients › team-111>");
});

const refIn = (plain: string) => /R-[0-9A-Z]{6}/.exec(plain)?.[0] ?? "";

/** Asked for by alice and on the approvers' card. */
async function waiting() {
  await asked();
  const card = await slack.seen("bob", "New account nordbank: waiting");
  return { card, ref: refIn(card.plain) };
}

test("it is in one's list and in one's Home tab", async () => {
  await waiting();
  const listed = await command("alice", "list");
  expect(listed.ephemeral?.plain).toContain("the new account *nordbank*");
  const { home } = await slack.people.openHome("alice");
  expect(home?.plain).toContain("the new account *nordbank*");
});

test.each([
  ["alice", "approve", "your own request"],
  ["dan", "approve", "Only approvers"],
  ["bob", "extend", "no access"],
  ["carol", "revoke", "no access"],
  ["bob", "review", "nothing to review"],
  ["bob", "retry", "nothing to retry"],
  ["bob", "abandon", "nothing to retry"],
  ["carol", "adopt", "nothing to retry"],
  ["bob", "adopt", "Only admins can revoke access or adopt an account"],
  ["bob", "withdraw", "Only the person who asked"],
])("%s types %s about it while it waits, and is told why not", async (who, word, words) => {
  const { ref } = await waiting();
  expect((await command(who, `${word} ${ref}`)).ephemeral?.plain).toContain(words);
});

test("in words: withdrawn", async () => {
  const { ref } = await waiting();
  expect((await command("alice", `withdraw ${ref}`)).ephemeral?.plain).toContain("Taken back");
  await slack.seen("bob", "New account nordbank: withdrawn");
});

test("denied, in words or with the form", async () => {
  const { card, ref } = await waiting();
  expect((await command("bob", `deny ${ref}`)).modal?.plain).toContain("Why not?");
  const form = await slack.people.click("bob", { where: card, button: "Deny" });
  expect(form.modal?.plain).toContain("the new account *nordbank*");
  await slack.people.fill("bob", { "Why not?": "we have one" });
  expect((await slack.people.submit("bob")).errors).toBeUndefined();
  await slack.seen("alice", "@Bob Baker denied your request for the new account *nordbank*");
});

test("adopt and abandon are not for access", async () => {
  const { ref } = await slack.aliceAsks();
  const told = await command("carol", `abandon ${ref}`);
  expect(told.ephemeral?.plain).toContain("is about access");
});

test("of two approvers who are needed, the first is noted", async () => {
  const rule = aRule({ name: "new accounts", approvals: 2, mayApprove: people(bob, carol) });
  slack.world.policy = aPolicy({ newAccounts: { ...howAccountsAreMade, rule } });
  await asked();
  const card = await slack.seen("bob", "New account nordbank: waiting");
  const told = await command("bob", `approve ${refIn(card.plain)}`);
  expect(told.ephemeral?.plain).toContain("1 of 2 have said yes: @Bob Baker");
  await slack.people.openHome("carol");
  await slack.people.click("carol", { where: "home", button: "Approve" });
  await slack.seen("bob", "New account nordbank: approved, being made");
});
