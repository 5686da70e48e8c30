import { type Agency, callApi, seed, startAgency } from "./agency-workspace.ts";
import { type BareBot, startBareBot } from "./bare-bot.ts";
import { startBolt } from "./bolt-bot.ts";

const blocks = [
  {
    type: "actions",
    block_id: "decide",
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

const bobClicks = async (slack: Agency) => {
  const posted = await callApi(slack, "chat.postMessage", {
    channel: "C0ACCESS",
    text: "client-a",
    blocks,
  });
  const where = { channel: "C0ACCESS", ts: String(posted["ts"]) };
  return slack.people.click("bob", { where, button: "Approve" });
};

describe("forging what the bot was sent last", () => {
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

  const patience = 50;
  const sentLast = () => bot.received.at(-1);

  it("changes what is named, by its path, and nothing else that tells", async () => {
    await bobClicks(slack);
    const real = bot.received[0]?.payload ?? {};
    await slack.forger.send(
      {
        api_app_id: "A0ELSE",
        "user.team_id": "T0ELSE",
        "actions.0.value": "r2",
        is_enterprise_install: true,
        enterprise: undefined,
      },
      { patience },
    );
    const { enterprise: _, ...others } = real;
    expect(sentLast()?.payload).toEqual({
      ...others,
      api_app_id: "A0ELSE",
      user: { ...(real["user"] as object), team_id: "T0ELSE" },
      is_enterprise_install: true,
      actions: [
        { ...(real["actions"] as object[])[0], value: "r2", action_ts: expect.any(String) },
      ],
      trigger_id: expect.any(String),
      response_url: expect.any(String),
    });
    expect(sentLast()?.payload["trigger_id"]).not.toBe(real["trigger_id"]);
    expect(slack.forger.last("block_actions")).toEqual(real);
  });

  it("replays the same bytes with the same signature", async () => {
    await bobClicks(slack);
    expect(await slack.forger.replay({ patience })).toEqual({
      status: 200,
      body: "",
      whispers: [],
    });
    const [first, second] = bot.received.map(({ raw, headers }) => [
      raw,
      headers["x-slack-signature"],
      headers["x-slack-request-timestamp"],
    ]);
    expect(second).toEqual(first);
  });

  it("takes a command and an event too, each by its kind", async () => {
    await slack.people.command("alice", { text: "list" });
    await bobClicks(slack);
    await slack.forger.send({ user_id: "U0BOB" }, { kind: "command", patience });
    expect(sentLast()?.payload).toMatchObject({ user_id: "U0BOB", text: "list" });
    await slack.change({ do: "share-channel", channel: "team", team: "T0CLIENT" });
    const { event_id: id } = slack.forger.last("event");
    await slack.forger.send({ team_id: "T0ELSE" }, { kind: "event", patience });
    expect(sentLast()?.payload).toMatchObject({
      team_id: "T0ELSE",
      event: { type: "channel_shared" },
    });
    expect(sentLast()?.payload["event_id"]).not.toBe(id);
  });

  it("hears what the bot whispers because of it, to the person in the payload", async () => {
    await bobClicks(slack);
    bot.answers(({ payload }) => {
      void fetch(String(payload["response_url"]), {
        method: "POST",
        body: JSON.stringify({ text: "Not you." }),
        headers: { "content-type": "application/json" },
      });
      return {};
    });
    expect(await slack.forger.send({ "user.id": "U0ALICE" })).toMatchObject({
      status: 200,
      whispers: ["Not you."],
    });
    expect(slack.people.sees("alice").ephemerals).toHaveLength(1);
    expect(slack.people.sees("bob").ephemerals).toEqual([]);
  });

  it("needs something to start from", () => {
    expect(() => slack.forger.last()).toThrow("the bot was sent no thing yet");
  });
});

it("is heard by a real Bolt app when signed now, and not when signed long ago or by a stranger", async () => {
  const slack = await startAgency();
  const bolt = await startBolt(slack.apiUrl, (app) => {
    app.action("approve", async ({ ack }) => ack());
  });
  slack.bots.push(bolt.url);
  await bobClicks(slack);
  const { forger } = slack;
  const heard = [
    await forger.send({}, { patience: 20 }),
    await forger.send({}, { secondsAgo: 600 }),
    await forger.send({}, { secret: `${seed.signingSecret}?` }),
  ];
  await bolt.stop();
  await slack.stop();
  expect(heard.map(({ status }) => status)).toEqual([200, 401, 401]);
});
