import { type Agency, callApi, startAgency } from "./agency-workspace.ts";
import { type BareBot, startBareBot } from "./bare-bot.ts";

const label = (text: string) => ({ type: "plain_text", text });

const blocks = [
  { type: "section", block_id: "what", text: { type: "mrkdwn", text: "client-a for <@U0ALICE>" } },
  {
    type: "actions",
    block_id: "decide",
    elements: [
      { type: "button", action_id: "approve", text: label("Approve"), value: "r1" },
      {
        type: "button",
        action_id: "deny",
        text: label("Deny"),
        style: "danger",
        confirm: {
          title: label("Sure?"),
          text: label("Nobody gets in."),
          confirm: label("Deny"),
          deny: label("Back"),
        },
      },
      { type: "button", action_id: "console", text: label("Open"), url: "https://aws.example/" },
      {
        type: "overflow",
        action_id: "more",
        options: [
          { text: label("Remind"), value: "remind" },
          { text: label("Withdraw"), value: "withdraw" },
        ],
      },
    ],
  },
];

describe("clicking in a message", () => {
  let slack: Agency;
  let bot: BareBot;
  let where: { channel: string; ts: string };
  beforeEach(async () => {
    slack = await startAgency();
    bot = await startBareBot(slack);
    const posted = await callApi(slack, "chat.postMessage", {
      channel: "C0ACCESS",
      text: "client-a",
      blocks,
    });
    where = { channel: "C0ACCESS", ts: String(posted["ts"]) };
  });
  afterEach(async () => {
    await bot.stop();
    await slack.stop();
  });

  const click = (person: string, button: string, confirm?: boolean) =>
    slack.people.click(person, { where, button, ...(confirm === undefined ? {} : { confirm }) });

  it("sends who clicked what, where, in which message", async () => {
    await click("bob", "Approve");
    expect(bot.received[0]?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(bot.received[0]?.payload).toMatchObject({
      type: "block_actions",
      api_app_id: "A0ROLECALL",
      team: { id: "T0AGENCY", domain: "agency" },
      user: { id: "U0BOB", username: "bob.brown", team_id: "T0AGENCY" },
      is_enterprise_install: false,
      container: {
        type: "message",
        message_ts: where.ts,
        channel_id: "C0ACCESS",
        is_ephemeral: false,
      },
      channel: { id: "C0ACCESS", name: "aws-access" },
      message: { ts: where.ts, bot_id: "B0BOT", app_id: "A0ROLECALL", text: "client-a" },
      response_url: expect.stringContaining("/actions/"),
      trigger_id: expect.any(String),
      actions: [
        {
          type: "button",
          action_id: "approve",
          block_id: "decide",
          value: "r1",
          text: label("Approve"),
          action_ts: expect.any(String),
        },
      ],
    });
  });

  it("sends an external person's click with both workspaces told apart", async () => {
    await click("clara", "Approve");
    expect(bot.received[0]?.payload).toMatchObject({
      team: { id: "T0AGENCY" },
      user: { id: "W0CLARA", team_id: "T0CLIENT" },
    });
    expect(await slack.people.command("clara", { text: "x" })).toMatchObject({
      error: "command_not_found",
    });
  });

  it("asks first where there is a confirm dialog", async () => {
    expect(await click("bob", "Deny", false)).toMatchObject({ error: "not confirmed" });
    expect(bot.received).toEqual([]);
    await click("bob", "Deny", true);
    expect(bot.received).toHaveLength(1);
  });

  it("sends a link button's click too, and an overflow menu's choice", async () => {
    await click("bob", "Open");
    await click("bob", "Withdraw");
    expect(bot.received.map(({ payload }) => payload["actions"])).toMatchObject([
      [{ action_id: "console", url: "https://aws.example/" }],
      [{ type: "overflow", action_id: "more", selected_option: { value: "withdraw" } }],
    ]);
  });

  it.each([
    ["grace", "channel_not_found"],
    ["dora", "account_inactive"],
  ])("is not possible for %s: %s", async (person, error) => {
    expect(await click(person, "Approve")).toEqual({ error, ms: 0 });
    expect(bot.received).toEqual([]);
  });

  it("is not possible on a button or a message that is gone", async () => {
    await callApi(slack, "chat.update", { ...where, text: "done" });
    expect(await click("bob", "Approve")).toMatchObject({ error: "no such button: Approve" });
    const gone = { channel: "C0ACCESS", ts: "1.000001" };
    expect(await slack.people.click("bob", { where: gone, button: "Approve" })).toMatchObject({
      error: "message_not_found",
    });
  });

  it("in an ephemeral message sends no message content", async () => {
    bot.answers(() => ({ body: { text: "client-a", blocks } }));
    await slack.people.command("alice", { text: "", channel: "aws-access" });
    const [whisper] = slack.people.sees("alice").ephemerals;
    const there = { channel: "C0ACCESS", ts: whisper?.ts ?? "" };
    await slack.people.click("alice", { where: there, button: "Approve" });
    expect(bot.received[1]?.payload).toMatchObject({ container: { is_ephemeral: true } });
    expect(bot.received[1]?.payload).not.toHaveProperty("message");
    expect(await slack.people.click("bob", { where: there, button: "Approve" })).toMatchObject({
      error: "message_not_found",
    });
  });
});
