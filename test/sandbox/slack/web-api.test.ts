import { WebClient } from "@slack/web-api";
import { type Agency, callApi, seed, startAgency } from "./agency-workspace.ts";

describe("the Web API", () => {
  let slack: Agency;
  beforeEach(async () => {
    slack = await startAgency();
  });
  afterEach(() => slack.stop());

  const post = (given: Record<string, unknown>) => callApi(slack, "chat.postMessage", given);
  const update = (given: Record<string, unknown>) => callApi(slack, "chat.update", given);
  const userInfo = async (user: string) => (await callApi(slack, "users.info", { user }))["user"];

  it("says whose token it is", async () => {
    expect(await callApi(slack, "auth.test")).toMatchObject({
      ok: true,
      team: "Agency",
      team_id: "T0AGENCY",
      user_id: "U0BOT",
      bot_id: "B0BOT",
      url: "https://agency.slack.com/",
    });
  });

  it("knows no other token and no other method", async () => {
    const stranger = new WebClient("xoxb-wrong", { slackApiUrl: slack.apiUrl });
    await expect(stranger.auth.test()).rejects.toMatchObject({ data: { error: "invalid_auth" } });
    const nobody = await fetch(`${slack.apiUrl}auth.test`, { method: "POST" });
    expect(await nobody.json()).toMatchObject({ ok: false, error: "not_authed" });
    expect(await callApi(slack, "conversations.history")).toMatchObject({
      ok: false,
      error: "unknown_method",
      req_method: "conversations.history",
    });
    expect(slack.recorded("conversations.history")).toMatchObject([
      { service: "slack", outcome: "refused", error: "unknown_method" },
    ]);
  });

  it("takes a form as the real client sends it", async () => {
    const client = new WebClient(seed.botToken, { slackApiUrl: slack.apiUrl });
    const blocks = [{ type: "divider" }];
    const posted = await client.chat.postMessage({ channel: "C0ACCESS", text: "hi", blocks });
    expect(posted).toMatchObject({
      channel: "C0ACCESS",
      ts: expect.stringMatching(/^\d{10}\.\d{6}$/),
      message: {
        text: "hi",
        user: "U0BOT",
        bot_id: "B0BOT",
        app_id: "A0ROLECALL",
        team: "T0AGENCY",
      },
    });
  });

  it.each([
    ["U0ALICE", { deleted: false, is_restricted: false, team_id: "T0AGENCY", tz: "Europe/Berlin" }],
    ["U0ALICE", { profile: { email: "alice@agency.example", real_name: "Alice Adams" } }],
    ["U0GRACE", { is_restricted: true, is_ultra_restricted: true }],
    ["U0DORA", { deleted: true }],
    ["W0CLARA", { team_id: "T0CLIENT" }],
    ["W0SVEN", { team_id: "T0CLIENT", is_stranger: true }],
    ["U0BOT", { is_bot: true }],
  ])("knows %s as %j", async (id, facts) => {
    expect(await userInfo(id)).toMatchObject(facts);
  });

  it("calls nobody a stranger who shares a channel", async () => {
    expect(await userInfo("W0CLARA")).not.toHaveProperty("is_stranger");
    expect(await callApi(slack, "users.info", { user: "U0NOBODY" })).toMatchObject({
      error: "user_not_found",
    });
  });

  it.each([
    ["channel_not_found", { channel: "C0NOWHERE", text: "x" }],
    ["channel_not_found", { channel: "aws-access", text: "x" }],
    ["not_in_channel", { channel: "C0PRIVATE", text: "x" }],
    ["no_text", { channel: "C0ACCESS" }],
    ["no_text", { channel: "C0ACCESS", text: "", blocks: [] }],
    ["msg_too_long", { channel: "C0ACCESS", text: "x".repeat(40_001) }],
    ["invalid_blocks_format", { channel: "C0ACCESS", text: "x", blocks: "no json" }],
    ["cannot_reply_to_message", { channel: "C0ACCESS", text: "x", thread_ts: "1.000001" }],
    ["invalid_arguments", { text: "x" }],
  ])("refuses a post with %s", async (error, given) => {
    expect(await post(given)).toMatchObject({ ok: false, error });
  });

  it("points at what is wrong in blocks", async () => {
    const blocks = [
      { type: "divider" },
      { type: "header", text: { type: "plain_text", text: "" } },
    ];
    expect(await post({ channel: "C0ACCESS", text: "x", blocks })).toMatchObject({
      ok: false,
      error: "invalid_blocks",
      response_metadata: {
        messages: ["[ERROR] must be more than 0 characters [json-pointer:/blocks/1/text/text]"],
      },
    });
  });

  it("gives every post a later timestamp, and opens one direct message per person", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => post({ channel: "U0ALICE", text: "x" })));
    expect(new Set(answers.map(({ ts }) => ts)).size).toBe(3);
    expect(new Set(answers.map(({ channel }) => channel))).toEqual(new Set(["D0ALICE"]));
    const later = await post({ channel: "D0ALICE", text: "y", thread_ts: answers[0]?.["ts"] });
    expect(slack.people.sees("alice").dms.at(-1)).toMatchObject({
      ts: later["ts"],
      threadTs: answers[0]?.["ts"],
    });
  });

  it("rewrites messages, and drops blocks where only text is given", async () => {
    const blocks = [{ type: "section", text: { type: "mrkdwn", text: "*one*" } }];
    const { ts } = await post({ channel: "C0ACCESS", text: "one", blocks });
    await update({ channel: "C0ACCESS", ts, text: "two" });
    expect(slack.people.sees("bob").channels[0]?.messages).toMatchObject([
      { text: "two", blocks: [], edited: true },
    ]);
    await update({ channel: "C0ACCESS", ts, text: "three", blocks });
    expect(slack.people.sees("bob").channels[0]?.messages).toMatchObject([
      { text: "three", plain: "*one*", edited: false },
    ]);
  });

  it("refuses to rewrite what is not there or too long", async () => {
    const { ts } = await post({ channel: "U0ALICE", text: "one" });
    expect(await update({ channel: "D0ALICE", ts: "1.000001", text: "x" })).toMatchObject({
      error: "message_not_found",
    });
    expect(await update({ channel: "U0ALICE", ts, text: "x" })).toMatchObject({
      error: "channel_not_found",
    });
    expect(await update({ channel: "D0ALICE", ts, text: "x".repeat(4001) })).toMatchObject({
      error: "msg_too_long",
    });
  });
});
