// What people do in Slack, through real payloads: asking, deciding, giving back, and being refused.
import { eventually, startEdge } from "./edge-world.ts";

type EdgeWorld = Awaited<ReturnType<typeof startEdge>>;

let world: EdgeWorld;
beforeEach(async () => {
  world = await startEdge();
});
afterEach(() => world.stop());

const messages = (who: string) => {
  const { channels, dms } = world.people.sees(who);
  return [...channels.flatMap((channel) => channel.messages), ...dms];
};
const seen = (who: string, words: string) =>
  eventually(() => messages(who).find((message) => message.plain.includes(words)));

const isIn = () => world.iam.directory.isMember("alice.andersen", "client-a-admin");

const askInWords = async () => {
  const told = await world.people.command("alice", { text: "client-a admin fix the DNS records" });
  const card = await seen("bob", "waiting for an approver");
  const ref = /R-[0-9A-Z]{6}/.exec(card.plain)?.[0] ?? "";
  return { told, card, ref };
};

test("alice asks in words, bob approves, alice gets a link, and gives it back", async () => {
  const { told, card } = await askInWords();
  expect(told.error).toBeUndefined();
  expect(told.ephemeral?.plain).toContain("Asked for *client-a* as *admin*");
  expect(card.plain).toContain("fix the DNS records");
  expect((await seen("alice", "Waiting for @Bob Baker")).buttons.map((one) => one.label)).toEqual([
    "Withdraw",
  ]);

  expect(
    (await world.people.click("bob", { where: card, button: "Approve" })).error,
  ).toBeUndefined();
  const ready = await seen("alice", "You are in");
  expect(ready.plain).toContain("mfa_serial = arn:aws:iam::111111111111:mfa/alice.andersen");
  expect(isIn()).toBe(true);
  await seen("bob", "client-a as admin: has access");
  await seen("alice", "Approved by @Bob Baker. You have access");

  expect(
    (await world.people.click("alice", { where: ready, button: "Switch role" })).error,
  ).toBeUndefined();
  expect(
    (await world.people.click("alice", { where: ready, button: "I'm done" })).error,
  ).toBeUndefined();
  await seen("alice", "You gave it back; it ended");
  expect(isIn()).toBe(false);
});
