// Asking for more time, and who decides about it.
import { eventually } from "./edge-world.ts";
import { startPeople } from "./people-in-slack.ts";
import type { People } from "./people-in-slack.ts";

let slack: People;
beforeEach(async () => {
  slack = await startPeople();
});
afterEach(() => slack.stop());

const command = (who: string, text: string) => slack.people.command(who, { text });
const moreTimeCards = () =>
  slack.cards().filter(({ plain }) => plain.startsWith("client-a as admin: more time"));

test("by form: alice asks for more, bob approves, and her messages say the later end", async () => {
  const { ref, ready } = await slack.aliceIsIn();
  expect(ready.plain).toContain("It lasts 4 hours and *ends ");
  expect(ready.plain).toContain("AWS itself lets you in no more");
  expect(ready.buttons.map(({ label }) => label)).toEqual(["Switch role", "Extend", "I'm done"]);

  const opened = await slack.people.click("alice", { where: ready, button: "Extend" });
  expect(opened.modal?.plain).toContain("You have *client-a* (Client A, 222222222222) as *admin*");
  await slack.people.fill("alice", { "How much longer?": "2 hours" });
  const blank = { "Why do you need it for longer?": " " };
  await slack.people.fill("alice", blank);
  expect((await slack.people.submit("alice")).errors).toEqual({
    "Why do you need it for longer?": expect.stringMatching(/^Please say why/) as string,
  });
  await slack.people.fill("alice", { "Why do you need it for longer?": "not done yet" });
  const sent = await slack.people.submit("alice");
  expect(sent.modal?.plain).toContain("Asked for 2 hours more with *client-a* as *admin*");

  const card = await slack.seen("bob", "more time, waiting for an approver");
  expect(card.threadTs).toBeUndefined();
  expect(card.plain).toContain("not done yet");
  expect(card.plain).toContain(`/aws-access approve ${ref}`);
  await slack.settled();
  await slack.people.click("bob", { where: card, button: "Approve" });
  await slack.seen("alice", "More time was approved by @Bob Baker");
  await slack.seen("alice", "It was made longer and *ends ");
  const decided = await slack.seen("bob", "more time, extended");
  expect(decided.ts).toBe(card.ts);
  expect(decided.buttons).toEqual([]);
});

test("in words: asked at once, or the form opens with what is known", async () => {
  const { ref } = await slack.aliceIsIn();
  expect((await command("alice", "extend client-a 2h")).modal?.plain).toContain("<2 hours>");
  expect((await command("alice", `extend ${ref} not done`)).modal?.plain).toContain("<not done>");
  const asked = await command("alice", "extend client-a admin 90m not done yet");
  expect(asked.ephemeral?.plain).toContain("Asked for 90 minutes more");
  await slack.settled();
  expect((await command("alice", "list")).ephemeral?.plain).toContain("You asked for 90 minutes");
  const again = await command("alice", "extend client-a 2h and more");
  expect(again.ephemeral?.plain).toContain(`More time was asked for already (*${ref}*)`);

  const approved = await command("bob", `approve ${ref}`);
  expect(approved.ephemeral?.plain).toContain("Approved: @Alice Andersen keeps *client-a*");
  await slack.seen("alice", "More time was approved by @Bob Baker");
});

test("bob denies more time with a reason, by the form or in words, and the end stays", async () => {
  const { ref } = await slack.aliceIsIn();
  await command("alice", "extend client-a 2h not done yet");
  const card = await slack.seen("bob", "more time, waiting");
  await slack.settled();
  const form = await slack.people.click("bob", { where: card, button: "Deny" });
  expect(form.modal?.plain).toContain("asks to keep *client-a*");
  await slack.people.fill("bob", { "Why not?": "enough for today" });
  expect((await slack.people.submit("bob")).error).toBeUndefined();
  const notice = await slack.seen("alice", "More time with *client-a* as *admin* was denied");
  expect(notice.plain).toContain("enough for today");
  await slack.settled();

  await command("alice", "extend client-a 30m only half an hour");
  await eventually(() => moreTimeCards().find(({ plain }) => plain.includes("30 minutes")));
  await slack.settled();
  expect((await command("bob", `deny ${ref}`)).modal?.plain).toContain("for 30 minutes more");
  await command("bob", `deny ${ref} no`);
  await eventually(() =>
    moreTimeCards()
      .filter((one) => one.plain.includes("denied"))
      .at(1),
  );
  expect(moreTimeCards()).toHaveLength(2);
});

