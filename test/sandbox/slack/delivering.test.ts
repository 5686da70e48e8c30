import { createHmac } from "node:crypto";
import { type Agency, seed, startAgency } from "./agency-workspace.ts";
import { type BareBot, startBareBot } from "./bare-bot.ts";
import { startBolt } from "./bolt-bot.ts";

describe("what Slack sends to the bot", () => {
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

  const command = (text = "client-a 1h & more") => slack.people.command("alice", { text });

  it("is a command with the fields of a command, and nothing in the content type but the type", async () => {
    await slack.people.command("alice", { text: "client-a 1h & more", channel: "aws-access" });
    const [delivered] = bot.received;
    expect(delivered?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(delivered?.payload).toEqual({
      token: "verification-token",
      team_id: "T0AGENCY",
      team_domain: "agency",
      channel_id: "C0ACCESS",
      channel_name: "aws-access",
      user_id: "U0ALICE",
      user_name: "alice.adams",
      command: "/aws-access",
      text: "client-a 1h & more",
      api_app_id: "A0ROLECALL",
      is_enterprise_install: "false",
      response_url: expect.stringContaining("/commands/"),
      trigger_id: expect.any(String),
    });
  });

  it("is signed", async () => {
    await command();
    const [delivered] = bot.received;
    const timestamp = String(delivered?.headers["x-slack-request-timestamp"]);
    const digest = createHmac("sha256", seed.signingSecret)
      .update(`v0:${timestamp}:${delivered?.raw ?? ""}`)
      .digest("hex");
    expect(delivered?.headers["x-slack-signature"]).toBe(`v0=${digest}`);
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(10);
  });

  it("is refused by a bot with another signing secret", async () => {
    const careful = await startBolt(slack.apiUrl, () => undefined, "another-secret");
    slack.bots.splice(0, 1, careful.url);
    expect(await command()).toMatchObject({ error: "dispatch_failed" });
    await careful.stop();
  });

  it.each([
    ["text", "sent", "sent"],
    ["JSON", { text: "sent" }, "sent"],
    [
      "blocks",
      { blocks: [{ type: "header", text: { type: "plain_text", text: "Sent" } }] },
      "Sent",
    ],
  ])("may be answered with %s", async (_kind, body, plain) => {
    bot.answers(() => ({ body }));
    expect(await command()).toMatchObject({ ephemeral: { plain } });
    expect(slack.people.sees("bob").ephemerals).toEqual([]);
  });

  it("may be answered to the whole channel", async () => {
    bot.answers(() => ({ body: { text: "sent", response_type: "in_channel" } }));
    await slack.people.command("alice", { text: "", channel: "aws-access" });
    expect(slack.people.sees("bob").channels[0]?.messages).toMatchObject([{ text: "sent" }]);
  });

  it("shows an error where the answer breaks Block Kit", async () => {
    bot.answers(() => ({ body: { blocks: [{ type: "carousel" }] } }));
    expect(await command()).toMatchObject({ error: expect.stringMatching(/^invalid_blocks/) });
  });

  it("must be acked within three seconds, whatever it is", async () => {
    bot.answers(() => ({ body: { text: "look", blocks: [approve] } }));
    await command();
    const { ts, channel } = slack.people.sees("alice").ephemerals[0] ?? { ts: "", channel: "" };
    bot.answers(() => undefined);
    const [late, lateClick] = await Promise.all([
      command(),
      slack.people.click("alice", { where: { channel, ts }, button: "Approve" }),
    ]);
    expect(late).toMatchObject({ error: "operation_timeout" });
    expect(lateClick).toMatchObject({
      error: "This app did not respond in time. (operation_timeout)",
    });
    expect(slack.recorded("block_actions")).toMatchObject([
      { service: "delivery", outcome: "no-answer", error: "operation_timeout" },
    ]);
  });

  it("fails visibly where the bot answers an error or is not there", async () => {
    bot.answers(() => ({ status: 500 }));
    expect(await command()).toMatchObject({ error: "dispatch_failed" });
    slack.bots.splice(0);
    expect(await command()).toMatchObject({ error: "dispatch_failed" });
  });

  it("goes to one bot after the other, and past a bot that is down", async () => {
    const second = await startBareBot(slack);
    await command("1");
    await command("2");
    expect([bot.received.length, second.received.length]).toEqual([1, 1]);
    await second.stop();
    expect(await command("3")).not.toHaveProperty("error");
    expect(await command("4")).not.toHaveProperty("error");
    expect(bot.received).toHaveLength(3);
  });
});

describe("a fault in front of the bot", () => {
  let slack: Agency;
  let bot: BareBot;
  beforeEach(async () => {
    slack = await startAgency();
    bot = await startBareBot(slack, () => ({ body: { text: "sent" } }));
  });
  afterEach(async () => {
    await bot.stop();
    await slack.stop();
  });

  const command = () => slack.people.command("alice", { text: "x" });

  it.each([
    ["fail", "dispatch_failed", 0],
    ["lose-answer", "operation_timeout", 1],
    ["fail-after", "dispatch_failed", 1],
  ] as const)("that does %s shows %s after %d deliveries", async (effect, error, deliveries) => {
    slack.faults.add({ service: "delivery", action: "command", effect });
    const told = await command();
    expect(told).toMatchObject({ error });
    expect(told).not.toHaveProperty("ephemeral");
    expect(bot.received).toHaveLength(deliveries);
    expect(await command()).not.toHaveProperty("error");
  });

  it("that delivers twice sends the same signed bytes twice, and shows one answer", async () => {
    slack.faults.add({ service: "delivery", action: "command", effect: "deliver-twice" });
    expect(await command()).not.toHaveProperty("error");
    const [first, second] = bot.received;
    expect(second?.raw).toBe(first?.raw);
    expect(second?.headers["x-slack-signature"]).toBe(first?.headers["x-slack-signature"]);
    expect(slack.people.sees("alice").ephemerals).toHaveLength(1);
  });

  it("that kills before kills the bot whose turn it is", async () => {
    slack.faults.add({ service: "delivery", action: "command", effect: "kill-before" });
    await command();
    expect(slack.killed).toEqual([bot.url]);
  });

  it("that kills afterwards kills the bot that got it", async () => {
    slack.faults.add({ service: "delivery", action: "command", effect: "kill-after" });
    expect(await command()).toMatchObject({ ephemeral: { text: "sent" } });
    expect(slack.killed).toEqual([bot.url]);
  });
});

const approve = {
  type: "actions",
  elements: [
    { type: "button", action_id: "approve", text: { type: "plain_text", text: "Approve" } },
  ],
};
