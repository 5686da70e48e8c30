// What was changed by hand in AWS, as the admins see it: one message, decided by button or in words.
import { ACCESS_POLICY_NAME, accessGroupPolicy } from "../../../src/domain/iam-documents.ts";
import { eventually } from "./edge-world.ts";
import { startPeople } from "./people-in-slack.ts";
import type { People } from "./people-in-slack.ts";

const GROUP = "client-c-admin";
const ROLE = "arn:aws:iam::444444444444:role/OrganizationAccountAccessRole";
const MINUTE = 60_000;

let slack: People;
beforeEach(async () => {
  slack = await startPeople();
  const { byHand } = slack.iam;
  byHand.addGroup(GROUP, "/rolecall/");
  byHand.putPolicy(GROUP, ACCESS_POLICY_NAME, accessGroupPolicy(ROLE));
});
afterEach(() => slack.stop());

const isBobIn = () => slack.iam.directory.isMember("bob.baker", GROUP);
const command = (who: string, text: string) => slack.people.command(who, { text });

/** Twice, as what is found once may only be a change under way. */
async function aWhileLater(): Promise<void> {
  for (const _ of [1, 2]) {
    slack.pass(MINUTE);
    await slack.comparer.tick();
  }
}

async function bobIsPutIn() {
  slack.iam.byHand.join("bob.baker", GROUP);
  await aWhileLater();
  return slack.seen("carol", "put them in by hand");
}

test("the admins are told once, and one of them has it undone; the message says by whom", async () => {
  const message = await bobIsPutIn();
  expect(message.plain).toContain("@Carol Cruz: *D-1*: `bob.baker` (@Bob Baker) is in the group");
  expect(message.plain).toContain("*client-c* as *admin*, and nothing ends it");
  expect(message.buttons.map(({ label }) => label)).toEqual(["Undo", "Adopt"]);
  expect(message.buttons[1]?.confirm?.text).toContain("from now on for 1 hour");

  const told = await slack.people.click("carol", { where: message, button: "Undo" });
  expect(told.error).toBeUndefined();
  await eventually(() => !isBobIn());
  const ordered = await slack.seen("carol", "It is being undone, as @Carol Cruz decided");
  expect(ordered).toMatchObject({ ts: message.ts, buttons: [] });
  await aWhileLater();
  const over = await slack.seen("carol", "Undone by @Carol Cruz");
  expect(over).toMatchObject({ ts: message.ts, buttons: [] });
});

test("who is no admin is told so, and nothing happens", async () => {
  const message = await bobIsPutIn();
  await slack.people.click("bob", { where: message, button: "Adopt" });
  await slack.whispered("bob", "Only admins see and decide about what was changed by hand");
  const listed = await command("bob", "drift");
  expect(listed.ephemeral?.plain).toContain("Only admins see and decide");
  expect((await command("bob", "drift undo D-1")).ephemeral?.plain).toContain("Only admins");
  expect(isBobIn()).toBe(true);
  expect(await slack.seen("carol", "put them in by hand")).toMatchObject({ ts: message.ts });
});

test("an admin adopts it: it is on record with an end, and bob is told until when", async () => {
  const message = await bobIsPutIn();
  await slack.people.click("carol", { where: message, button: "Adopt" });
  const told = await slack.seen("bob", "somebody had let you in by hand, and @Carol Cruz has put");
  expect(told.plain).toContain("It lasts 1 hour and *ends");
  expect(slack.messagesOf("bob").some(({ plain }) => plain.includes("You asked for"))).toBe(false);
  await slack.seen("carol", "was given access by hand in AWS, which an admin adopted");
  await aWhileLater();
  await slack.seen("carol", "Adopted by @Carol Cruz");
});

test("in words: an admin reads what is open, and decides by its name", async () => {
  const nothing = await command("carol", "drift");
  expect(nothing.ephemeral?.plain).toContain("Nothing that Rolecall gives was changed by hand");
  await bobIsPutIn();
  const listed = await command("carol", "drift");
  expect(listed.ephemeral?.plain).toContain("Type `/aws-access drift undo D-1` or");
  expect((await command("carol", "drift undo")).ephemeral?.plain).toContain("drift undo D-3");
  const settled = await command("carol", "drift undo d-1");
  expect(settled.ephemeral?.plain).toContain("*D-1* is being undone");
  const again = await command("carol", "drift adopt D-1");
  expect(again.ephemeral?.plain).toContain("@Carol Cruz chose to undo it");
  await eventually(() => !isBobIn());
  await aWhileLater();
  expect((await command("carol", "drift undo D-1")).ephemeral?.plain).toContain("not so any more");
});

test("an admin who deleted the message gets another while it is open, and none when it is over", async () => {
  const message = await bobIsPutIn();
  slack.faults.add({
    service: "slack",
    action: "chat.update",
    effect: "fail",
    error: "message_not_found",
  });
  await command("carol", "drift undo D-1");
  const other = await slack.seen("carol", "It is being undone");
  expect(other.ts).not.toBe(message.ts);
  slack.faults.add({
    service: "slack",
    action: "chat.update",
    effect: "fail",
    error: "message_not_found",
  });
  await aWhileLater();
  expect((await command("carol", "drift")).ephemeral?.plain).toContain("Nothing that Rolecall");
  expect(slack.cards().filter(({ plain }) => plain.includes("D-1"))).toHaveLength(2);
});
