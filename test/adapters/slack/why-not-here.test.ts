// Where a click may come from, and what is said of one that came from somewhere else.
import { createApproversChannel } from "../../../src/adapters/slack/approvers-channel.ts";
import { whyNotHere } from "../../../src/adapters/slack/listeners/why-not-here.ts";
import { aPolicy } from "../../support/a-policy.ts";
import { startSlackAlone } from "./slack-alone.ts";

type Clicked = Parameters<typeof whyNotHere>[1];

const APPROVALS = { id: "C0APPROVALS", name: "aws-approvals" };

async function startChecking() {
  const alone = await startSlackAlone();
  const client = alone.clients.people;
  const channel = createApproversChannel({ client, now: Date.now });
  const ports = { policy: aPolicy() };
  return {
    ...alone,
    why: (clicked: Clicked) => whyNotHere({ channel, ports }, clicked),
  };
}

const OURS = "A0ROLECALL";
const unsigned = { type: "message", user: "U0ROLECALL", ts: "1.2" } as const;
const message = { ...unsigned, app_id: OURS };
const another = { ...unsigned, app_id: "A0DEPLOYBOT" };
const container = { type: "message", message_ts: "1.2", channel_id: APPROVALS.id };
const placeless = { api_app_id: OURS, message };
const onTheCard: Clicked = { ...placeless, channel: APPROVALS, container };

const general = { id: "C0GENERAL1", name: "general" };
const direct = { id: "D0ALICE001", name: "directmessage" };
const several = { id: "G0SEVERAL1", name: "mpdm" };

const wrongChannel = { refused: "wrong-channel", channel: APPROVALS.id };
const notOurs = { refused: "not-our-message" };

let slack: Awaited<ReturnType<typeof startChecking>>;
beforeEach(async () => {
  slack = await startChecking();
});
afterEach(() => slack.stop());

test.each<[what: string, clicked: Clicked, refusal: object | undefined]>([
  ["the card", onTheCard, undefined],
  ["a message whose app Slack does not name", { ...onTheCard, message: unsigned }, undefined],
  ["a direct message", { ...onTheCard, channel: direct }, undefined],
  [
    "a whisper, whichever channel it was whispered in",
    { api_app_id: OURS, channel: general, container: { ...container, is_ephemeral: true } },
    undefined,
  ],
  ["a form or the Home tab", { api_app_id: OURS, container: { type: "view" } }, undefined],
  ["another channel", { ...onTheCard, channel: general }, wrongChannel],
  ["a conversation of several people", { ...onTheCard, channel: several }, wrongChannel],
  [
    "another channel that only the container names",
    { ...placeless, container: { channel_id: general.id } },
    wrongChannel,
  ],
  ["a message that stands nowhere", { ...placeless, container: {} }, wrongChannel],
  ["a message of another app", { ...onTheCard, message: another }, notOurs],
  ["another app's direct message", { ...onTheCard, message: another, channel: direct }, notOurs],
  [
    "the preview of a link",
    { ...onTheCard, container: { ...container, is_app_unfurl: true } },
    notOurs,
  ],
])("%s", async (_, clicked, refusal) => {
  expect(await slack.why(clicked)).toEqual(refusal);
});

test("the card, in a channel that another workspace shares", async () => {
  await slack.change({ do: "share-channel", channel: APPROVALS.id, team: "T0ACMECORP" });
  expect(await slack.why(onTheCard)).toEqual({ refused: "shared-channel", channel: APPROVALS.id });
});

test("the card, while Slack cannot say whether the channel is shared", async () => {
  slack.faults.add({ service: "slack", action: "conversations.info", effect: "fail" });
  expect(await slack.why(onTheCard)).toEqual({ refused: "slack-cannot-say" });
  expect(await slack.why(onTheCard)).toBeUndefined();
});
