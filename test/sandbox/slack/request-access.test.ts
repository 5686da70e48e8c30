import type { View } from "@slack/types";
import { type Agency, eventually, seed, startAgency } from "./agency-workspace.ts";
import { startBolt } from "./bolt-bot.ts";

const form: View = {
  type: "modal",
  callback_id: "request",
  private_metadata: "v1",
  title: { type: "plain_text", text: "AWS access" },
  submit: { type: "plain_text", text: "Ask" },
  blocks: [
    {
      type: "input",
      block_id: "account",
      label: { type: "plain_text", text: "Account" },
      element: { type: "external_select", action_id: "account", min_query_length: 1 },
    },
    {
      type: "input",
      block_id: "reason",
      label: { type: "plain_text", text: "Reason" },
      element: { type: "plain_text_input", action_id: "reason", min_length: 3 },
    },
  ],
};

function card(requesterId: string, account: string) {
  return {
    text: `<@${requesterId}> asks for ${account}`,
    blocks: [
      {
        type: "section",
        text: { type: "mrkdwn", text: `<@${requesterId}> asks for *${account}*` },
      },
      {
        type: "actions",
        elements: [
          {
            type: "button",
            action_id: "approve",
            style: "primary" as const,
            value: "r1",
            text: { type: "plain_text" as const, text: "Approve" },
          },
        ],
      },
    ],
  };
}

async function startAccessBot(slack: Agency) {
  return startBolt(slack.apiUrl, (app) => {
    app.command("/aws-access", async ({ ack, client, command }) => {
      await client.views.open({ trigger_id: command.trigger_id, view: form });
      await ack();
    });
    app.options("account", async ({ ack, options }) => {
      const names = ["client-a", "client-ab", "client-b"].filter((name) =>
        name.includes(options.value),
      );
      const shown = names.map((name) => ({
        text: { type: "plain_text" as const, text: name },
        value: `id-${name}`,
      }));
      await ack({ options: shown });
    });
    app.view("request", async ({ ack, body, view, client }) => {
      const { values } = view.state;
      if (values["reason"]?.["reason"]?.value === "because") {
        await ack({ response_action: "errors", errors: { reason: "Say more than that." } });
        return;
      }
      await ack();
      const account = values["account"]?.["account"]?.selected_option?.value ?? "";
      await client.chat.postMessage({ channel: body.user.id, text: `You asked for ${account}` });
      await client.chat.postMessage({ channel: "C0ACCESS", ...card(body.user.id, account) });
    });
    app.action("approve", async ({ ack, body, client, respond }) => {
      await ack();
      if (body.type !== "block_actions" || !body.message || !body.channel) return;
      if (body.user.id === "U0ALICE") {
        await respond({ text: "You cannot approve your own request." });
        return;
      }
      const { id: channel } = body.channel;
      const text = `Approved by <@${body.user.id}>`;
      await client.chat.update({ channel, ts: body.message.ts, text });
    });
  });
}

describe("a Bolt app in the sandbox Slack", () => {
  let slack: Agency;
  let bot: Awaited<ReturnType<typeof startBolt>>;
  const alice = () => slack.people.sees("alice");
  const cardOf = (person: string) => slack.people.sees(person).channels[0]?.messages[0];

  beforeEach(async () => {
    slack = await startAgency();
    bot = await startAccessBot(slack);
    slack.bots.push(bot.url);
  });

  afterEach(async () => {
    await bot.stop();
    await slack.stop();
  });

  it("lets Alice ask, refuses her own click, and lets Bob approve", async () => {
    const told = await slack.people.command("alice", { text: "", channel: "aws-access" });
    expect(told.modal).toMatchObject({
      callback_id: "request",
      private_metadata: "v1",
      app_id: seed.appId,
      fields: [
        { label: "Account", type: "external_select", value: null },
        { label: "Reason", type: "plain_text_input", value: null },
      ],
    });

    expect(await slack.people.suggest("alice", { field: "Account", query: "b" })).toMatchObject({
      options: [{ value: "id-client-ab" }, { value: "id-client-b" }],
    });
    // The exact text wins over the first that contains it.
    expect(
      await slack.people.fill("alice", { Account: "client-b", Reason: "because" }),
    ).toMatchObject({
      modal: { fields: [{ value: "client-b" }, { value: "because" }] },
    });
    expect(await slack.people.submit("alice")).toMatchObject({
      errors: { Reason: "Say more than that." },
      modal: { fields: [{}, { error: "Say more than that.", value: "because" }] },
    });

    await slack.people.fill("alice", { Reason: "fix the DNS" });
    const submitted = await slack.people.submit("alice");
    expect(submitted).not.toHaveProperty("errors");
    expect(submitted).not.toHaveProperty("modal");
    const posted = await eventually(() => cardOf("bob"));
    expect(posted).toMatchObject({
      from: seed.bot.userId,
      plain: "@Alice Adams asks for *id-client-b*\n[Approve]",
      buttons: [{ label: "Approve", actionId: "approve", style: "primary", value: "r1" }],
    });
    expect(alice().dms).toMatchObject([{ text: "You asked for id-client-b" }]);
    expect(slack.people.sees("bob").dms).toEqual([]);

    const where = { channel: posted.channel, ts: posted.ts };
    await slack.people.click("alice", { where, button: "Approve" });
    const refusal = await eventually(() => alice().ephemerals[0]);
    expect(refusal).toMatchObject({
      channel: "C0ACCESS",
      plain: "You cannot approve your own request.",
    });
    expect(slack.people.sees("bob").ephemerals).toEqual([]);
    expect(cardOf("bob")?.buttons).toHaveLength(1);

    await slack.people.click("bob", { where, button: "approve" });
    await eventually(() =>
      cardOf("alice")?.plain === "Approved by @Bob Brown" ? true : undefined,
    );
    expect(await slack.people.click("bob", { where, button: "Approve" })).toEqual({
      error: "no such button: Approve",
      ms: 0,
    });
  });
});
