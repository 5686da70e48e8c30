// Asking, by form and in words, and what is answered.
import { aPolicy, clientA } from "../../support/a-policy.ts";
import { startPeople } from "./people-in-slack.ts";
import type { People } from "./people-in-slack.ts";

let slack: People;
beforeEach(async () => {
  slack = await startPeople();
});
afterEach(() => slack.stop());

const command = (who: string, text: string) => slack.people.command(who, { text });

test("in words: alice asks, bob approves, alice gets a link, and gives the access back", async () => {
  const { told, card } = await slack.aliceAsks();
  expect(told.error).toBeUndefined();
  expect(told.ephemeral?.plain).toContain("Asked for *client-a* as *admin*");
  expect(card.plain).toContain("fix the DNS");
  const receipt = await slack.seen("alice", "Waiting for @Bob Baker");
  expect(receipt.buttons.map((one) => one.label)).toEqual(["Withdraw"]);

  const approved = await slack.people.click("bob", { where: card, button: "Approve" });
  expect(approved.error).toBeUndefined();
  const ready = await slack.seen("alice", "You are in");
  expect(ready.plain).toContain("mfa_serial = arn:aws:iam::111111111111:mfa/alice.andersen");
  expect(slack.isIn()).toBe(true);
  await slack.seen("bob", "client-a as admin: has access");
  await slack.seen("bob", "adding the IAM user to the group: done");
  await slack.seen("alice", "Approved by @Bob Baker. You have access");

  const followed = await slack.people.click("alice", { where: ready, button: "Switch role" });
  expect(followed).toEqual({ ms: expect.any(Number) as number });
  await slack.settled();
  await slack.people.click("alice", { where: ready, button: "I'm done" });
  await slack.seen("alice", "You gave it back; it ended");
  await slack.seen("bob", "was given back by @Alice Andersen");
  expect(slack.isIn()).toBe(false);
});

test("by form: the roles appear once an account is picked", async () => {
  const opened = await command("alice", "");
  expect(opened.modal?.plain).toContain("Pick an account, and its roles appear here.");
  const picked = await slack.people.fill("alice", { Account: "client-a" });
  expect(picked.modal?.plain).toContain("Role:");
  await slack.people.fill("alice", {
    Role: "read-only",
    "Why do you need it?": "look at the logs",
  });
  const sent = await slack.people.submit("alice");
  expect(sent).toEqual({ ms: expect.any(Number) as number });
  expect((await slack.seen("bob", "waiting for an approver")).plain).toContain("look at the logs");
});

test("by form: a role for the account that has only one is filled in", async () => {
  await command("alice", "");
  const picked = await slack.people.fill("alice", { Account: "client-c" });
  expect(picked.modal?.plain).toContain("<admin · OrganizationAccountAccessRole>");
});

test("by form: a blank reason is said under its field, and what was typed stays", async () => {
  await command("alice", "client-a admin");
  await slack.people.fill("alice", { "Why do you need it?": "   " });
  const sent = await slack.people.submit("alice");
  expect(sent.errors).toEqual({
    "Why do you need it?": expect.stringMatching(/^Please say why/) as string,
  });
  expect(sent.modal?.plain).toContain("client-a");
});

test.each([
  ["client-a", ["<client-a · Client A>", "Role:"]],
  ["client-a read-only", ["<read-only · RolecallReadOnly>"]],
  ["client-a fix the DNS", ["<client-a · Client A>", "<fix the DNS>"]],
])("%j opens the form with what is known filled in", async (text, filledIn) => {
  const told = await command("alice", text);
  for (const words of filledIn) expect(told.modal?.plain).toContain(words);
});

test.each([
  ["clent-a admin x", "Did you mean `client-a`"],
  ["help", "/aws-access client-a admin 4h fix the DNS records"],
  ["list", "You have no access through Rolecall"],
  [`client-a ${"y".repeat(4000)}`, "The reason is 4000 characters long; at most 1000 fit."],
  ["done client-c", "There is no access to `client-c`"],
  ["done", "/aws-access done client-a"],
  ["withdraw R-000000", "I know no request `R-000000`"],
])("%j is answered at once", async (text, words) => {
  const told = await command("alice", text);
  expect(told.error).toBeUndefined();
  expect(told.ephemeral?.plain).toContain(words);
  expect(slack.cards()).toEqual([]);
});

test("whoever has the access gets the links again, and nobody is asked", async () => {
  const { card } = await slack.aliceAsks();
  await slack.people.click("bob", { where: card, button: "Approve" });
  await slack.seen("alice", "You are in");
  await slack.settled();
  const again = await command("alice", "client-a admin");
  expect(again.ephemeral?.plain).toContain("already, so nobody was asked");
  expect(again.ephemeral?.plain).toContain("mfa_serial = arn:aws:iam::111111111111:mfa/alice");
  expect(slack.cards()).toHaveLength(1);

  await slack.people.command("alice", { text: "client-a" });
  await slack.people.fill("alice", { Role: "admin", "Why do you need it?": "again" });
  expect((await slack.people.submit("alice")).modal?.plain).toContain("nobody was asked");
});

test("asking twice is answered with the first ask, which can be taken back", async () => {
  const { ref } = await slack.aliceAsks();
  const again = await command("alice", "client-a admin please");
  expect(again.ephemeral?.plain).toContain(`/aws-access withdraw ${ref}`);
  expect((await command("alice", "list")).ephemeral?.plain).toContain("waiting for an approver");
  const withdrawn = await command("alice", `withdraw ${ref.toLowerCase()}`);
  expect(withdrawn.ephemeral?.plain).toContain("Taken back");
  await slack.seen("bob", "Withdrawn by @Alice Andersen");
});

test("whoever is not linked is told what an AWS admin has to run", async () => {
  const told = await command("dan", "client-a admin x");
  expect(told.ephemeral?.plain).toContain(
    "aws iam tag-user --user-name <IAM user> --tags Key=rolecall:slack-user,Value=T0NORTHWND/U0DAN00001",
  );
});

test("a reason full of mentions and links rings for nobody", async () => {
  const reason = "<!channel> <https://evil.example|signin.aws> *now*";
  await command("alice", `client-c ${reason}`);
  const card = await slack.seen("bob", "waiting for an approver");
  expect(card.plain).toContain(reason);
  expect(card.text).not.toMatch(/<!channel|<https:\/\/evil/);
});

test("one account among ten thousand is found while typing", async () => {
  await slack.stop();
  const accounts = Array.from({ length: 10_000 }, (_, index) => ({
    ...clientA,
    slug: `client-${index}`,
    name: `Customer ${index} 🎉`,
  }));
  const policy = aPolicy({ accounts: new Map(accounts.map((one) => [one.slug, one])) });
  slack = await startPeople({ policy });
  await command("alice", "");
  const { options } = await slack.people.suggest("alice", { field: "Account", query: "r 4711" });
  expect(options.map((option) => option.text.text)).toEqual(["client-4711 · Customer 4711 🎉"]);
  const all = await slack.people.suggest("alice", { field: "Account", query: "" });
  expect(all.options).toHaveLength(100);
});
