// Who is told when the approvers' channel is shared with another workspace, and how often.
import { until } from "../../../sandbox/until.ts";
import { createApproversChannel } from "../../../src/adapters/slack/approvers-channel.ts";
import { createChannelWatch } from "../../../src/adapters/slack/channel-watch.ts";
import { startSlackAlone } from "./slack-alone.ts";

const HOUR = 3_600_000;
const ALL_BUT_INTERVALS = [
  ...(["Date", "hrtime", "performance", "nextTick", "queueMicrotask"] as const),
  ...(["setImmediate", "clearImmediate", "setTimeout", "clearTimeout"] as const),
];
const partner = { channel: "aws-approvals", team: "T0ACMECORP" };

async function startWatch() {
  const alone = await startSlackAlone();
  const told: string[] = [];
  const world = { configured: "C0APPROVALS" };
  const watch = createChannelWatch({
    channel: createApproversChannel({ client: alone.clients.people, now: Date.now }),
    configured: () => world.configured,
    tellAdmins: async (words) => {
      told.push(words);
      await Promise.resolve();
    },
  });
  const asked = () => alone.calls.since(0).filter(({ action }) => action === "conversations.info");
  const looked = (times: number) =>
    until(asked, (calls) => calls.length === times, { what: `it has looked ${times} times` });
  return { ...alone, ...watch, looked, told, world, stopSlack: alone.stop };
}

let slack: Awaited<ReturnType<typeof startWatch>>;
beforeEach(async () => {
  slack = await startWatch();
});
afterEach(async () => {
  slack.stop();
  jest.useRealTimers();
  await slack.stopSlack();
});

const SHARED = /<#C0APPROVALS> is shared with another workspace, so nothing is posted there/;
const OWN = /<#C0APPROVALS> is not shared with another workspace: cards are posted there again/;

test("a channel of our own is nothing to tell of", async () => {
  await slack.look();
  expect(slack.told).toEqual([]);
});

test("the admins are told once that it is shared, and once that it is not any more", async () => {
  await slack.change({ do: "share-channel", ...partner });
  await slack.look();
  await slack.look();
  expect(slack.told).toEqual([expect.stringMatching(SHARED)]);
  expect(slack.told[0]).toContain("in the Home tab or with the command");
  await slack.change({ do: "unshare-channel", ...partner });
  await slack.look();
  await slack.look();
  expect(slack.told.slice(1)).toEqual([expect.stringMatching(OWN)]);
  await slack.change({ do: "share-channel", ...partner });
  await slack.look();
  expect(slack.told.slice(2)).toEqual([expect.stringMatching(SHARED)]);
});

test("two looks in the same moment tell it once", async () => {
  await slack.change({ do: "share-channel", ...partner });
  await Promise.all([slack.look(), slack.look()]);
  expect(slack.told).toHaveLength(1);
});

test("while Slack cannot say, nothing is told, and nothing that was told is told again", async () => {
  const cannotSay = () =>
    slack.faults.add({ service: "slack", action: "conversations.info", effect: "fail" });
  cannotSay();
  await slack.look();
  expect(slack.told).toEqual([]);
  await slack.change({ do: "share-channel", ...partner });
  await slack.look();
  cannotSay();
  await slack.look();
  await slack.look();
  expect(slack.told).toHaveLength(1);
});

test("another channel is named in rolecall.yaml: of each that is shared the admins are told", async () => {
  await slack.change({ do: "share-channel", ...partner });
  await slack.look();
  slack.world.configured = "C0GENERAL1";
  await slack.look();
  expect(slack.told[1]).toMatch(/<#C0GENERAL1> is shared/);
  await slack.change({ do: "unshare-channel", ...partner });
  slack.world.configured = "C0APPROVALS";
  await slack.look();
  expect(slack.told.slice(2)).toEqual([expect.stringMatching(OWN)]);
});

test("it looks when it is started, and every hour until it is stopped", async () => {
  jest.useFakeTimers({ doNotFake: ALL_BUT_INTERVALS });
  slack.start();
  await slack.looked(1);
  jest.advanceTimersByTime(HOUR);
  await slack.looked(2);
  jest.advanceTimersByTime(2 * HOUR);
  await slack.looked(4);
  slack.stop();
  expect(jest.getTimerCount()).toBe(0);
});
