import { type Agency, callApi, startAgency } from "./agency-workspace.ts";
import { type BareBot, startBareBot } from "./bare-bot.ts";

const blocks = [
  {
    type: "actions",
    elements: [
      {
        type: "button",
        action_id: "approve",
        value: "r1",
        text: { type: "plain_text", text: "Approve" },
      },
    ],
  },
];

describe("another app in the workspace", () => {
  let slack: Agency;
  let bot: BareBot;
  beforeEach(async () => {
    slack = await startAgency();
    bot = await startBareBot(slack);
  });
  afterEach(async () => {
    await bot.stop();
    await slack.stop();
  });

  it("may post the very same buttons; a click on them is for that app and not for the bot", async () => {
    const { ts } = slack.neighbour.posts({ channel: "team", text: "Access for Eve", blocks });
    expect(slack.people.sees("bob").channels.at(-1)?.messages).toMatchObject([
      { from: "U0DEPLOYER", author: "Deployer", buttons: [{ actionId: "approve", value: "r1" }] },
    ]);
    const where = { channel: "C0TEAM", ts };
    expect(await slack.people.click("bob", { where, button: "Approve" })).toEqual({ ms: 0 });
    expect(bot.received).toEqual([]);
    expect(slack.neighbour.heard()).toMatchObject([
      {
        type: "block_actions",
        api_app_id: "A0DEPLOYER",
        user: { id: "U0BOB" },
        message: { bot_id: "B0DEPLOYER", app_id: "A0DEPLOYER", user: "U0DEPLOYER" },
        actions: [{ action_id: "approve", value: "r1" }],
      },
    ]);
  });

  it("is a bot to users.info, and its messages are not the bot's to change", async () => {
    expect(await callApi(slack, "users.info", { user: "U0DEPLOYER" })).toMatchObject({
      user: { is_bot: true, name: "deployer" },
    });
    const { channelId: channel, ts } = slack.neighbour.posts({ channel: "C0TEAM", text: "hello" });
    expect(await callApi(slack, "chat.update", { channel, ts, text: "bye" })).toMatchObject({
      error: "cant_update_message",
    });
  });

  it("posts only what Slack takes", () => {
    const broken = [{ type: "carousel" }];
    expect(() => slack.neighbour.posts({ channel: "team", text: "x", blocks: broken })).toThrow(
      "invalid_blocks",
    );
    expect(() => slack.neighbour.posts({ channel: "nowhere", text: "x" })).toThrow("nowhere");
  });
});
