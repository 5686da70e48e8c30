// What is said when Slack does not take a message, and whether it is worth trying again.
import { createAnnouncer } from "../../../src/adapters/slack/announcer.ts";
import { aPolicy } from "../../support/a-policy.ts";
import { aPendingRequest, aTimedGrant } from "../../support/a-request.ts";
import { management } from "./every-view.ts";
import { startSlackAlone } from "./slack-alone.ts";

async function startAnnouncer() {
  const alone = await startSlackAlone();
  const client = alone.clients.messages;
  return { ...alone, announcer: createAnnouncer({ client, policy: aPolicy(), management }) };
}

type Started = Awaited<ReturnType<typeof startAnnouncer>>;
let slack: Started;
beforeEach(async () => {
  slack = await startAnnouncer();
});
afterEach(() => slack.stop());

const card = { slot: "card", shows: "pending" } as const;

test("a card is posted once and redrawn where it stands", async () => {
  const posted = await slack.announcer.show(aPendingRequest(), card);
  expect(posted).toEqual({
    channel: "C0APPROVALS",
    ts: expect.any(String) as string,
    shows: "pending",
  });
  const redrawn = await slack.announcer.show(aPendingRequest(), { ...card, shows: "x", posted });
  expect(redrawn).toEqual({ ...posted, shows: "x" });
  expect(slack.people.sees("bob").channels[0]?.messages).toHaveLength(1);
});

test("a receipt goes to the one who asked", async () => {
  const receipt = { slot: "receipt", shows: "pending" } as const;
  const posted = await slack.announcer.show(aPendingRequest(), receipt);
  expect(posted.channel).toMatch(/^D/);
  expect(slack.people.sees("alice").dms).toHaveLength(1);
});

test("a wish for more time is a message of its own in the approvers' channel, trouble a reply to the card", async () => {
  const messages = { card: await slack.announcer.show(aPendingRequest(), card) };
  const request = { ...aPendingRequest(), messages };
  const wish = await slack.announcer.show(request, { slot: "extension-card", shows: "x" });
  const trouble = await slack.announcer.show(request, { slot: "end-trouble-thread", shows: "x" });
  const posted = slack.people.sees("bob").channels[0]?.messages ?? [];
  expect(posted.find(({ ts }) => ts === wish.ts)?.threadTs).toBeUndefined();
  expect(posted.find(({ ts }) => ts === trouble.ts)?.threadTs).toBe(messages.card.ts);
});

test("where cards are posted is read anew for each", async () => {
  let policy = aPolicy({ channel: "C0NOWHERE" });
  const parts = {
    ...{ client: slack.clients.messages, management },
    get policy() {
      return policy;
    },
  };
  const announcer = createAnnouncer(parts);
  await expect(announcer.show(aPendingRequest(), card)).rejects.toThrow();
  policy = aPolicy();
  await expect(announcer.show(aPendingRequest(), card)).resolves.toMatchObject({
    channel: "C0APPROVALS",
  });
});

describe("of what was asked for with another account", () => {
  const part = (partOf: object) => ({
    ...aTimedGrant(),
    ask: { ...aTimedGrant().ask, partOf: { ref: "R-7K3QXA", ...partOf } },
  });
  const ready = { slot: "ready-notice", shows: "x" } as const;
  const stuck = { slot: "outcome-thread", shows: "x" } as const;

  test("messages stand under the receipt and the card of that one", async () => {
    const head = aPendingRequest();
    const stands = {
      card: await slack.announcer.show(head, card),
      receipt: await slack.announcer.show(head, { slot: "receipt", shows: "x" }),
    };
    await slack.announcer.show(part(stands), ready);
    await slack.announcer.show(part(stands), stuck);
    const channel = slack.people.sees("bob").channels[0]?.messages ?? [];
    const threads = (messages: readonly { threadTs?: string }[]) =>
      messages.flatMap(({ threadTs }) => threadTs ?? []);
    expect(threads(slack.people.sees("alice").dms)).toEqual([stands.receipt.ts]);
    expect(threads(channel)).toEqual([stands.card.ts]);
  });

  test("where those are not known, they stand by themselves", async () => {
    const of = part({});
    expect((await slack.announcer.show(of, ready)).channel).toMatch(/^D/);
    expect((await slack.announcer.show(of, stuck)).channel).toBe("C0APPROVALS");
    const wish = await slack.announcer.show(of, { slot: "extension-card", shows: "x" });
    expect(wish.channel).toBe("C0APPROVALS");
  });
});

test("nothing is said under a card that is not there yet", async () => {
  const reply = slack.announcer.show(aPendingRequest(), { slot: "end-thread", shows: "ended" });
  await expect(reply).rejects.toMatchObject({ name: "Trouble", retryable: true });
});

test.each([
  ["not_in_channel", "invite it there with /invite", true],
  ["channel_not_found", "invite the bot to it", true],
  ["is_archived", "unarchive it", true],
  ["internal_error", "internal_error", true],
  ["invalid_blocks", "invalid_blocks", false],
])("%s is told as %j", async (error, words, retryable) => {
  slack.faults.add({ service: "slack", action: "chat.postMessage", effect: "fail", error });
  await expect(slack.announcer.show(aPendingRequest(), card)).rejects.toMatchObject({
    name: "Trouble",
    message: expect.stringContaining(words) as string,
    retryable,
  });
});

test.each(["throttle", "lose-answer"] as const)("%s is worth trying again", async (effect) => {
  slack.faults.add({ service: "slack", action: "chat.postMessage", effect });
  await expect(slack.announcer.show(aPendingRequest(), card)).rejects.toMatchObject({
    name: "Trouble",
    retryable: true,
  });
  await slack.announcer.show(aPendingRequest(), card);
});
