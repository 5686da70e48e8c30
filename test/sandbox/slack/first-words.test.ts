import { eventually, seed, startAgency } from "./agency-workspace.ts";
import { startBolt } from "./bolt-bot.ts";

type Agency = Awaited<ReturnType<typeof startAgency>>;

describe("a Bolt app in the sandbox Slack", () => {
  let slack: Agency;
  let bot: Awaited<ReturnType<typeof startBolt>> | undefined;

  beforeEach(async () => {
    slack = await startAgency();
  });

  afterEach(async () => {
    await bot?.stop();
    await slack.stop();
  });

  it("answers a command, posts a card, and redraws it when it is clicked", async () => {
    bot = await startBolt(slack.apiUrl, (app) => {
      app.command("/aws-access", async ({ ack, client, command }) => {
        await client.chat.postMessage({
          channel: "C0ACCESS",
          text: "Alice asks",
          blocks: [
            {
              type: "section",
              text: { type: "mrkdwn", text: `<@${command.user_id}> asks for client-a` },
            },
            {
              type: "actions",
              elements: [
                {
                  type: "button",
                  action_id: "approve",
                  style: "primary",
                  value: "r1",
                  text: { type: "plain_text", text: "Approve" },
                },
              ],
            },
          ],
        });
        await ack({ text: `sent: ${command.text}` });
      });
      app.action("approve", async ({ ack, body, client }) => {
        await ack();
        if (body.type !== "block_actions" || !body.message || !body.channel) return;
        await client.chat.update({
          channel: body.channel.id,
          ts: body.message.ts,
          text: `approved by ${body.user.id}`,
        });
      });
    });
    slack.bots.push(bot.url);

    const told = await slack.people.command("alice", {
      text: "client-a 1h",
      channel: "aws-access",
    });
    expect(told).toMatchObject({ ephemeral: { text: "sent: client-a 1h" } });

    const [card] = slack.people.sees("bob").channels[0]?.messages ?? [];
    expect(card).toMatchObject({
      from: seed.bot.userId,
      plain: "@Alice Adams asks for client-a\n[Approve]",
    });

    const where = { channel: "C0ACCESS", ts: card?.ts ?? "" };
    expect(await slack.people.click("bob", { where, button: "Approve" })).not.toHaveProperty(
      "error",
    );
    const redrawn = await eventually(() =>
      slack.people
        .sees("bob")
        .channels[0]?.messages.find(({ text }) => text === "approved by U0BOB"),
    );
    expect(redrawn.buttons).toEqual([]);
    expect(await slack.people.click("bob", { where, button: "Approve" })).toMatchObject({
      error: "no such button: Approve",
    });
  });
});
