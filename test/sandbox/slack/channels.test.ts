import { startCallLog } from "../../../sandbox/calls.ts";
import { startFaults } from "../../../sandbox/faults.ts";
import { startSlack } from "../../../sandbox/slack/slack.ts";
import { type Agency, callApi, seed, startAgency } from "./agency-workspace.ts";
import { type BareBot, startBareBot } from "./bare-bot.ts";

describe("a channel", () => {
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

  const info = async (channel: string, more: Record<string, unknown> = {}) =>
    (await callApi(slack, "conversations.info", { channel, ...more }))["channel"];
  const eventsSent = () => bot.received.map(({ payload }) => payload["event"]);

  it("is told apart by what it is shared with and whether the bot is in it", async () => {
    expect(await info("C0TEAM")).toMatchObject({
      id: "C0TEAM",
      name: "team",
      is_private: false,
      is_member: true,
      is_archived: false,
      is_shared: false,
      is_ext_shared: false,
      is_org_shared: false,
      is_pending_ext_shared: false,
      shared_team_ids: ["T0AGENCY"],
    });
    expect(await info("C0ACCESS")).toMatchObject({
      is_shared: true,
      is_ext_shared: true,
      connected_team_ids: ["T0CLIENT"],
      shared_team_ids: ["T0AGENCY", "T0CLIENT"],
    });
    expect(await info("C0PRIVATE")).toMatchObject({ is_member: false });
  });

  it("counts its members for who asks, the bot among them", async () => {
    expect(await info("C0TEAM")).not.toHaveProperty("num_members");
    expect(await info("C0TEAM", { include_num_members: true })).toMatchObject({ num_members: 3 });
  });

  it("that is private without the bot, or not there, is channel_not_found", async () => {
    await slack.change({ do: "make-private", channel: "no-bots" });
    for (const channel of ["C0PRIVATE", "C0NOWHERE", "team"]) {
      expect(await callApi(slack, "conversations.info", { channel })).toMatchObject({
        ok: false,
        error: "channel_not_found",
      });
    }
    await slack.change({ do: "add-bot", channel: "no-bots" });
    expect(await info("C0PRIVATE")).toMatchObject({ is_private: true, is_member: true });
  });

  it("is shared while the bot runs: invited first, then shared, then no more", async () => {
    const shared = { channel: "team", team: "T0CLIENT" };
    await slack.change({ do: "invite-team", ...shared });
    expect(await info("C0TEAM")).toMatchObject({
      is_ext_shared: false,
      is_pending_ext_shared: true,
      pending_shared: ["T0CLIENT"],
    });
    expect(eventsSent()).toEqual([]);

    await slack.change({ do: "share-channel", ...shared });
    await slack.change({ do: "join-channel", channel: "team", person: "clara" });
    expect(await info("C0TEAM")).toMatchObject({
      is_ext_shared: true,
      is_pending_ext_shared: false,
    });
    expect(slack.people.sees("clara").channels.map(({ name }) => name)).toContain("team");

    await slack.change({ do: "unshare-channel", ...shared });
    expect(await info("C0TEAM")).toMatchObject({ is_ext_shared: false });
    expect(slack.people.sees("clara").channels.map(({ name }) => name)).not.toContain("team");
    expect(eventsSent()).toEqual([
      {
        type: "channel_shared",
        connected_team_id: "T0CLIENT",
        channel: "C0TEAM",
        event_ts: expect.any(String),
      },
      {
        type: "channel_unshared",
        previously_connected_team_id: "T0CLIENT",
        channel: "C0TEAM",
        is_ext_shared: false,
        event_ts: expect.any(String),
      },
    ]);
  });

  it("may be shared within an organization, which is not outside of it", async () => {
    await slack.change({ do: "share-in-organization", channel: "team" });
    expect(await info("C0TEAM")).toMatchObject({
      is_shared: true,
      is_org_shared: true,
      is_ext_shared: false,
    });
  });

  it("takes no messages once it is archived, or without the bot", async () => {
    const post = () => callApi(slack, "chat.postMessage", { channel: "C0TEAM", text: "x" });
    await slack.change({ do: "archive-channel", channel: "team" });
    expect(await post()).toMatchObject({ error: "is_archived" });
    expect(await info("C0TEAM")).toMatchObject({ is_archived: true });
    await slack.change({ do: "unarchive-channel", channel: "team" });
    expect(await post()).toMatchObject({ ok: true });
    await slack.change({ do: "remove-bot", channel: "team" });
    expect(await post()).toMatchObject({ error: "not_in_channel" });
  });
});

it("tells a bot nothing of what it is not subscribed to", async () => {
  const calls = startCallLog();
  const slack = await startSlack({
    seed: { ...seed, events: ["app_home_opened"] },
    faults: startFaults(),
    calls,
    botUrls: () => [],
    killBot: () => Promise.resolve(),
  });
  await slack.change({ do: "share-channel", channel: "team", team: "T0CLIENT" });
  await slack.people.openHome("alice");
  await slack.stop();
  const sent = calls.since(0).map(({ about }) => about?.["event"]);
  expect(new Set(sent)).toEqual(new Set(["app_home_opened"]));
});

describe("direct messages", () => {
  let slack: Agency;
  beforeEach(async () => {
    slack = await startAgency();
  });
  afterEach(() => slack.stop());

  const open = (users?: string, more: Record<string, unknown> = {}) =>
    callApi(slack, "conversations.open", { ...(users === undefined ? {} : { users }), ...more });

  it("are opened once for each person, and are the ones a post to that person goes to", async () => {
    expect(await open("U0BOB")).toEqual({ ok: true, channel: { id: "D0BOB" } });
    expect(await open("U0BOB", { return_im: true })).toMatchObject({
      already_open: true,
      channel: { id: "D0BOB", is_im: true, user: "U0BOB" },
    });
    await callApi(slack, "chat.postMessage", { channel: "D0BOB", text: "by its id" });
    await callApi(slack, "chat.postMessage", { channel: "U0BOB", text: "by the person" });
    expect(slack.people.sees("bob").dms.map(({ plain }) => plain)).toEqual([
      "by its id",
      "by the person",
    ]);
    expect(slack.people.sees("alice").dms).toEqual([]);
  });

  it.each([
    ["users_list_not_supplied", undefined],
    ["user_not_found", "U0NOBODY"],
    ["user_disabled", "U0DORA"],
    ["missing_scope", "U0BOB,U0ALICE"],
  ])("are refused with %s", async (error, users) => {
    expect(await open(users)).toMatchObject({ ok: false, error });
  });
});
