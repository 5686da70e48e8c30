// What is not posted while people of another workspace could read it, and what is posted all the same.
import { createAnnouncer } from "../../../src/adapters/slack/announcer.ts";
import { createApproversChannel } from "../../../src/adapters/slack/approvers-channel.ts";
import { createDriftAnnouncer } from "../../../src/adapters/slack/drift-announcer.ts";
import {
  trustedAnnouncer,
  trustedDriftAnnouncer,
} from "../../../src/adapters/slack/trusted-announcer.ts";
import type { Drift } from "../../../src/domain/drift/drift-ledger.ts";
import type { Slot } from "../../../src/domain/request.ts";
import { aPolicy } from "../../support/a-policy.ts";
import { aCreation } from "../../support/an-account.ts";
import { aPendingRequest } from "../../support/a-request.ts";
import { management } from "./every-view.ts";
import { startSlackAlone } from "./slack-alone.ts";

const APPROVALS = "C0APPROVALS";
/** Of the sandbox, and shared from the start. */
const GENERAL = "C0GENERAL1";

async function startAnnouncing() {
  const alone = await startSlackAlone();
  let now = 0;
  const world = { policy: aPolicy() };
  const channel = createApproversChannel({ client: alone.clients.people, now: () => now });
  const telling = {
    ...{ client: alone.clients.messages, management },
    get policy() {
      return world.policy;
    },
  };
  const trust = { channel, configured: () => world.policy.channel };
  const announcer = trustedAnnouncer({ ...trust, announcer: createAnnouncer(telling) });
  return {
    ...alone,
    world,
    show: announcer.show,
    showAccount: announcer.showAccount,
    card: () => announcer.show(aPendingRequest(), { slot: "card", shows: "pending" }),
    becomesShared: async (id: string) => {
      await alone.change({ do: "share-channel", channel: id, team: "T0ACMECORP" });
      await channel.lookAnew(id);
    },
    drift: trustedDriftAnnouncer({ ...trust, announcer: createDriftAnnouncer(telling) }),
    aMinutePasses: () => {
      now += 60_000;
    },
    postedIn: (id: string) =>
      alone.people.sees("bob").channels.find((one) => one.id === id)?.messages ?? [],
  };
}

let slack: Awaited<ReturnType<typeof startAnnouncing>>;
beforeEach(async () => {
  slack = await startAnnouncing();
});
afterEach(() => slack.stop());

const share = (channel: string) =>
  slack.change({ do: "share-channel", channel, team: "T0ACMECORP" });
const unshare = (channel: string) =>
  slack.change({ do: "unshare-channel", channel, team: "T0ACMECORP" });

const aDrift: Drift = {
  finding: { what: "group-changed", group: "client-a-admin", roleArn: "arn", differences: ["x"] },
  ...{ number: 3, since: 0, isSure: true, order: null, trouble: null, over: null, posted: null },
};

const WAITS = {
  message: "The approvers' channel is shared with another workspace.",
  retryable: true,
};

test("while the channel is shared a card is not posted, and is tried again; then it is posted", async () => {
  await share(APPROVALS);
  await expect(slack.card()).rejects.toMatchObject(WAITS);
  expect(slack.postedIn(APPROVALS)).toEqual([]);
  await unshare(APPROVALS);
  slack.aMinutePasses();
  expect(await slack.card()).toMatchObject({ channel: APPROVALS });
  expect(slack.postedIn(APPROVALS)).toHaveLength(1);
});

const forApprovers: readonly Slot[] = [
  "card",
  "extension-card",
  "door-card",
  "outcome-thread",
  "reminder-thread",
  "escalation-thread",
  "review-thread",
  "end-thread",
  "end-trouble-thread",
];

test.each(forApprovers)("what is for the approvers waits: %s", async (slot) => {
  const card = await slack.card();
  await slack.becomesShared(APPROVALS);
  const request = { ...aPendingRequest(), messages: { card } };
  await expect(slack.show(request, { slot, shows: "x" })).rejects.toMatchObject(WAITS);
  expect(slack.postedIn(APPROVALS)).toHaveLength(1);
});

test("a card that stands there already is not redrawn either", async () => {
  const posted = await slack.card();
  await slack.becomesShared(APPROVALS);
  const redrawn = slack.show(aPendingRequest(), { slot: "card", shows: "x", posted });
  await expect(redrawn).rejects.toMatchObject(WAITS);
});

test("who asked reads their receipt all the same", async () => {
  await slack.becomesShared(APPROVALS);
  const receipt = await slack.show(aPendingRequest(), { slot: "receipt", shows: "pending" });
  expect(receipt.channel).toMatch(/^D/);
});

test("what was changed by hand in AWS is not told there either", async () => {
  await slack.becomesShared(APPROVALS);
  await expect(slack.drift.tell(aDrift)).rejects.toMatchObject(WAITS);
  await unshare(APPROVALS);
  slack.aMinutePasses();
  expect(await slack.drift.tell(aDrift)).toMatchObject({ channel: APPROVALS });
});

test("another channel is named: replies still go under the card, so the channel of the card is looked at too", async () => {
  const card = await slack.card();
  slack.world.policy = aPolicy({ channel: GENERAL });
  const request = { ...aPendingRequest(), messages: { card } };
  await unshare(GENERAL);
  const reply = { slot: "outcome-thread", shows: "x" } as const;
  expect(await slack.show(request, reply)).toMatchObject({ channel: APPROVALS });
  await slack.becomesShared(APPROVALS);
  await expect(slack.show(request, reply)).rejects.toMatchObject(WAITS);
});

test("a card that stands elsewhere waits too while the channel is shared that would take its place", async () => {
  const posted = await slack.card();
  slack.world.policy = aPolicy({ channel: GENERAL });
  slack.faults.add({
    ...{ service: "slack", action: "chat.update", effect: "fail" },
    error: "message_not_found",
  });
  const redrawn = slack.show(aPendingRequest(), { slot: "card", shows: "x", posted });
  await expect(redrawn).rejects.toMatchObject(WAITS);
  expect(slack.postedIn(GENERAL)).toEqual([]);
});

test("while Slack does not say whether it is shared, nothing is posted, and it is tried again", async () => {
  slack.faults.add({ service: "slack", action: "conversations.info", effect: "fail", times: 2 });
  await expect(slack.card()).rejects.toMatchObject({
    message: "Slack does not say whether the approvers' channel is shared.",
    retryable: true,
  });
  expect(await slack.card()).toMatchObject({ channel: APPROVALS });
});

test("the bot is not in the channel: the trouble says how to mend that", async () => {
  await slack.change({ do: "make-private", channel: APPROVALS });
  await slack.change({ do: "remove-bot", channel: APPROVALS });
  await expect(slack.card()).rejects.toMatchObject({
    message: expect.stringMatching(/invite/) as string,
    retryable: true,
  });
});

test("nothing about an account is posted for approvers while the channel is shared; its receipt is", async () => {
  await share(APPROVALS);
  const card = { channel: APPROVALS, ts: "1.1", shows: "pending" };
  const posted = { ...aCreation(), messages: { card } };
  const show = (slot: Slot) => slack.showAccount(posted, { slot, shows: "pending" });
  await expect(show("card")).rejects.toMatchObject(WAITS);
  await expect(show("outcome-thread")).rejects.toMatchObject(WAITS);
  expect(slack.postedIn(APPROVALS)).toEqual([]);
  expect(await show("receipt")).toMatchObject({ shows: "pending" });
});
