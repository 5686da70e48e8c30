// Deciding, by button and in words, and who may not.
import { eventually } from "./edge-world.ts";
import { startPeople } from "./people-in-slack.ts";
import type { People } from "./people-in-slack.ts";

let slack: People;
beforeEach(async () => {
  slack = await startPeople();
});
afterEach(() => slack.stop());

test("in words: bob approves by reference", async () => {
  const { ref } = await slack.aliceAsks();
  const told = await slack.people.command("bob", { text: `approve ${ref}` });
  expect(told.ephemeral?.plain).toContain("Approved: @Alice Andersen gets *client-a* as *admin*");
  await slack.seen("alice", "You are in");
});

test("bob denies with a reason, and alice is told both", async () => {
  const { card } = await slack.aliceAsks();
  const asked = await slack.people.click("bob", { where: card, button: "Deny" });
  expect(asked.modal?.plain).toContain("fix the DNS");
  await slack.people.fill("bob", { "Why not?": " " });
  expect((await slack.people.submit("bob")).errors).toHaveProperty(["Why not?"]);
  await slack.people.fill("bob", { "Why not?": "not this week" });
  expect((await slack.people.submit("bob")).error).toBeUndefined();
  const notice = await slack.seen("alice", "@Bob Baker denied your request");
  expect(notice.plain).toContain("not this week");
  await slack.seen("bob", "client-a as admin: denied");
});

test("in words: bob denies, with the reason or with the form that asks for it", async () => {
  const first = await slack.aliceAsks();
  const asked = await slack.people.command("bob", { text: `deny ${first.ref}` });
  expect(asked.modal?.plain).toContain("Why not?");
  const told = await slack.people.command("bob", { text: `deny ${first.ref} not this week` });
  expect(told.ephemeral?.plain).toContain("Denied");
  await slack.seen("alice", "not this week");
});

test("of two who click at once one wins, and the other is told who", async () => {
  const { card } = await slack.aliceAsks();
  const click = (who: string) => slack.people.click(who, { where: card, button: "Approve" });
  const told = await Promise.all([click("bob"), click("carol")]);
  const late = await eventually(() =>
    ["bob", "carol"].flatMap((who) => slack.people.sees(who).ephemerals).at(0),
  );
  expect(told.map(({ error }) => error)).toEqual([undefined, undefined]);
  expect(late.plain).toMatch(/^This was approved already by @(Bob Baker|Carol Cruz), today/);
});

test("whoever comes too late is told before writing a reason", async () => {
  const { card } = await slack.aliceAsks();
  await slack.people.click("bob", { where: card, button: "Approve" });
  await slack.people.click("carol", { where: { ...card }, button: "Deny" });
  const told = await eventually(() => slack.people.sees("carol").ephemerals.at(0));
  expect(told.plain).toContain("approved already by @Bob Baker");
  expect(slack.people.sees("carol").modals).toEqual([]);
});

test("alice decides nothing about her own request, by command or by form", async () => {
  const { ref } = await slack.aliceAsks();
  for (const text of [`approve ${ref}`, `deny ${ref}`, `deny ${ref} no`]) {
    const told = await slack.people.command("alice", { text });
    expect(told.ephemeral?.plain).toContain("This is your own request");
  }
  await slack.seen("bob", "waiting for an approver");
});

test("only approvers decide", async () => {
  const { ref } = await slack.aliceAsks();
  const told = await slack.people.command("dan", { text: `approve ${ref}` });
  expect(told.ephemeral?.plain).toContain("Only approvers can decide");
});

test("the Home tab shows each what is theirs, and its buttons work", async () => {
  await slack.aliceAsks();
  const alices = await slack.people.openHome("alice");
  expect(alices.home?.plain).not.toContain("Waiting for your decision");
  const bobs = await slack.people.openHome("bob");
  expect(bobs.home?.plain).toContain("@Alice Andersen asks for *client-a*");

  await slack.people.click("bob", { where: "home", button: "Approve" });
  await eventually(
    () => slack.people.sees("bob").home?.plain.includes("Nothing waits") || undefined,
  );
  await slack.seen("alice", "You are in");
  await slack.settled();
  await slack.people.openHome("alice");
  await slack.people.click("alice", { where: "home", button: "I'm done" });
  await eventually(
    () => !slack.people.sees("alice").home?.plain.includes("[I'm done]") || undefined,
  );

  const asking = await slack.people.click("alice", { where: "home", button: "Ask for access" });
  expect(asking.modal?.plain).toContain("Pick an account");
});

test("a refusal in the Home tab, where nothing can be whispered, opens as a form", async () => {
  const { ref } = await slack.aliceAsks();
  await slack.people.openHome("bob");
  await slack.people.command("carol", { text: `approve ${ref}` });
  await slack.people.click("bob", { where: "home", button: "Approve" });
  const told = await eventually(() => slack.people.sees("bob").modals.at(0));
  expect(told.plain).toContain("approved already by @Carol Cruz");
});

test("a stuck request says why, and goes on when an approver says so", async () => {
  const { card } = await slack.aliceAsks();
  slack.aliceJoinsGroups(10);
  await slack.people.click("bob", { where: card, button: "Approve" });
  const notice = await slack.seen("alice", "is stuck at this step");
  expect(notice.plain).toContain("already in ten groups");
  slack.iam.byHand.leave("alice.andersen", "other-0");
  await slack.settled();
  await slack.people.click("bob", {
    where: await slack.seen("bob", "press Retry"),
    button: "Retry",
  });
  await slack.seen("alice", "You are in");
});

test("a copy of a card that a lost answer left behind leads to the same request, and is redrawn", async () => {
  // The receipt and the card are posted at the same time, and either may be the first.
  const lost = { service: "slack", action: "chat.postMessage", effect: "lose-answer" } as const;
  slack.faults.add({ ...lost, times: 2 });
  await slack.people.command("alice", { text: "client-a admin fix the DNS" });
  const cards = () =>
    slack.people
      .sees("bob")
      .channels.flatMap(({ messages }) => messages)
      .filter(({ plain }) => plain.includes("client-a as admin"));
  const [stray] = await eventually(() => (cards().length === 2 ? cards() : undefined));
  if (!stray) throw new Error("there are two cards");
  await slack.people.click("bob", { where: stray, button: "Approve" });
  await slack.seen("alice", "You are in");
  const redrawn = await eventually(() =>
    cards().every(({ plain }) => !plain.includes("waiting")) ? cards() : undefined,
  );
  const labels = redrawn.flatMap(({ buttons }) => buttons.map(({ label }) => label));
  expect(labels).not.toContain("Approve");
});
