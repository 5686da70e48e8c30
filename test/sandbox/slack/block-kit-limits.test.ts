import { faultsInMessage, faultsInView } from "../../../sandbox/slack/block-kit-limits.ts";

const plain = (length: number) => ({ type: "plain_text", text: "x".repeat(length) });
const mrkdwn = (length: number) => ({ type: "mrkdwn", text: "x".repeat(length) });
const times = <Item>(count: number, item: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => item(index));
const button = (more: object = {}) => ({ type: "button", text: plain(1), ...more });
const option = (more: object = {}) => ({ text: plain(1), value: "v", ...more });
const confirm = (more: object = {}) => ({
  title: plain(1),
  text: plain(1),
  confirm: plain(1),
  deny: plain(1),
  ...more,
});
const actions = (...elements: object[]) => ({ type: "actions", elements });
const section = (more: object) => ({ type: "section", ...more });
const select = (more: object) => ({ type: "static_select", ...more });
const input = (element: object, more: object = {}) => ({
  type: "input",
  label: plain(1),
  element,
  ...more,
});
const modal = (more: object) => ({ type: "modal", title: plain(1), blocks: [], ...more });

const inMessage = (...blocks: unknown[]) => faultsInMessage({ blocks });
const inModal = (...blocks: unknown[]) => faultsInView(modal({ blocks, submit: plain(1) }));

describe("a message", () => {
  it("may hold every kind of block there is here", () => {
    const faults = inMessage(
      { type: "header", text: plain(150) },
      section({ text: mrkdwn(3000), fields: times(3, () => mrkdwn(1000)), accessory: button() }),
      { type: "context", elements: times(10, () => plain(1)) },
      { type: "divider" },
      actions(
        button({ value: "x".repeat(2000), style: "danger", confirm: confirm() }),
        select({ options: [option()], action_id: "s" }),
        { type: "external_select", min_query_length: 0 },
        { type: "overflow", options: times(5, () => option()) },
        { type: "radio_buttons", options: times(10, () => option({ description: plain(75) })) },
        { type: "checkboxes", options: [option({ text: mrkdwn(75) })] },
      ),
      {
        type: "rich_text",
        elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "hi" }] }],
      },
    );
    expect(faults).toEqual([]);
  });

  it.each([
    ["51 blocks", times(51, () => ({ type: "divider" })), "/blocks"],
    ["an unknown block", [{ type: "carousel" }], "/blocks/0/type"],
    ["a block without a type", [{}], "/blocks/0/type"],
    [
      "an input of nothing to fill in",
      [input({ type: "button", text: plain(1) })],
      "/blocks/0/element/type",
    ],
    [
      "several choices among buttons",
      [actions({ type: "multi_external_select" })],
      "/blocks/0/elements/0/type",
    ],
    ["a long header", [{ type: "header", text: plain(151) }], "/blocks/0/text/text"],
    ["a header in mrkdwn", [{ type: "header", text: mrkdwn(1) }], "/blocks/0/text/type"],
    ["an empty section", [section({})], "/blocks/0"],
    ["an empty text", [section({ text: mrkdwn(0) })], "/blocks/0/text/text"],
    ["a long text", [section({ text: mrkdwn(3001) })], "/blocks/0/text/text"],
    ["11 fields", [section({ fields: times(11, () => mrkdwn(1)) })], "/blocks/0/fields"],
    ["a long field", [section({ fields: [mrkdwn(2001)] })], "/blocks/0/fields/0/text"],
    [
      "11 context elements",
      [{ type: "context", elements: times(11, () => plain(1)) }],
      "/blocks/0/elements",
    ],
    ["26 buttons", [actions(...times(26, () => button()))], "/blocks/0/elements"],
    ["no buttons", [actions()], "/blocks/0/elements"],
    ["a long label", [actions(button({ text: plain(76) }))], "/blocks/0/elements/0/text/text"],
    ["a label in mrkdwn", [actions(button({ text: mrkdwn(1) }))], "/blocks/0/elements/0/text/type"],
    ["a long value", [actions(button({ value: "x".repeat(2001) }))], "/blocks/0/elements/0/value"],
    ["a value that is no text", [actions(button({ value: 1 }))], "/blocks/0/elements/0/value"],
    ["a url that is none", [actions(button({ url: "x" }))], "/blocks/0/elements/0/url"],
    [
      "a long url",
      [actions(button({ url: `https://x.example/${"x".repeat(3000)}` }))],
      "/blocks/0/elements/0/url",
    ],
    ["an unknown style", [actions(button({ style: "warning" }))], "/blocks/0/elements/0/style"],
    [
      "a long action id",
      [actions(button({ action_id: "x".repeat(256) }))],
      "/blocks/0/elements/0/action_id",
    ],
    ["a long block id", [{ type: "divider", block_id: "x".repeat(256) }], "/blocks/0/block_id"],
    ["an unknown property", [{ type: "divider", colour: "red" }], "/blocks/0"],
    [
      "a long confirm title",
      [actions(button({ confirm: confirm({ title: plain(101) }) }))],
      "/blocks/0/elements/0/confirm/title/text",
    ],
    [
      "a long confirm text",
      [actions(button({ confirm: confirm({ text: plain(301) }) }))],
      "/blocks/0/elements/0/confirm/text/text",
    ],
    [
      "a long confirm button",
      [actions(button({ confirm: confirm({ deny: plain(31) }) }))],
      "/blocks/0/elements/0/confirm/deny/text",
    ],
    ["a select without options", [actions(select({}))], "/blocks/0/elements/0"],
    [
      "101 options",
      [actions(select({ options: times(101, () => option()) }))],
      "/blocks/0/elements/0/options",
    ],
    [
      "a long option",
      [actions(select({ options: [option({ text: plain(76) })] }))],
      "/blocks/0/elements/0/options/0/text/text",
    ],
    [
      "a long option value",
      [actions(select({ options: [option({ value: "x".repeat(76) })] }))],
      "/blocks/0/elements/0/options/0/value",
    ],
    [
      "a long placeholder",
      [actions(select({ options: [option()], placeholder: plain(151) }))],
      "/blocks/0/elements/0/placeholder/text",
    ],
    [
      "an initial option that is none",
      [actions(select({ options: [option()], initial_option: option({ value: "w" }) }))],
      "/blocks/0/elements/0/initial_option",
    ],
    [
      "11 radio buttons",
      [actions({ type: "radio_buttons", options: times(11, () => option()) })],
      "/blocks/0/elements/0/options",
    ],
    [
      "6 overflow entries",
      [actions({ type: "overflow", options: times(6, () => option()) })],
      "/blocks/0/elements/0/options",
    ],
    ["a text input", [actions({ type: "plain_text_input" })], "/blocks/0/elements/0/type"],
    [
      "the same block id twice",
      times(2, () => ({ type: "divider", block_id: "b" })),
      "/blocks/1/block_id",
    ],
    [
      "the same action id twice",
      [actions(button({ action_id: "a" }), button({ action_id: "a" }))],
      "/blocks/0/elements/1/action_id",
    ],
  ])("may not hold %s", (_what, blocks, pointer) => {
    expect(inMessage(...blocks).map((fault) => fault.pointer)).toEqual([pointer]);
  });

  it("may not be longer than Slack shows", () => {
    expect(inMessage(...times(5, () => section({ text: mrkdwn(2700) })))).toMatchObject([
      { pointer: "/blocks", error: "msg_blocks_too_long" },
    ]);
  });

  it("may repeat an action id in another block", () => {
    const one = actions(button({ action_id: "a" }));
    expect(inMessage(one, one)).toEqual([]);
  });
});

