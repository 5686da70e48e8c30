// Asking for how long, by form and in words, and what is said where a time cannot be had.
import { startPeople } from "./people-in-slack.ts";
import type { People } from "./people-in-slack.ts";

let slack: People;
beforeEach(async () => {
  slack = await startPeople();
});
afterEach(() => slack.stop());

const command = (text: string) => slack.people.command("alice", { text });
const fieldNamed = (label: string) =>
  slack.people
    .sees("alice")
    .modals.at(-1)
    ?.fields.find((field) => field.label === label);

test("in words: the time stands before the reason, and everybody reads it", async () => {
  const told = await command("client-a admin 4h fix the DNS");
  expect(told.ephemeral?.plain).toContain("Asked for *client-a* as *admin* for 4 hours");
  const card = await slack.seen("bob", "waiting for an approver");
  expect(card.plain).toContain("for *4 hours* from the moment of the grant");
  expect(card.plain).toContain("from 4 hours after the grant on");
  expect(card.buttons[0]?.confirm?.text).toContain("as *admin*, for 4 hours");
  await slack.seen("alice", "You asked for *client-a* as *admin* for 4 hours");
});

test("in words without a time: the role's usual one", async () => {
  expect((await command("client-c fix")).ephemeral?.plain).toContain("for 1 hour");
  expect((await command("client-a admin fix")).ephemeral?.plain).toContain("without an end");
});

test("by form: the times of a role appear once it is picked, and what was filled in stays", async () => {
  await command("");
  await slack.people.fill("alice", { "Why do you need it?": "look at the logs" });
  const account = await slack.people.fill("alice", { Account: "client-a" });
  expect(account.modal?.plain).toContain("Pick a role, and for how long");
  await slack.people.fill("alice", { Role: "read-only" });
  expect(fieldNamed("For how long?")).toMatchObject({ value: "without an end (usual)" });
  expect(fieldNamed("For how long?")?.options).toEqual([
    "30 minutes",
    "1 hour",
    "2 hours",
    "4 hours",
    "8 hours",
    "12 hours",
    "without an end (usual)",
  ]);
  expect(fieldNamed("Role")).toMatchObject({ value: "read-only · RolecallReadOnly" });
  expect(fieldNamed("Why do you need it?")).toMatchObject({ value: "look at the logs" });
  await slack.people.fill("alice", { "For how long?": "2 hours" });
  expect(await slack.people.submit("alice")).toEqual({ ms: expect.any(Number) as number });
  const card = await slack.seen("bob", "waiting for an approver");
  expect(card.plain).toContain("for *2 hours* from the moment of the grant");
});

test("by form: another account takes its roles and times along", async () => {
  await command("client-a read-only");
  await slack.people.fill("alice", { Account: "client-c" });
  expect(fieldNamed("For how long?")).toMatchObject({ value: "1 hour (usual)" });
  expect(fieldNamed("For how long?")?.options).toEqual([
    "30 minutes",
    "1 hour (usual)",
    "2 hours",
    "4 hours",
  ]);
});

test("a time that was typed waits in the form for the role that is picked", async () => {
  const opened = await command("client-a 3h fix the DNS");
  expect(opened.modal?.plain).toContain("Pick a role");
  await slack.people.fill("alice", { Role: "admin" });
  expect(fieldNamed("For how long?")).toMatchObject({ value: "3 hours" });
  await slack.people.submit("alice");
  await slack.seen("bob", "for *3 hours* from the moment of the grant");
});

test("a form that was sent before the times were there comes back with them", async () => {
  await command("client-a fix the DNS");
  slack.faults.add({ service: "slack", action: "views.update", effect: "fail" });
  await slack.people.fill("alice", { Role: "admin" });
  const sent = await slack.people.submit("alice");
  expect(sent.modal?.plain).toContain("For how long?");
  expect(slack.cards()).toEqual([]);
  await slack.people.submit("alice");
  await slack.seen("bob", "waiting for an approver");
});

test.each([
  ["client-c 40h fix", "for at most 4 hours (`4h`) at a time"],
  ["client-c standing fix", "is not given without an end. Ask for at most 4 hours (`4h`)"],
  ["client-a admin 3weeks fix", "I cannot read `3weeks` as a time"],
  ["client-a 404 on every page", "If it belongs to the reason, write the time before it"],
])("%j is answered with what to do", async (text, words) => {
  expect((await command(text)).ephemeral?.plain).toContain(words);
  expect(slack.cards()).toEqual([]);
});

test("without the boundary that a guard needs, alice reads what an AWS admin has to run", async () => {
  slack.iam.byHand.setBoundary("alice.andersen", null);
  const words =
    "aws iam put-user-permissions-boundary --user-name alice.andersen --permissions-boundary arn:aws:iam::111111111111:policy/rolecall/people";
  expect((await command("client-a admin 4h fix")).ephemeral?.plain).toContain(words);
  await command("client-c");
  await slack.people.fill("alice", { "Why do you need it?": "fix" });
  expect((await slack.people.submit("alice")).modal?.plain).toContain(words);
  expect(slack.cards()).toEqual([]);
});

test("in ten groups already, alice gets a time straight on her user, and no access without an end", async () => {
  const { ref } = await slack.aliceIsIn("standing");
  slack.aliceJoinsGroups(9);
  const full = await command("client-a read-only standing fix");
  expect(full.ephemeral?.plain).toContain("is in ten groups already, the most AWS allows");
  expect(full.ephemeral?.plain).toContain("/aws-access done client-a admin");
  await command("client-a read-only 4h fix");
  const card = await slack.seen("bob", "client-a as read-only: waiting for an approver");
  expect(card.plain).toContain("straight to the IAM user `alice.andersen`, since it is in ten");
  expect(card.plain).not.toContain(ref);
});
