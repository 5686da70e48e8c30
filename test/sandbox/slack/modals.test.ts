import { startTriggers } from "../../../sandbox/slack/trigger.ts";
import { type Agency, callApi, startAgency } from "./agency-workspace.ts";
import { type BareBot, startBareBot } from "./bare-bot.ts";

const label = (text: string) => ({ type: "plain_text", text });
const view = (more: Record<string, unknown> = {}) => ({
  type: "modal",
  callback_id: "form",
  title: label("Form"),
  blocks: [{ type: "divider" }],
  ...more,
});
const field = (
  id: string,
  element: Record<string, unknown>,
  more: Record<string, unknown> = {},
) => ({
  type: "input",
  block_id: id,
  label: label(id.toUpperCase()),
  element: { action_id: id, ...element },
  ...more,
});
const options = ["read-only", "admin"].map((name) => ({
  text: label(name),
  value: `role-${name}`,
}));

describe("modals", () => {
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

  const trigger = async () => {
    await slack.people.command("alice", { text: "" });
    return String(bot.received.at(-1)?.payload["trigger_id"]);
  };
  const open = async (definition: unknown = view()) =>
    callApi(slack, "views.open", { trigger_id: await trigger(), view: definition });
  const titles = () => slack.people.sees("alice").modals.map(({ title }) => title.text);
  const sent = () => bot.received.at(-1)?.payload as { view: { state: { values: unknown } } };
  const filled = (...blocks: unknown[]) => view({ submit: label("Send"), blocks });

  describe("opened by a trigger", () => {
    it("once", async () => {
      const trigger_id = await trigger();
      const opened = await callApi(slack, "views.open", { trigger_id, view: view() });
      expect(opened).toMatchObject({
        ok: true,
        view: {
          id: expect.stringMatching(/^V/),
          hash: expect.any(String),
          state: { values: {} },
          team_id: "T0AGENCY",
          app_id: "A0ROLECALL",
          bot_id: "B0BOT",
          previous_view_id: null,
        },
      });
      expect(await callApi(slack, "views.open", { trigger_id, view: view() })).toMatchObject({
        error: "exchanged_trigger_id",
      });
    });

    it("within three seconds", () => {
      let now = 0;
      const triggers = startTriggers("T0AGENCY", () => now);
      const [first, second] = [1, 2].map(() => triggers.issue("U0ALICE", "workspace"));
      now = 3000;
      expect(triggers.exchange(String(first))).toMatchObject({ personId: "U0ALICE" });
      now = 3001;
      expect(triggers.exchange(String(second))).toEqual({ error: "expired_trigger_id" });
      expect(triggers.exchange("1.2.3")).toEqual({ error: "invalid_trigger_id" });
    });

    it("that a broken view does not use up", async () => {
      const trigger_id = await trigger();
      const broken = view({ title: label("x".repeat(25)) });
      expect(await callApi(slack, "views.open", { trigger_id, view: broken })).toMatchObject({
        error: "invalid_arguments",
        response_metadata: {
          messages: ["[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"],
        },
      });
      expect(await callApi(slack, "views.open", { trigger_id, view: view() })).toMatchObject({
        ok: true,
      });
    });
  });

  it("stack up to three, and a new command starts over", async () => {
    const button = { type: "button", action_id: "next", text: label("Next") };
    const more = (title: string) =>
      view({ title: label(title), blocks: [{ type: "actions", elements: [button] }] });
    await open(more("1"));
    const push = async (title: string) => {
      await slack.people.click("alice", { where: "modal", button: "Next" });
      const { trigger_id } = bot.received.at(-1)?.payload ?? {};
      return callApi(slack, "views.open", { trigger_id, view: more(title) });
    };
    await push("2");
    const third = await push("3");
    const [root] = slack.people.sees("alice").modals;
    expect(third).toMatchObject({ view: { root_view_id: root?.id } });
    expect(await push("4")).toMatchObject({ error: "push_limit_reached" });
    expect(titles()).toEqual(["1", "2", "3"]);
    await open(more("fresh"));
    expect(titles()).toEqual(["fresh"]);
  });

  it("are redrawn by id or external id, and only from the state they were seen in", async () => {
    const opened = await open(view({ external_id: "mine" }));
    const { id, hash } = opened["view"] as { id: string; hash: string };
    const update = (given: Record<string, unknown>) => callApi(slack, "views.update", given);
    expect(await update({ view_id: id, hash, view: view({ title: label("2") }) })).toMatchObject({
      ok: true,
    });
    expect(await update({ view_id: id, hash, view: view() })).toMatchObject({
      error: "hash_conflict",
    });
    expect(await update({ external_id: "mine", view: view({ title: label("3") }) })).toMatchObject({
      ok: true,
    });
    expect(titles()).toEqual(["3"]);
    expect(await update({ view_id: "V0", view: view() })).toMatchObject({ error: "not_found" });
  });

  it("keep what was typed when they are redrawn with the same ids", async () => {
    const reason = field("reason", { type: "plain_text_input" });
    const opened = await open(filled(reason));
    await slack.people.fill("alice", { REASON: "the DNS" });
    const { id } = opened["view"] as { id: string };
    await callApi(slack, "views.update", {
      view_id: id,
      view: filled(reason, { type: "divider" }),
    });
    expect(slack.people.sees("alice").modals[0]?.fields).toMatchObject([{ value: "the DNS" }]);
  });

  describe("with fields", () => {
    const form = filled(
      field("reason", { type: "plain_text_input", min_length: 3, max_length: 5 }),
      field("role", { type: "static_select", options }),
      field("hours", { type: "radio_buttons", options, initial_option: options[0] }),
      field("extras", { type: "checkboxes", options }, { optional: true }),
    );

    it("are not sent before Slack is content", async () => {
      await open(form);
      const before = bot.received.length;
      const required = "Please complete this required field.";
      expect(await slack.people.submit("alice")).toMatchObject({
        errors: { REASON: required, ROLE: required },
      });
      await slack.people.fill("alice", { REASON: "ab", ROLE: "admin" });
      expect(await slack.people.submit("alice")).toMatchObject({
        errors: { REASON: "Please use at least 3 characters." },
      });
      await slack.people.fill("alice", { REASON: "abcdef" });
      expect(await slack.people.submit("alice")).toMatchObject({
        errors: { REASON: "Please use at most 5 characters." },
      });
      expect(bot.received).toHaveLength(before);
    });

    it("send what every field holds", async () => {
      await open(form);
      await slack.people.fill("alice", { reason: "DNS", ROLE: "role-admin", EXTRAS: ["admin"] });
      expect(await slack.people.submit("alice")).not.toHaveProperty("errors");
      expect(sent()).toMatchObject({ type: "view_submission", trigger_id: expect.any(String) });
      expect(sent().view.state.values).toEqual({
        reason: { reason: { type: "plain_text_input", value: "DNS" } },
        role: { role: { type: "static_select", selected_option: options[1] } },
        hours: { hours: { type: "radio_buttons", selected_option: options[0] } },
        extras: { extras: { type: "checkboxes", selected_options: [options[1]] } },
      });
      expect(titles()).toEqual([]);
    });

    it("have no fields and options that are not there", async () => {
      await open(form);
      expect(await slack.people.fill("alice", { NAME: "x" })).toMatchObject({
        error: "no such field: NAME",
      });
      expect(await slack.people.fill("alice", { ROLE: "owner" })).toMatchObject({
        error: "no such option: owner",
      });
    });

    it("tell the bot at once where it asked for that", async () => {
      await open(
        filled(field("role", { type: "static_select", options }, { dispatch_action: true })),
      );
      await slack.people.fill("alice", { ROLE: "admin" });
      expect(sent()).toMatchObject({
        type: "block_actions",
        container: { type: "view" },
        view: { state: { values: { role: { role: { selected_option: options[1] } } } } },
        actions: [{ type: "static_select", action_id: "role", selected_option: options[1] }],
      });
      expect(sent()).not.toHaveProperty("response_url");
    });
  });

  describe("with suggestions", () => {
    const account = field("account", { type: "external_select" });

    it("ask the bot only when enough is typed", async () => {
      await open(filled(account));
      const before = bot.received.length;
      const ask = (query: string) => slack.people.suggest("alice", { field: "ACCOUNT", query });
      expect(await ask("cl")).toMatchObject({ error: "type at least 3 characters", options: [] });
      expect(bot.received).toHaveLength(before);
      bot.answers(() => ({ body: { option_groups: [{ label: label("Ours"), options }] } }));
      expect(await ask("admin")).toMatchObject({ options });
      expect(sent()).toMatchObject({
        type: "block_suggestion",
        action_id: "account",
        block_id: "account",
        value: "admin",
        container: { type: "view" },
        team: { id: "T0AGENCY" },
      });
    });

    it("say so where the bot's options break a limit or do not come", async () => {
      await open(filled(account));
      bot.answers(() => ({ body: { options: [{ text: label("x".repeat(76)), value: "x" }] } }));
      expect(await slack.people.fill("alice", { ACCOUNT: "xxx" })).toMatchObject({
        error: expect.stringMatching(/^could not load options/),
      });
      bot.answers(() => ({ status: 500 }));
      expect(await slack.people.fill("alice", { ACCOUNT: "xxx" })).toMatchObject({
        error: "could not load options (dispatch_failed)",
      });
    });
  });

  describe("submitted", () => {
    const submittable = filled(field("reason", { type: "plain_text_input", initial_value: "x" }));
    const submitAnswered = async (body: unknown) => {
      await open(submittable);
      bot.answers(() => ({ body }));
      return slack.people.submit("alice");
    };

    it("go on to another view, or close all", async () => {
      await submitAnswered({
        response_action: "push",
        view: { ...submittable, title: label("2") },
      });
      expect(titles()).toEqual(["Form", "2"]);
      bot.answers(() => ({
        body: { response_action: "update", view: view({ title: label("3") }) },
      }));
      await slack.people.submit("alice");
      expect(titles()).toEqual(["Form", "3"]);
      await slack.people.close("alice");
      bot.answers(() => ({ body: { response_action: "clear" } }));
      await slack.people.submit("alice");
      expect(titles()).toEqual([]);
    });

    it.each([
      ["errors for a block that is not there", { response_action: "errors", errors: { x: "no" } }],
      ["an unknown action", { response_action: "explode" }],
      ["a broken view", { response_action: "update", view: view({ blocks: [{ type: "x" }] }) }],
    ])("stay open with an error when the bot answers %s", async (_what, body) => {
      expect(await submitAnswered(body)).toMatchObject({
        error: expect.stringMatching(/^We had some trouble connecting/),
      });
      expect(titles()).toEqual(["Form"]);
    });

    it("stay open when the bot does not answer", async () => {
      await open(submittable);
      bot.answers(() => ({ status: 500 }));
      expect(await slack.people.submit("alice")).toMatchObject({
        error: "We had some trouble connecting. Try again? (dispatch_failed)",
        modal: { fields: [{ value: "x" }] },
      });
    });

    it("open nothing with the trigger of the submission, though Slack says ok", async () => {
      await submitAnswered(undefined);
      const { trigger_id } = bot.received.at(-1)?.payload ?? {};
      expect(await callApi(slack, "views.open", { trigger_id, view: view() })).toMatchObject({
        ok: true,
      });
      expect(titles()).toEqual([]);
    });
  });

  it("tell the bot that they were closed only where it asked for that", async () => {
    await open();
    const before = bot.received.length;
    await slack.people.close("alice");
    expect(bot.received).toHaveLength(before);
    await open(view({ notify_on_close: true, clear_on_close: true, private_metadata: "r1" }));
    await slack.people.close("alice");
    expect(sent()).toMatchObject({
      type: "view_closed",
      is_cleared: true,
      view: { private_metadata: "r1" },
    });
    expect(await slack.people.close("alice")).toEqual({ error: "no modal is open", ms: 0 });
  });
});
