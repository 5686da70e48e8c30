import type { Block } from "../../../sandbox/slack/block-kit.ts";
import { type Reader, readMrkdwn } from "../../../sandbox/slack/mrkdwn.ts";
import { plainBlocks } from "../../../sandbox/slack/plain-rendering.ts";
import { type Agency, callApi, startAgency } from "./agency-workspace.ts";

const reader: Reader = {
  personName: (id) => (id === "U0ALICE" ? "Alice Adams" : undefined),
  channelName: (id) => (id === "C0ACCESS" ? "aws-access" : undefined),
  groupHandle: (id) => (id === "S0PLATFORM" ? "platform" : undefined),
  timeZone: "Europe/Berlin",
  now: Date.UTC(2026, 0, 15, 12),
};
const noon = Date.UTC(2026, 0, 15, 12) / 1000;
const nextWeek = noon + 7 * 24 * 3600;

describe("mrkdwn, to a reader", () => {
  it.each([
    ["*bold* stays", "*bold* stays"],
    ["<@U0ALICE> asks", "@Alice Adams asks"],
    ["<@U0NOBODY|nobody> asks", "@nobody asks"],
    ["in <#C0ACCESS>", "in #aws-access"],
    ["<https://aws.example/?a=1&amp;b=2>", "https://aws.example/?a=1&b=2"],
    ["<https://aws.example/|Open &amp; look>", "Open & look (https://aws.example/)"],
    ["<!subteam^S0PLATFORM> decides", "@platform decides"],
    ["<!subteam^S0PLATFORM|@old-name> decides", "@platform decides"],
    ["<!subteam^S0GONE|@gone> decides", "@gone decides"],
    ["a &lt;b&gt; &amp; c", "a <b> & c"],
    ["&amp;lt;", "&lt;"],
    ["&lt;!channel&gt;", "<!channel>"],
    ["<!channel> help", "🔔🔔 @CHANNEL 🔔🔔 help"],
    ["<!here|here>", "🔔🔔 @HERE 🔔🔔"],
    ["<!everyone>", "🔔🔔 @EVERYONE 🔔🔔"],
    ["1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
    [`<!date^${noon}^until {time}|12:00>`, "until 1:00 PM"],
    [`<!date^${noon}^{date_short_pretty} {time}|later>`, "today 1:00 PM"],
    [`<!date^${nextWeek}^{date_short_pretty}|later>`, "Jan 22, 2026"],
    [`<!date^${noon + 86400}^{date_pretty}|later>`, "tomorrow"],
    ["<!date^soon^{date}|later>", "later"],
  ])("%s", (mrkdwn, read) => {
    expect(readMrkdwn(mrkdwn, reader).replaceAll("\u202f", " ")).toBe(read);
  });
});

it("blocks read as lines, buttons as labels", () => {
  const blocks: Block[] = [
    { type: "header", block_id: "1", text: { type: "plain_text", text: "R&amp;D <!channel>" } },
    {
      type: "section",
      block_id: "2",
      fields: [
        { type: "mrkdwn", text: "*Who*\n<@U0ALICE>" },
        { type: "mrkdwn", text: "*What*\nclient-a" },
      ],
    },
    { type: "divider", block_id: "3" },
    {
      type: "context",
      block_id: "4",
      elements: [
        { type: "plain_text", text: "one" },
        { type: "plain_text", text: "two" },
      ],
    },
    {
      type: "rich_text",
      block_id: "5",
      elements: [
        {
          type: "rich_text_list",
          elements: [
            { type: "rich_text_section", elements: [{ type: "text", text: "<@U0ALICE>" }] },
            { type: "rich_text_section", elements: [{ type: "user", user_id: "U0ALICE" }] },
            { type: "rich_text_section", elements: [{ type: "broadcast", range: "here" }] },
          ],
        },
      ],
    },
    {
      type: "actions",
      block_id: "6",
      elements: [
        { type: "button", action_id: "a", text: { type: "plain_text", text: "Approve" } },
        {
          type: "button",
          action_id: "o",
          text: { type: "plain_text", text: "Open" },
          url: "https://aws.example/",
        },
      ],
    },
  ];
  expect(plainBlocks(blocks, reader).split("\n")).toEqual([
    "R&D <!channel>",
    "*Who*",
    "@Alice Adams",
    "*What*",
    "client-a",
    "────────",
    "one · two",
    "• <@U0ALICE>",
    "• @Alice Adams",
    "• 🔔🔔 @HERE 🔔🔔",
    "[Approve] [Open] (https://aws.example/)",
  ]);
});

describe("a mention of a whole channel", () => {
  let slack: Agency;
  beforeEach(async () => {
    slack = await startAgency();
  });
  afterEach(() => slack.stop());

  it("is read even where it hides in the text behind the blocks", async () => {
    const blocks = [{ type: "divider" }];
    await callApi(slack, "chat.postMessage", {
      channel: "C0ACCESS",
      text: "<!channel> hi",
      blocks,
    });
    expect(slack.people.sees("bob").channels[0]?.messages[0]?.plain).toContain("@CHANNEL");
  });
});
