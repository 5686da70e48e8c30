// Guests, outsiders, and payloads that are not for us.
import { eventually } from "./edge-world.ts";
import { startPeople } from "./people-in-slack.ts";
import type { People } from "./people-in-slack.ts";

let slack: People;
beforeEach(async () => {
  slack = await startPeople({ onlookers: ["alice", "dan", "erin", "frank"] });
});
afterEach(() => slack.stop());

test("a guest who types the command is told why nothing happens", async () => {
  const told = await slack.people.command("erin", { text: "client-a admin x" });
  expect(told.ephemeral?.plain).toBe(
    "Guests cannot use Rolecall. If you need access to AWS, ask a full member of this workspace.",
  );
  expect((await slack.people.openHome("erin")).home?.plain).toContain("Guests cannot use Rolecall");
  expect(slack.cards()).toEqual([]);
});

test.each([
  ["alice", "This is your own request"],
  ["dan", "Only approvers can decide"],
  ["erin", "Guests cannot use Rolecall"],
  ["frank", "only the people of its own workspace"],
])("%s, who sees the card and clicks, is told why it does nothing", async (who, words) => {
  const { card } = await slack.aliceAsks();
  for (const button of ["Approve", "Deny"]) {
    const before = slack.people.sees(who).ephemerals.length;
    const clicked = await slack.people.click(who, { where: card, button });
    expect(clicked.error).toBeUndefined();
    const told = await eventually(() => slack.people.sees(who).ephemerals.at(before));
    expect(told.plain).toContain(words);
    expect(clicked.modal).toBeUndefined();
  }
  await slack.seen("bob", "waiting for an approver");
});

test("while Slack cannot say who somebody is, nothing is done, and they may try again", async () => {
  const { card } = await slack.aliceAsks();
  slack.faults.add({ service: "slack", action: "users.info", effect: "fail", times: 1 });
  await slack.people.click("bob", { where: card, button: "Approve" });
  const told = await eventually(() => slack.people.sees("bob").ephemerals.at(0));
  expect(told.plain).toContain("nothing was done");
  await slack.people.click("bob", { where: card, button: "Approve" });
  await slack.seen("alice", "You are in");
});

test("who somebody is, is asked once a minute, however often they type", async () => {
  await Promise.all(
    ["help", "list", "help"].map((text) => slack.people.command("alice", { text })),
  );
  const asked = slack.calls.since(0).filter((call) => call.action === "users.info");
  expect(asked).toHaveLength(1);
});

test("what is signed for another app is not answered", async () => {
  await slack.stop();
  slack = await startPeople({ appId: "A0ANOTHER" });
  const told = await slack.people.command("alice", { text: "client-a admin x" });
  expect(told.error).toContain("dispatch_failed");
  expect(slack.cards()).toEqual([]);
});

test("what is not signed is not answered", async () => {
  const answer = await fetch(`${slack.url}/slack/events`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "command=/aws-access&text=help",
  });
  expect(answer.status).toBe(401);
});
