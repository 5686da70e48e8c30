import { callApi } from "./agency-workspace.ts";
import { field, filled, label, type ModalWorld, options, startModalWorld } from "./modal-world.ts";

const option = (name: string) => ({ text: label(name), value: `id-${name}` });

let world: ModalWorld;
beforeEach(async () => {
  world = await startModalWorld();
});
afterEach(() => world.stop());

const fill = (input: Record<string, string | string[] | null>) =>
  world.slack.people.fill("alice", input);

describe("a field that takes several", () => {
  it("of the options it has, by text or value, and none again", async () => {
    await world.open(filled(field("roles", { type: "multi_static_select", options })));
    expect(await fill({ ROLES: ["admin", "role-read-only"] })).toMatchObject({
      modal: { fields: [{ value: ["admin", "read-only"] }] },
    });
    await world.slack.people.submit("alice");
    expect(world.sent().view.state.values).toEqual({
      roles: { roles: { type: "multi_static_select", selected_options: options.toReversed() } },
    });
    await world.open(filled(field("roles", { type: "multi_static_select", options })));
    await fill({ ROLES: ["admin"] });
    await fill({ ROLES: null });
    expect(await world.slack.people.submit("alice")).toMatchObject({
      errors: { ROLES: "Please complete this required field." },
    });
  });

  it("asks the bot for each, and not again for what is chosen already", async () => {
    const initial_options = [option("client-a")];
    const element = { type: "multi_external_select", min_query_length: 1, initial_options };
    await world.open(filled(field("accounts", element)));
    const asked: unknown[] = [];
    world.bot.answers(({ payload }) => {
      asked.push(payload["value"]);
      return { body: { options: ["client-b", "client-c"].map(option) } };
    });
    expect(await fill({ ACCOUNTS: ["id-client-a", "client-c"] })).toMatchObject({
      modal: { fields: [{ value: ["client-a", "client-c"] }] },
    });
    await fill({ ACCOUNTS: ["id-client-a", "id-client-c", "id-client-b"] });
    expect(asked).toEqual(["client-c"]);
    expect(
      await world.slack.people.suggest("alice", { field: "ACCOUNTS", query: "c" }),
    ).toMatchObject({ options: [option("client-b"), option("client-c")] });
    expect(await fill({ ACCOUNTS: ["client-z"] })).toMatchObject({
      error: "no such option: client-z",
    });
  });

  it("offers the people of the workspace itself, and sends their ids", async () => {
    const element = { type: "multi_users_select", initial_users: ["U0BOB"] };
    await world.open(filled(field("people", element)));
    expect(await fill({ PEOPLE: ["Alice"] })).toMatchObject({
      modal: { fields: [{ value: ["Alice Adams"] }] },
    });
    await world.slack.people.submit("alice");
    expect(world.sent().view.state.values).toEqual({
      people: { people: { type: "multi_users_select", selected_users: ["U0ALICE"] } },
    });
  });

  it("takes no more than the app allows", async () => {
    const element = { type: "multi_static_select", options, max_selected_items: 1 };
    await world.open(filled(field("roles", element)));
    expect(await fill({ ROLES: ["admin", "read-only"] })).toMatchObject({
      error: "no more than 1 can be chosen",
    });
  });
});

describe("a field for a number", () => {
  const hours = {
    type: "number_input",
    is_decimal_allowed: false,
    min_value: "1",
    max_value: "12",
  };

  it.each([
    ["four", "Please enter a valid number."],
    ["1.5", "Please enter a valid number."],
    ["0", "Please enter 1 or more."],
    ["13", "Please enter 12 or less."],
  ])("does not take %s", async (typed, error) => {
    await world.open(filled(field("hours", hours)));
    await fill({ HOURS: typed });
    expect(await world.slack.people.submit("alice")).toMatchObject({ errors: { HOURS: error } });
  });

  it("sends the number as text", async () => {
    await world.open(filled(field("hours", hours)));
    await fill({ HOURS: "4" });
    await world.slack.people.submit("alice");
    expect(world.sent().view.state.values).toEqual({
      hours: { hours: { type: "number_input", value: "4" } },
    });
  });
});

describe("fields of a message", () => {
  const blocks = [
    field("reason", { type: "plain_text_input" }),
    {
      type: "section",
      block_id: "role",
      text: label("Role"),
      accessory: { type: "static_select", action_id: "role", options },
    },
    {
      type: "actions",
      block_id: "decide",
      elements: [{ type: "button", action_id: "approve", text: label("Approve") }],
    },
  ];

  it("go along with a click, as each person filled them in", async () => {
    const { slack } = world;
    const posted = await callApi(slack, "chat.postMessage", {
      channel: "C0TEAM",
      text: "?",
      blocks,
    });
    const where = { channel: "C0TEAM", ts: String(posted["ts"]) };
    await slack.people.fill("bob", { REASON: "because" }, where);
    await slack.people.fill("alice", { REASON: "no idea" }, where);
    expect(world.bot.received).toEqual([]);

    await slack.people.fill("bob", { role: "admin" }, where);
    expect(world.sent()).toMatchObject({
      type: "block_actions",
      actions: [{ action_id: "role", selected_option: options[1] }],
    });
    await slack.people.click("bob", { where, button: "Approve" });
    expect(world.sent()).toMatchObject({
      container: { type: "message" },
      state: {
        values: {
          reason: { reason: { type: "plain_text_input", value: "because" } },
          role: { role: { type: "static_select", selected_option: options[1] } },
        },
      },
    });
    await slack.people.click("alice", { where, button: "Approve" });
    expect(world.sent()).toMatchObject({
      state: { values: { reason: { reason: { value: "no idea" } }, role: { role: {} } } },
    });
  });
});