test("a card that was left behind decides about its own wish and no later one", async () => {
  const { ref } = await slack.aliceIsIn();
  slack.faults.add({ service: "slack", action: "chat.postMessage", effect: "lose-answer" });
  await command("alice", "extend client-a 2h not done yet");
  const [stray] = await eventually(() =>
    moreTimeCards().length === 2 ? moreTimeCards() : undefined,
  );
  if (!stray) throw new Error("there are two cards");
  await slack.settled();
  await command("bob", `deny ${ref} not today`);
  await slack.seen("alice", "was denied by @Bob Baker");
  await slack.settled();
  await command("alice", "extend client-a 12h the whole night");
  await slack.seen("bob", "for *12 hours* more");
  await slack.settled();

  await slack.people.click("bob", { where: stray, button: "Approve" });
  await slack.whispered("bob", "This wish for more time was denied already by @Bob Baker");
  const redrawn = await eventually(() =>
    moreTimeCards().find(({ ts, plain }) => ts === stray.ts && plain.includes("of the past")),
  );
  expect(redrawn.buttons).toEqual([]);
  expect(slack.messagesOf("alice").some(({ plain }) => plain.includes("approved by"))).toBe(false);
});

test("alice takes her wish back, and decides nothing about it herself", async () => {
  const { ref } = await slack.aliceIsIn();
  await command("alice", "extend client-a 2h not done yet");
  await slack.seen("bob", "more time, waiting");
  await slack.settled();
  expect((await command("alice", `approve ${ref}`)).ephemeral?.plain).toContain("your own request");
  expect((await command("dan", `approve ${ref}`)).ephemeral?.plain).toContain("Only approvers");
  expect((await command("bob", `extend ${ref} 2h for her`)).ephemeral?.plain).toContain(
    "Only the person who asked can do this",
  );
  const taken = await command("alice", `withdraw ${ref}`);
  expect(taken.ephemeral?.plain).toContain("you no longer ask for more time");
  await slack.seen("bob", "more time, withdrawn");
});

test("the Home tabs show the end and the wish, and their buttons work", async () => {
  await slack.aliceIsIn();
  const before = await slack.people.openHome("alice");
  expect(before.home?.plain).toContain("you have access until");
  const opened = await slack.people.click("alice", { where: "home", button: "Extend" });
  expect(opened.modal?.plain).toContain("How much longer?");
  await slack.people.fill("alice", { "Why do you need it for longer?": "not done yet" });
  await slack.people.submit("alice");
  await slack.people.close("alice");
  await slack.settled();
  expect((await slack.people.openHome("alice")).home?.plain).toContain("You asked for 1 hour more");

  expect((await slack.people.openHome("bob")).home?.plain).toContain("for 1 hour more. It ends");
  await slack.people.click("bob", { where: "home", button: "Approve" });
  await slack.seen("alice", "More time was approved by @Bob Baker");
});

test.each([
  ["client-a 13h everything", "for at most 12 hours (`12h`) at a time"],
  ["client-a standing for ever", "I cannot read `standing` as a time"],
  ["client-c 2h more", "There is no access to `client-c`"],
  ["R-000000 2h more", "I know no request `R-000000`"],
])("extend %s is answered with what to do", async (text, words) => {
  await slack.aliceIsIn();
  expect((await command("alice", `extend ${text}`)).ephemeral?.plain).toContain(words);
});

test("what has no end cannot be made longer", async () => {
  const { ready } = await slack.aliceIsIn("standing");
  expect(ready.plain).toContain("It has no end");
  expect(ready.buttons.map(({ label }) => label)).toEqual(["Switch role", "I'm done"]);
  const told = await command("alice", "extend client-a 2h more");
  expect(told.ephemeral?.plain).toContain("has no end, so there is no need");
});
