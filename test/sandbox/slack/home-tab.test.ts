import { type Agency, callApi, startAgency } from "./agency-workspace.ts";
import { type BareBot, startBareBot } from "./bare-bot.ts";

const home = (text: string) => ({
  type: "home",
  blocks: [
    { type: "section", text: { type: "mrkdwn", text } },
    {
      type: "actions",
      elements: [
        {
          type: "button",
          action_id: "end",
          value: "r1",
          text: { type: "plain_text", text: "End" },
        },
      ],
    },
  ],
});

describe("the Home tab", () => {
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

  const publish = (given: Record<string, unknown>) => callApi(slack, "views.publish", given);

  it("shows what the bot publishes when it is opened", async () => {
    bot.answers(() => {
      void publish({ user_id: "U0ALICE", view: home("nothing yet") });
      return {};
    });
    expect(await slack.people.openHome("alice")).toMatchObject({
      home: { plain: "Home\nnothing yet\n[End]", buttons: [{ label: "End" }] },
    });
    expect(slack.people.sees("bob").home).toBeNull();
    expect(bot.received[0]?.headers["content-type"]).toBe("application/json");
    expect(bot.received[0]?.payload).toMatchObject({
      type: "event_callback",
      api_app_id: "A0ROLECALL",
      team_id: "T0AGENCY",
      event_id: expect.stringMatching(/^Ev/),
      event: { type: "app_home_opened", user: "U0ALICE", channel: "D0ALICE", tab: "home" },
      authorizations: [{ team_id: "T0AGENCY", user_id: "U0BOT", is_bot: true }],
    });
  });

  it("can be clicked", async () => {
    await publish({ user_id: "U0ALICE", view: home("client-a") });
    await slack.people.click("alice", { where: "home", button: "End" });
    expect(bot.received[0]?.payload).toMatchObject({
      container: { type: "view" },
      view: { type: "home", id: expect.any(String), hash: expect.any(String) },
      actions: [{ action_id: "end", value: "r1" }],
    });
    expect(bot.received[0]?.payload).not.toHaveProperty("channel");
    expect(await slack.people.click("bob", { where: "home", button: "End" })).toMatchObject({
      error: "no home is open",
    });
  });

  it("is not overwritten from a state that is no longer there", async () => {
    const first = await publish({ user_id: "U0ALICE", view: home("1") });
    const { hash } = first["view"] as { hash: string };
    await publish({ user_id: "U0ALICE", view: home("2") });
    expect(await publish({ user_id: "U0ALICE", view: home("3"), hash })).toMatchObject({
      error: "hash_conflict",
    });
    expect(await publish({ user_id: "U0NOBODY", view: home("4") })).toMatchObject({
      error: "user_not_found",
    });
    const modal = { ...home("5"), type: "modal", title: { type: "plain_text", text: "x" } };
    expect(await publish({ user_id: "U0ALICE", view: modal })).toMatchObject({
      error: "invalid_arguments",
    });
  });

  it("sends its event once more when the bot fails", async () => {
    bot.answers(() => ({ status: bot.received.length === 1 ? 500 : 200 }));
    void publish({ user_id: "U0ALICE", view: home("1") });
    const opened = slack.people.openHome("alice");
    await publish({ user_id: "U0ALICE", view: home("2") });
    await opened;
    expect(bot.received.map(({ headers }) => headers["x-slack-retry-num"])).toEqual([
      undefined,
      "1",
    ]);
    const [first, second] = bot.received.map(({ payload }) => payload["event_id"]);
    expect(second).toBe(first);
  });
});
