// How access comes to its end: warned before, over by the clock, or revoked by an admin.
import { eventually } from "./edge-world.ts";
import { startPeople } from "./people-in-slack.ts";
import type { People } from "./people-in-slack.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let slack: People;
beforeEach(async () => {
  slack = await startPeople();
});
afterEach(() => slack.stop());

const command = (who: string, text: string) => slack.people.command(who, { text });
const MENTION = "<@U0ALICE001|alice.andersen>";

test("alice is warned a quarter of an hour before, and told when it is over", async () => {
  const { ref } = await slack.aliceIsIn();
  slack.pass(4 * HOUR - 14 * MINUTE);
  const warning = await slack.seen("alice", "Need it for longer?");
  expect(warning.buttons.map(({ label }) => label)).toEqual(["Extend", "I'm done"]);
  await slack.settled();

  slack.pass(14 * MINUTE);
  const told = await slack.seen("alice", ", as planned. Sessions that are open");
  expect(told.plain).toContain("/aws-access client-a admin <reason>");
  expect(slack.isIn()).toBe(false);
  const card = await slack.seen("bob", "client-a as admin: ended as planned");
  expect(card.buttons).toEqual([]);
  await slack.seen("bob", `The time of *${ref}* was over, as planned`);
  await eventually(() => slack.messagesOf("alice").every(({ buttons }) => buttons.length === 0));
});

test("a warning shows the wish that follows it, and is over once there is more time", async () => {
  const { ref } = await slack.aliceIsIn();
  slack.pass(4 * HOUR - 10 * MINUTE);
  const warning = await slack.seen("alice", "Need it for longer?");
  await slack.settled();
  const form = await slack.people.click("alice", { where: warning, button: "Extend" });
  expect(form.modal?.plain).toContain("How much longer?");
  await slack.people.fill("alice", { "Why do you need it for longer?": "not done yet" });
  await slack.people.submit("alice");
  const waits = await slack.seen("alice", "that waits for an approver");
  expect(waits.ts).toBe(warning.ts);
  expect(waits.buttons.map(({ label }) => label)).toEqual(["Withdraw", "I'm done"]);
  await slack.settled();
  await command("bob", `approve ${ref}`);
  const over = await slack.seen("alice", "Your access to *client-a* as *admin* lasts until");
  expect(over).toMatchObject({ ts: warning.ts, buttons: [] });
});

test("an admin revokes by the button; whoever is none is told so", async () => {
  await slack.aliceIsIn();
  const card = await slack.seen("bob", "client-a as admin: has access");
  await slack.people.click("bob", { where: card, button: "Revoke" });
  await slack.whispered("bob", "Only admins can revoke access");
  expect(slack.isIn()).toBe(true);

  expect(card.buttons[0]?.confirm?.text).toContain("Sessions that are open go on");
  await slack.people.click("carol", { where: card, button: "Revoke" });
  const told = await slack.seen(
    "alice",
    "Your access to *client-a* as *admin* was revoked by @Carol",
  );
  expect(told.plain).toContain("go on until they run out");
  await slack.seen("bob", "client-a as admin: revoked");
  expect(slack.isIn()).toBe(false);
});

test("revoke and end sessions: a Deny stands on the role in the account, and everybody reads it", async () => {
  await slack.aliceIsIn();
  const card = await slack.seen("bob", "client-a as admin: has access");
  await slack.people.click("carol", { where: card, button: "Revoke and end sessions" });
  await slack.seen("alice", "Sessions that were open in the account were ended too");
  await slack.seen("bob", "ending the sessions that are open: done");
  const role = { accountId: "222222222222", roleName: "OrganizationAccountAccessRole" };
  const policies = Object.keys(slack.iam.byHand.rolePoliciesOf(role));
  expect(policies).toEqual([expect.stringMatching(/^rolecall-sessions\.alice\.andersen\.R-/)]);
});

test("where rolecall.yaml names nobody who may, sessions are left and that is said", async () => {
  await command("alice", "client-c 1h fix");
  const pending = await slack.seen("bob", "client-c as admin: waiting");
  await slack.people.click("bob", { where: pending, button: "Approve" });
  const card = await slack.seen("bob", "client-c as admin: has access");
  await slack.settled();
  expect(card.buttons[1]?.confirm?.text).toContain("rolecall.yaml names no managed_by");
  await slack.people.click("carol", { where: card, button: "Revoke and end sessions" });
  await slack.seen("alice", "Open sessions could not be ended and go on until they run out");
});

test.each([
  [`revoke ${MENTION} client-a`, "Revoked: *client-a* as *admin* of @Alice Andersen"],
  [`revoke ${MENTION} client-a admin and end sessions`, "and the sessions that are open there"],
  [`revoke ${MENTION} client-c`, "@Alice Andersen has no access to `client-c`"],
  ["revoke @alice client-a", "Revoked: *client-a* as *admin* of @Alice Andersen"],
  ["revoke @nobody client-a", "I cannot tell who `@nobody` is. Type `@` and pick the person"],
  ["revoke", "Something is missing. Type for example `/aws-access revoke @alice client-a`"],
])("carol types %j and reads what comes of it", async (text, words) => {
  await slack.aliceIsIn();
  expect((await command("carol", text)).ephemeral?.plain).toContain(words);
});

test("by the reference, and only for admins", async () => {
  const { ref } = await slack.aliceIsIn();
  for (const text of [`revoke ${ref}`, `revoke ${MENTION} client-c`]) {
    expect((await command("bob", text)).ephemeral?.plain).toContain("Only admins can revoke");
  }
  expect((await command("carol", `revoke ${ref}`)).ephemeral?.plain).toContain("Revoked:");
  await slack.seen("alice", "was revoked by @Carol Cruz");
});

test("whoever was in before stays in, and reads that nothing was given and nothing is taken", async () => {
  const told = await command("alice", "client-a admin 4h fix the DNS");
  await slack.seen("bob", "waiting for an approver");
  slack.iam.byHand.addGroup("client-a-admin", "/rolecall/");
  slack.iam.byHand.join("alice.andersen", "client-a-admin");
  await slack.settled();
  const ref = /R-\w{6}/.exec(told.ephemeral?.plain ?? "")?.[0] ?? "";
  await command("bob", `approve ${ref}`);
  const ready = await slack.seen("alice", "You had *client-a* as *admin* already");
  expect(ready.buttons.map(({ label }) => label)).toEqual(["Switch role", "Close this request"]);
  expect((await slack.seen("bob", "had this access already")).buttons).toEqual([]);
  await slack.settled();
  expect((await command("alice", "done client-a")).ephemeral?.plain).toContain(
    "Rolecall leaves it",
  );
  await slack.seen("alice", "Rolecall is done with *client-a* as *admin*");
  expect(slack.isIn()).toBe(true);
});