describe("a view", () => {
  it("may hold every kind of field there is here", () => {
    const faults = inModal(
      input({ type: "plain_text_input", multiline: true, min_length: 1, max_length: 3000 }),
      input(select({ option_groups: [{ label: plain(75), options: [option()] }] }), {
        hint: plain(1),
      }),
      input({ type: "external_select" }, { optional: true, dispatch_action: true }),
      input({ type: "radio_buttons", options: [option()], initial_option: option() }),
      input({ type: "checkboxes", options: [option()] }),
      section({ text: plain(1), accessory: select({ options: [option()] }) }),
    );
    expect(faults).toEqual([]);
    expect(faultsInView({ type: "home", blocks: [actions(button())] })).toEqual([]);
  });

  it.each([
    ["101 blocks", modal({ blocks: times(101, () => ({ type: "divider" })) }), "/blocks"],
    ["a long title", modal({ title: plain(25) }), "/title/text"],
    ["no title", modal({ title: undefined }), ""],
    ["a long submit label", modal({ submit: plain(25) }), "/submit/text"],
    ["a long close label", modal({ close: plain(25) }), "/close/text"],
    ["an input but no submit", modal({ blocks: [input({ type: "plain_text_input" })] }), "/submit"],
    ["long metadata", modal({ private_metadata: "x".repeat(3001) }), "/private_metadata"],
    ["a long callback id", modal({ callback_id: "x".repeat(256) }), "/callback_id"],
    ["a title in Home", { type: "home", blocks: [], title: plain(1) }, ""],
    ["another type", { type: "dialog", blocks: [] }, "/type"],
    [
      "a button to fill in",
      modal({ submit: plain(1), blocks: [input(button())] }),
      "/blocks/0/element/type",
    ],
    [
      "a long label",
      modal({
        submit: plain(1),
        blocks: [input({ type: "plain_text_input" }, { label: plain(2001) })],
      }),
      "/blocks/0/label/text",
    ],
    [
      "a least above the most",
      modal({
        submit: plain(1),
        blocks: [input({ type: "plain_text_input", min_length: 9, max_length: 8 })],
      }),
      "/blocks/0/element/min_length",
    ],
    [
      "the same block id twice",
      modal({ blocks: times(2, () => ({ type: "divider", block_id: "b" })) }),
      "/blocks/1/block_id",
    ],
  ])("may not have %s", (_what, view, pointer) => {
    expect(faultsInView(view).map((fault) => fault.pointer)).toEqual([pointer]);
  });
});

it("says what is wrong in Slack's words", () => {
  const messages = [
    ...inMessage({ type: "header", text: plain(151) }),
    ...inMessage(actions(...times(26, () => button()))),
    ...inMessage({ type: "header" }),
    ...inMessage({ type: "divider", colour: "red" }),
    ...inMessage({ type: "carousel" }),
  ].map((fault) => fault.message);
  expect(messages).toEqual([
    "must be less than 151 characters",
    "no more than 25 items allowed",
    "missing required field: text",
    "invalid additional property: colour",
    expect.stringMatching(/^unsupported type: .*carousel/),
  ]);
});
