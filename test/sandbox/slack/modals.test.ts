import { startTriggers } from "../../../sandbox/slack/trigger.ts";
import { callApi } from "./agency-workspace.ts";
import { field, filled, label, type ModalWorld, startModalWorld, view } from "./modal-world.ts";

describe("modals", () => {
  let world: ModalWorld;
  beforeEach(async () => {
    world = await startModalWorld();
  });
  afterEach(() => world.stop());

  describe("opened by a trigger", () => {
    it("once", async () => {
      const trigger_id = await world.trigger();
      const opened = await callApi(world.slack, "views.open", { trigger_id, view: view() });
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
      expect(await callApi(world.slack, "views.open", { trigger_id, view: view() })).toMatchObject({
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
      const trigger_id = await world.trigger();
      const broken = view({ title: label("x".repeat(25)) });
      expect(await callApi(world.slack, "views.open", { trigger_id, view: broken })).toMatchObject({
        error: "invalid_arguments",
        response_metadata: {
          messages: ["[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"],
        },
      });
      expect(await callApi(world.slack, "views.open", { trigger_id, view: view() })).toMatchObject({
        ok: true,
      });
    });
  });

  it("stack up to three, and a new command starts over", async () => {
    const button = { type: "button", action_id: "next", text: label("Next") };
    const more = (title: string) =>
      view({ title: label(title), blocks: [{ type: "actions", elements: [button] }] });
    await world.open(more("1"));
    const push = async (title: string) => {
      await world.slack.people.click("alice", { where: "modal", button: "Next" });
      const { trigger_id } = world.bot.received.at(-1)?.payload ?? {};
      return callApi(world.slack, "views.open", { trigger_id, view: more(title) });
    };
    await push("2");
    const third = await push("3");
    const [root] = world.slack.people.sees("alice").modals;
    expect(third).toMatchObject({ view: { root_view_id: root?.id } });
    expect(await push("4")).toMatchObject({ error: "push_limit_reached" });
    expect(world.titles()).toEqual(["1", "2", "3"]);
    await world.open(more("fresh"));
    expect(world.titles()).toEqual(["fresh"]);
  });

  it("are redrawn by id or external id, and only from the state they were seen in", async () => {
    const opened = await world.open(view({ external_id: "mine" }));
    const { id, hash } = opened["view"] as { id: string; hash: string };
    const update = (given: Record<string, unknown>) => callApi(world.slack, "views.update", given);
    expect(
      await update({ view_id: id, hash, view: view({ external_id: "mine", title: label("2") }) }),
    ).toMatchObject({
      ok: true,
    });
    expect(await update({ view_id: id, hash, view: view() })).toMatchObject({
      error: "hash_conflict",
    });
    expect(await update({ external_id: "mine", view: view({ title: label("3") }) })).toMatchObject({
      ok: true,
    });
    expect(world.titles()).toEqual(["3"]);
    expect(await update({ view_id: "V0", view: view() })).toMatchObject({ error: "not_found" });
  });

  it("keep what was typed when they are redrawn with the same ids", async () => {
    const reason = field("reason", { type: "plain_text_input" });
    const opened = await world.open(filled(reason));
    await world.slack.people.fill("alice", { REASON: "the DNS" });
    const { id } = opened["view"] as { id: string };
    await callApi(world.slack, "views.update", {
      view_id: id,
      view: filled(reason, { type: "divider" }),
    });
    expect(world.slack.people.sees("alice").modals[0]?.fields).toMatchObject([
      { value: "the DNS" },
    ]);
  });

  describe("submitted", () => {
    const submittable = filled(field("reason", { type: "plain_text_input", initial_value: "x" }));
    const submitAnswered = async (body: unknown) => {
      await world.open(submittable);
      world.bot.answers(() => ({ body }));
      return world.slack.people.submit("alice");
    };

    it("go on to another view, or close all", async () => {
      await submitAnswered({
        response_action: "push",
        view: { ...submittable, title: label("2") },
      });
      expect(world.titles()).toEqual(["Form", "2"]);
      world.bot.answers(() => ({
        body: { response_action: "update", view: view({ title: label("3") }) },
      }));
      await world.slack.people.submit("alice");
      expect(world.titles()).toEqual(["Form", "3"]);
      await world.slack.people.close("alice");
      world.bot.answers(() => ({ body: { response_action: "clear" } }));
      await world.slack.people.submit("alice");
      expect(world.titles()).toEqual([]);
    });

    it.each([
      ["errors for a block that is not there", { response_action: "errors", errors: { x: "no" } }],
      ["an unknown action", { response_action: "explode" }],
      ["a broken view", { response_action: "update", view: view({ blocks: [{ type: "x" }] }) }],
    ])("stay open with an error when the bot answers %s", async (_what, body) => {
      expect(await submitAnswered(body)).toMatchObject({
        error: expect.stringMatching(/^We had some trouble connecting/),
      });
      expect(world.titles()).toEqual(["Form"]);
    });

    it("stay open when the bot does not answer", async () => {
      await world.open(submittable);
      world.bot.answers(() => ({ status: 500 }));
      expect(await world.slack.people.submit("alice")).toMatchObject({
        error: "We had some trouble connecting. Try again? (dispatch_failed)",
        modal: { fields: [{ value: "x" }] },
      });
    });

    it("open nothing with the trigger of the submission, though Slack says ok", async () => {
      await submitAnswered(undefined);
      const { trigger_id } = world.bot.received.at(-1)?.payload ?? {};
      expect(await callApi(world.slack, "views.open", { trigger_id, view: view() })).toMatchObject({
        ok: true,
      });
      expect(world.titles()).toEqual([]);
    });
  });

  it("tell the bot that they were closed only where it asked for that", async () => {
    await world.open();
    const before = world.bot.received.length;
    await world.slack.people.close("alice");
    expect(world.bot.received).toHaveLength(before);
    await world.open(view({ notify_on_close: true, clear_on_close: true, private_metadata: "r1" }));
    await world.slack.people.close("alice");
    expect(world.sent()).toMatchObject({
      type: "view_closed",
      is_cleared: true,
      view: { private_metadata: "r1" },
    });
    expect(await world.slack.people.close("alice")).toEqual({ error: "no modal is open", ms: 0 });
  });
});
