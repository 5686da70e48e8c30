import { type Agency, callApi, startAgency } from "./agency-workspace.ts";
import { type BareBot, startBareBot } from "./bare-bot.ts";

describe("user groups", () => {
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

  const list = (given: Record<string, unknown> = {}) => callApi(slack, "usergroups.list", given);
  const peopleOf = (usergroup: string, more: Record<string, unknown> = {}) =>
    callApi(slack, "usergroups.users.list", { usergroup, ...more });

  it("are listed by id, handle and name, without their people unless these are asked for", async () => {
    const [platform, ...others] = (await list())["usergroups"] as object[];
    expect(platform).toMatchObject({
      id: "S0PLATFORM",
      team_id: "T0AGENCY",
      handle: "platform",
      name: "Platform",
      is_usergroup: true,
      date_delete: 0,
    });
    expect(platform).not.toHaveProperty("users");
    expect(others).toEqual([]);
    expect(await list({ include_users: true, include_count: true })).toMatchObject({
      usergroups: [{ users: ["U0BOB"], user_count: 1 }],
    });
  });

  it("that are disabled are there only for who asks for them", async () => {
    expect(await list({ include_disabled: true })).toMatchObject({
      usergroups: [{ id: "S0PLATFORM" }, { id: "S0FOUNDERS", date_delete: expect.any(Number) }],
    });
    expect(await peopleOf("S0FOUNDERS")).toMatchObject({ ok: false, error: "no_such_subteam" });
    expect(await peopleOf("S0FOUNDERS", { include_disabled: true })).toMatchObject({
      users: ["U0ALICE", "U0DORA"],
    });
    await slack.change({ do: "enable-group", group: "founders" });
    expect(await peopleOf("S0FOUNDERS")).toMatchObject({ ok: true });
  });

  it("that do not exist are no_such_subteam", async () => {
    expect(await peopleOf("S0NOBODY")).toMatchObject({ ok: false, error: "no_such_subteam" });
    expect(await callApi(slack, "usergroups.users.list")).toMatchObject({
      error: "invalid_arguments",
    });
  });

  it("change while the bot runs", async () => {
    await slack.change({ do: "add-to-group", group: "platform", person: "alice" });
    expect(await peopleOf("S0PLATFORM")).toMatchObject({ users: ["U0BOB", "U0ALICE"] });
    await slack.change({ do: "remove-from-group", group: "S0PLATFORM", person: "bob" });
    expect(await peopleOf("S0PLATFORM")).toMatchObject({ users: ["U0ALICE"] });
    await expect(
      slack.change({ do: "add-to-group", group: "marketing", person: "bob" }),
    ).rejects.toThrow("there is no user group marketing");
  });

  it("are mentioned by the handle they have now, and a test sees who is mentioned", async () => {
    const text = "<!subteam^S0PLATFORM> and <@U0ALICE>: please look, <!subteam^S0PLATFORM|@x>";
    const elements = [
      { type: "rich_text_section", elements: [{ type: "usergroup", usergroup_id: "S0FOUNDERS" }] },
    ];
    const blocks = [
      { type: "section", text: { type: "mrkdwn", text } },
      { type: "rich_text", elements },
    ];
    await slack.change({ do: "set-handle", group: "platform", handle: "infra" });
    await callApi(slack, "chat.postMessage", { channel: "C0TEAM", text: "look", blocks });
    expect(slack.people.sees("bob").channels.at(-1)?.messages).toMatchObject([
      {
        plain: "@infra and @Alice Adams: please look, @infra\n@founders",
        mentions: ["S0PLATFORM", "U0ALICE", "S0FOUNDERS"],
      },
    ]);
  });

  it("become mentions where somebody types them, as people do", async () => {
    await slack.people.command("alice", { text: "ask @bob or @platform, not @founders" });
    expect(bot.received[0]?.payload["text"]).toBe(
      "ask <@U0BOB|bob> or <!subteam^S0PLATFORM|@platform>, not @founders",
    );
  });
});
