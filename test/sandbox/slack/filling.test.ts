import { field, filled, label, type ModalWorld, options, startModalWorld } from "./modal-world.ts";

describe("a modal", () => {
  let world: ModalWorld;
  beforeEach(async () => {
    world = await startModalWorld();
  });
  afterEach(() => world.stop());

  describe("with fields", () => {
    const form = filled(
      field("reason", { type: "plain_text_input", min_length: 3, max_length: 5 }),
      field("role", { type: "static_select", options }),
      field("hours", { type: "radio_buttons", options, initial_option: options[0] }),
      field("extras", { type: "checkboxes", options }, { optional: true }),
    );

    it("are not sent before Slack is content", async () => {
      await world.open(form);
      const before = world.bot.received.length;
      const required = "Please complete this required field.";
      expect(await world.slack.people.submit("alice")).toMatchObject({
        errors: { REASON: required, ROLE: required },
      });
      await world.slack.people.fill("alice", { REASON: "ab", ROLE: "admin" });
      expect(await world.slack.people.submit("alice")).toMatchObject({
        errors: { REASON: "Please use at least 3 characters." },
      });
      await world.slack.people.fill("alice", { REASON: "abcdef" });
      expect(await world.slack.people.submit("alice")).toMatchObject({
        errors: { REASON: "Please use at most 5 characters." },
      });
      expect(world.bot.received).toHaveLength(before);
    });

    it("send what every field holds", async () => {
      await world.open(form);
      await world.slack.people.fill("alice", {
        reason: "DNS",
        ROLE: "role-admin",
        EXTRAS: ["admin"],
      });
      expect(await world.slack.people.submit("alice")).not.toHaveProperty("errors");
      expect(world.sent()).toMatchObject({
        type: "view_submission",
        trigger_id: expect.any(String),
      });
      expect(world.sent().view.state.values).toEqual({
        reason: { reason: { type: "plain_text_input", value: "DNS" } },
        role: { role: { type: "static_select", selected_option: options[1] } },
        hours: { hours: { type: "radio_buttons", selected_option: options[0] } },
        extras: { extras: { type: "checkboxes", selected_options: [options[1]] } },
      });
      expect(world.titles()).toEqual([]);
    });

    it("have no fields and options that are not there", async () => {
      await world.open(form);
      expect(await world.slack.people.fill("alice", { NAME: "x" })).toMatchObject({
        error: "no such field: NAME",
      });
      expect(await world.slack.people.fill("alice", { ROLE: "owner" })).toMatchObject({
        error: "no such option: owner",
      });
    });

    it("tell the bot at once where it asked for that", async () => {
      await world.open(
        filled(field("role", { type: "static_select", options }, { dispatch_action: true })),
      );
      await world.slack.people.fill("alice", { ROLE: "admin" });
      expect(world.sent()).toMatchObject({
        type: "block_actions",
        container: { type: "view" },
        view: { state: { values: { role: { role: { selected_option: options[1] } } } } },
        actions: [{ type: "static_select", action_id: "role", selected_option: options[1] }],
      });
      expect(world.sent()).not.toHaveProperty("response_url");
    });
  });

  describe("with suggestions", () => {
    const account = field("account", { type: "external_select" });

    it("ask the bot only when enough is typed", async () => {
      await world.open(filled(account));
      const before = world.bot.received.length;
      const ask = (query: string) =>
        world.slack.people.suggest("alice", { field: "ACCOUNT", query });
      expect(await ask("cl")).toMatchObject({ error: "type at least 3 characters", options: [] });
      expect(world.bot.received).toHaveLength(before);
      world.bot.answers(() => ({ body: { option_groups: [{ label: label("Ours"), options }] } }));
      expect(await ask("admin")).toMatchObject({ options });
      expect(world.sent()).toMatchObject({
        type: "block_suggestion",
        action_id: "account",
        block_id: "account",
        value: "admin",
        container: { type: "view" },
        team: { id: "T0AGENCY" },
      });
    });

    it("say so where the bot's options break a limit or do not come", async () => {
      await world.open(filled(account));
      world.bot.answers(() => ({
        body: { options: [{ text: label("x".repeat(76)), value: "x" }] },
      }));
      expect(await world.slack.people.fill("alice", { ACCOUNT: "xxx" })).toMatchObject({
        error: expect.stringMatching(/^could not load options/),
      });
      world.bot.answers(() => ({ status: 500 }));
      expect(await world.slack.people.fill("alice", { ACCOUNT: "xxx" })).toMatchObject({
        error: "could not load options (dispatch_failed)",
      });
    });
  });
});
