// When the table or Slack fails: nothing is promised that was not stored, and nothing stored is lost.
import { eventually } from "./edge-world.ts";
import { startPeople } from "./people-in-slack.ts";
import type { People } from "./people-in-slack.ts";

let slack: People;
beforeEach(async () => {
  slack = await startPeople();
});
afterEach(() => slack.stop());

test("a decision that cannot be stored is not acknowledged, and bob sees an error", async () => {
  const { card } = await slack.aliceAsks();
  slack.fail("save");
  const told = await slack.people.click("bob", { where: card, button: "Approve" });
  expect(told.error).toContain("dispatch_failed");
  expect(told.ephemeral?.plain).toMatch(/^Something broke on our side.*reference: `[0-9a-f]{8}`$/);
  slack.fail();
  await slack.people.click("bob", { where: card, button: "Approve" });
  await slack.seen("alice", "You are in");
});

test("an ask that cannot be stored is not acknowledged, by command or by form", async () => {
  slack.fail("open");
  const typed = await slack.people.command("alice", { text: "client-a admin x" });
  expect(typed.error).toContain("dispatch_failed");
  await slack.people.command("alice", { text: "client-a admin" });
  await slack.people.fill("alice", { "Why do you need it?": "x" });
  const sent = await slack.people.submit("alice");
  expect(sent.error).toContain("trouble connecting");
  expect(sent.modal?.plain).toContain("client-a");
});

test("an approval whose acknowledgement is lost counts all the same", async () => {
  const { card } = await slack.aliceAsks();
  slack.faults.add({ service: "delivery", action: "block_actions", effect: "lose-answer" });
  await slack.people.click("bob", { where: card, button: "Approve" });
  await slack.seen("alice", "You are in");
});

test("a click that is delivered twice decides once", async () => {
  const { card } = await slack.aliceAsks();
  slack.faults.add({ service: "delivery", action: "block_actions", effect: "deliver-twice" });
  await slack.people.click("bob", { where: card, button: "Approve" });
  await slack.seen("alice", "You are in");
  expect(slack.messagesOf("alice")).toHaveLength(2);
});

test("a form that does not open is answered in words", async () => {
  slack.faults.add({ service: "slack", action: "views.open", effect: "fail" });
  const told = await slack.people.command("alice", { text: "" });
  expect(told.ephemeral?.plain).toContain("Slack did not open the form in time");
});

test("a message that was deleted is posted anew, and is the one that is redrawn from then on", async () => {
  const { card } = await slack.aliceAsks();
  slack.faults.add({
    service: "slack",
    action: "chat.update",
    effect: "fail",
    error: "message_not_found",
    times: 2,
  });
  await slack.people.click("bob", { where: card, button: "Approve" });
  const anew = await eventually(() => slack.cards().find((message) => message.ts !== card.ts));
  await slack.seen("alice", "You are in");
  await slack.settled();
  await slack.people.command("alice", { text: "done client-a" });
  await eventually(() =>
    slack.cards().find((message) => message.ts === anew.ts && message.plain.includes("Given back")),
  );
});

test("a card that Slack does not take at first is posted when it does", async () => {
  slack.faults.add({
    service: "slack",
    action: "chat.postMessage",
    effect: "fail",
    error: "not_in_channel",
    times: 2,
  });
  const told = await slack.people.command("alice", { text: "client-a admin fix the DNS" });
  expect(told.error).toBeUndefined();
  await slack.seen("bob", "waiting for an approver");
  await slack.seen("alice", "Waiting for @Bob Baker");
});
