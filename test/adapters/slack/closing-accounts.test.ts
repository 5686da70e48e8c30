// The end of an account from Slack: the form, two who say yes and type its name, and what is shown meanwhile.
import { aPolicy, clientA } from "../../support/a-policy.ts";
import { howAccountsAreClosed } from "../../support/an-account.ts";
import { startPeople } from "./people-in-slack.ts";
import type { People } from "./people-in-slack.ts";

const policy = aPolicy({ closing: howAccountsAreClosed });
let slack: People;
beforeEach(async () => {
  slack = await startPeople({ policy });
  slack.organization.addAccount({ id: clientA.id, name: "Client A", email: "a@agency.example" });
});
afterEach(() => slack.stop());

const command = (who: string, text: string) => slack.people.command(who, { text });

async function asked() {
  await command("alice", "close client-a");
  await slack.people.fill("alice", {
    "Why is it to be closed?": "the client has left",
    "Type client-a to ask for its end": "client-a",
  });
  const sent = await slack.people.submit("alice");
  expect(sent.errors).toBeUndefined();
  return slack.seen("bob", "Closing client-a: waiting for an approver");
}

test("the form says who is inside and what closing means, and wants the name typed", async () => {
  await slack.aliceIsIn();
  slack.iam.byHand.join("bob.baker", "client-a-admin");
  const { modal } = await command("alice", "close client-a");
  expect(modal?.plain).toContain("`alice.andersen` as `admin`, until");
  expect(modal?.plain).toContain("`bob.baker` as `admin`, not let in by Rolecall");
  expect(modal?.plain).toContain("90 days");
  expect(modal?.plain).toContain("and 2 have to say yes");
  await slack.people.fill("alice", {
    "Why is it to be closed?": "over",
    "Type client-a to ask for its end": "client-b",
  });
  const sent = await slack.people.submit("alice");
  expect(Object.keys(sent.errors ?? {})).toEqual(["Type client-a to ask for its end"]);
});

test("two say yes, each typing its name, and then it is closed", async () => {
  const card = await asked();
  expect(card.plain).toContain("2 people have to say yes");
  const form = await slack.people.click("bob", { where: card, button: "Approve" });
  expect(form.modal?.plain).toContain("Type client-a to approve its end");
  await slack.people.fill("bob", { "Type client-a to approve its end": "no" });
  expect((await slack.people.submit("bob")).errors).toBeDefined();
  await slack.people.fill("bob", { "Type client-a to approve its end": "Client-A" });
  expect((await slack.people.submit("bob")).errors).toBeUndefined();
  await slack.seen("bob", "1 of 2 have said yes: @Bob Baker");

  const ref = /R-[0-9A-Z]{6}/.exec(card.plain)?.[0] ?? "";
  const again = await command("carol", `approve ${ref}`);
  expect(again.modal?.plain).toContain("Type client-a to approve its end");
  const told = await command("carol", `approve ${ref} client-a`);
  expect(told.ephemeral?.plain).toContain("Approved: the end of the account *client-a*");
  await slack.seen("bob", "Closing client-a: approved, being closed");
  const shut = await command("alice", "client-a admin x");
  expect(shut.ephemeral?.plain).toContain("`client-a` is closed, or about to be");
  const notice = await slack.laterSeen("alice", "The account *client-a* is closed since");
  expect(notice.plain).toContain("AWS Support can bring it back");
  await slack.seen("bob", "Closing client-a: closed");
});

test("it can be denied from its form, and withdrawn", async () => {
  const card = await asked();
  const form = await slack.people.click("bob", { where: card, button: "Deny" });
  expect(form.modal?.plain).toContain("the end of the account *client-a*");
  await slack.people.fill("bob", { "Why not?": " " });
  expect((await slack.people.submit("bob")).errors).toHaveProperty(["Why not?"]);
  const ref = /R-[0-9A-Z]{6}/.exec(card.plain)?.[0] ?? "";
  expect((await command("bob", `withdraw ${ref}`)).ephemeral?.plain).toContain("Only the person");
  const receipt = await slack.seen("alice", "You asked for the end of the account *client-a*");
  await slack.people.click("alice", { where: receipt, button: "Withdraw" });
  await slack.seen("bob", "Closing client-a: withdrawn");
});

test.each([
  ["bob", "close client-a", "does not count you among those who may"],
  ["alice", "close nowhere", "There is no account `nowhere`"],
  ["alice", "close", "/aws-access close client-a"],
])("%s types %j and is told why not", async (who, text, words) => {
  expect((await command(who, text)).ephemeral?.plain).toContain(words);
});

test("where it is switched off, it says so", async () => {
  slack.world.policy = aPolicy();
  expect((await command("alice", "close client-a")).ephemeral?.plain).toContain("close_accounts");
  expect((await command("alice", "help")).ephemeral?.plain).not.toContain("close client-a");
});
