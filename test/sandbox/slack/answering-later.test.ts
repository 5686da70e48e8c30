import { type ResponseSource, startResponseUrls } from "../../../sandbox/slack/response-url.ts";
import { type Agency, callApi, startAgency } from "./agency-workspace.ts";
import { type BareBot, startBareBot } from "./bare-bot.ts";

describe("a response URL", () => {
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

  const urlOf = (index: number) => String(bot.received[index]?.payload["response_url"]);
  const post = async (url: string, body: unknown) => {
    const response = await fetch(url, {
      method: "POST",
      body: JSON.stringify(body),
      headers: JSON_TYPE,
    });
    return { status: response.status, ...((await response.json()) as object) };
  };
  const afterCommand = async () => {
    await slack.people.command("alice", { text: "", channel: "aws-access" });
    return urlOf(0);
  };
  const afterClick = async () => {
    const { ts } = await callApi(slack, "chat.postMessage", {
      channel: "C0ACCESS",
      text: "x",
      blocks,
    });
    const where = { channel: "C0ACCESS", ts: String(ts) };
    await slack.people.click("bob", { where, button: "Approve" });
    return urlOf(0);
  };
  const channel = () => slack.people.sees("bob").channels[0]?.messages ?? [];

  it("answers only the person who acted, unless told otherwise", async () => {
    const url = await afterClick();
    await post(url, { text: "for you" });
    await post(url, { text: "for all", response_type: "in_channel" });
    expect(slack.people.sees("bob").ephemerals).toMatchObject([{ text: "for you" }]);
    expect(slack.people.sees("alice").ephemerals).toEqual([]);
    expect(channel().map(({ text }) => text)).toEqual(["x", "for all"]);
  });

  it("replaces or deletes the message that was clicked", async () => {
    const url = await afterClick();
    await post(url, { text: "done", replace_original: true });
    expect(channel()).toMatchObject([{ text: "done", blocks: [] }]);
    expect(await post(url, { text: "bye", delete_original: true })).toMatchObject({ status: 400 });
    await post(url, { delete_original: true });
    expect(channel()).toEqual([]);
  });

  it("of a command has no message to delete or replace", async () => {
    const url = await afterCommand();
    expect(await post(url, { delete_original: true })).toMatchObject({
      error: "message_not_found",
    });
    await post(url, { text: "more", replace_original: true });
    expect(slack.people.sees("alice").ephemerals).toMatchObject([{ text: "more" }]);
  });

  it("works five times", async () => {
    const url = await afterCommand();
    const answers = [];
    for (const text of "123456") answers.push(await post(url, { text }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 404]);
    expect(answers.at(-1)).toMatchObject({ error: "used_url" });
    expect(slack.people.sees("alice").ephemerals).toHaveLength(5);
    expect(slack.recorded("response_url")).toHaveLength(6);
  });

  it("works for thirty minutes", () => {
    let now = 0;
    const urls = startResponseUrls(
      () => "",
      () => now,
    );
    const source: ResponseSource = { personId: "U0ALICE", channelId: "C0ACCESS" };
    const url = urls.issue(source);
    now = 30 * 60_000;
    expect(urls.take(url)).toEqual(source);
    now += 1;
    expect(urls.take(url)).toEqual({ error: "expired_url" });
  });

  it("refuses broken blocks and nothing at all", async () => {
    const url = await afterCommand();
    expect(await post(url, { blocks: [{ type: "header" }] })).toMatchObject({
      status: 400,
      error: "invalid_blocks",
    });
    expect(await post(url, {})).toMatchObject({ status: 400, error: "no_text" });
  });
});

const JSON_TYPE = { "content-type": "application/json" };

const blocks = [
  {
    type: "actions",
    elements: [
      { type: "button", action_id: "approve", text: { type: "plain_text", text: "Approve" } },
    ],
  },
];
