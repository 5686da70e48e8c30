// Whether the approvers' channel is ours alone: before a click counts, and before something is posted in it.
import { createApproversChannel } from "../../../src/adapters/slack/approvers-channel.ts";
import { startSlackAlone } from "./slack-alone.ts";

const APPROVALS = "C0APPROVALS";
const MINUTE = 60_000;
const SHARED = { refused: "shared-channel", channel: APPROVALS };
const CANNOT_SAY = { refused: "slack-cannot-say" };

async function startChannel() {
  const alone = await startSlackAlone();
  let now = 0;
  const channel = createApproversChannel({ client: alone.clients.people, now: () => now });
  return {
    ...alone,
    trusted: () => channel.whyNotTrusted(APPROVALS),
    postable: () => channel.whyNotPostable(APPROVALS),
    lookAnew: () => channel.lookAnew(APPROVALS),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    asked: () => alone.calls.since(0).filter(({ action }) => action === "conversations.info"),
    isRefused: () =>
      alone.faults.add({ service: "slack", action: "conversations.info", effect: "fail" }),
  };
}

let slack: Awaited<ReturnType<typeof startChannel>>;
beforeEach(async () => {
  slack = await startChannel();
});
afterEach(() => slack.stop());

const partner = { channel: "aws-approvals", team: "T0ACMECORP" };

test.each(["share-channel", "invite-team"] as const)(
  "%s: neither does a click count in it, nor is anything posted",
  async (how) => {
    expect(await slack.trusted()).toBeUndefined();
    await slack.change({ do: how, ...partner });
    slack.pass(MINUTE);
    expect(await slack.trusted()).toEqual(SHARED);
    expect(await slack.postable()).toEqual(SHARED);
  },
);

test("workspaces of the same organization are no strangers", async () => {
  await slack.change({ do: "share-in-organization", channel: "aws-approvals" });
  expect(await slack.lookAnew()).toBeUndefined();
});

test("for a click it is asked after a minute, for a card after an hour; looking anew asks at once", async () => {
  await slack.trusted();
  slack.pass(MINUTE - 1);
  await slack.trusted();
  expect(slack.asked()).toHaveLength(1);
  slack.pass(1);
  await slack.postable();
  expect(slack.asked()).toHaveLength(1);
  await slack.trusted();
  expect(slack.asked()).toHaveLength(2);
  slack.pass(60 * MINUTE);
  await slack.postable();
  expect(slack.asked()).toHaveLength(3);
  await slack.lookAnew();
  expect(slack.asked()).toHaveLength(4);
});

test("what waits to be posted waits no longer than a minute once the channel is ours again", async () => {
  await slack.change({ do: "share-channel", ...partner });
  expect(await slack.postable()).toEqual(SHARED);
  await slack.change({ do: "unshare-channel", ...partner });
  expect(await slack.postable()).toEqual(SHARED);
  slack.pass(MINUTE);
  expect(await slack.postable()).toBeUndefined();
});

test("where Slack cannot say, nothing is decided there and nothing posted; its next answer counts", async () => {
  for (const ask of [slack.trusted, slack.postable, slack.lookAnew]) {
    slack.faults.clear();
    slack.isRefused();
    slack.isRefused();
    expect(await ask()).toEqual(CANNOT_SAY);
    slack.faults.clear();
    expect(await ask()).toBeUndefined();
    slack.pass(2 * 60 * MINUTE);
  }
});

test("the bot is not in it: no click counts, and a card is tried, since Slack's answer to that says what would mend it", async () => {
  await slack.change({ do: "make-private", channel: "aws-approvals" });
  await slack.change({ do: "remove-bot", channel: "aws-approvals" });
  expect(await slack.trusted()).toEqual(CANNOT_SAY);
  expect(await slack.lookAnew()).toEqual(CANNOT_SAY);
  expect(await slack.postable()).toBeUndefined();
  await slack.change({ do: "add-bot", channel: "aws-approvals" });
  expect(await slack.trusted()).toBeUndefined();
});
