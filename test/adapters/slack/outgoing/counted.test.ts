// Every call to Slack is counted once by how it ended, and a bad end is always one that the adapter can tell from a bug.
import { until } from "../../../../sandbox/until.ts";
import { slackTrouble } from "../../../../src/adapters/slack/slack-trouble.ts";
import { wholeAnswer } from "../../../../src/adapters/slack/outgoing/whole-answer.ts";
import { hangUp, no, nothing, ok, startLoopbackSlack, status, tooMany } from "./loopback-slack.ts";
import type { Answering } from "./loopback-slack.ts";

let slack: Awaited<ReturnType<typeof startLoopbackSlack>>;
beforeEach(async () => {
  slack = await startLoopbackSlack();
});
afterEach(() => slack.stop());

const message = { channel: "C1", text: "a reason nobody else may read" };
const post = () => slack.clients.messages.chat.postMessage(message);

/** Headers and the beginning of an answer, and then the connection breaks off. */
const breaksOff: Answering = (response) => {
  response.writeHead(200, { "content-length": "1000" });
  response.write('{"ok":true', () => response.destroy());
};
/** The same, and then nothing more comes. */
const stalls: Answering = (response) => {
  response.writeHead(200, { "content-length": "1000" }).write('{"ok":true');
};

const BAD_ENDS: readonly [string, Answering, string, RegExp][] = [
  ["no", no("not_in_channel"), "refused", /invite it there/],
  ["a no that says nothing", no("no_text"), "refused", /answered no_text/],
  ["a fault of Slack's", no("internal_error"), "failed", /answered internal_error/],
  ["a no because it is too often", no("rate_limited"), "throttled", /tried again/],
  ["a page that is no answer", status(200, {}, "<h1>Oh</h1>"), "failed", /no answer of Slack's/],
  ["HTTP 500", status(500), "failed", /HTTP status 500/],
  ["HTTP 403", status(403), "refused", /HTTP status 403/],
  ["HTTP 429", tooMany(1), "throttled", /tried again/],
  ["HTTP 429 without a time", status(429), "throttled", /tried again/],
  ["a connection that is cut", hangUp, "unanswered", /could not be reached/],
  ["an answer that breaks off", breaksOff, "unanswered", /could not be reached/],
];

test.each(BAD_ENDS.map(([name, answering, ...ends]) => [name, answering, ends] as const))(
  "%s: sent once, counted once, and trouble in words",
  async (_, answering, [outcome, words]) => {
    slack.answers("chat.postMessage", answering);
    const error: unknown = await post().catch((failure: unknown) => failure);
    expect(slack.outcomes()).toEqual([`slack chat.postMessage ${outcome}`]);
    expect(slack.methods()).toEqual(["chat.postMessage"]);
    expect(slackTrouble(error, "posting").message).toMatch(words);
  },
);

const plain = { type: "plain_text" as const, text: "Hello" };
const asking = () => slack.clients.people.users.info({ user: "U1" });
const opening = () =>
  slack.clients.modals.views.open({
    trigger_id: "1",
    view: { type: "modal", title: plain, blocks: [] },
  });

test.each([
  ["no answer about somebody", "users.info", nothing, asking],
  ["half an answer about somebody", "users.info", stalls, asking],
  ["no answer to a form", "views.open", nothing, opening],
] as const)(
  "%s: given up while somebody still waits for it",
  async (...[, method, answering, call]) => {
    slack.answers(method, answering);
    await expect(call()).rejects.toThrow(/timeout/);
    expect(slack.outcomes()).toEqual([`slack ${method} unanswered`]);
    const [milliseconds] = slack.milliseconds();
    expect(milliseconds).toBeGreaterThanOrEqual(1400);
    // Far from what messages are given, however busy the machine.
    expect(milliseconds).toBeLessThan(6000);
  },
);

test("what goes well is counted as well, for every client", async () => {
  slack.answers("chat.postMessage", ok({ channel: "C1", ts: "1.2" }));
  await expect(post()).resolves.toMatchObject({ channel: "C1", ts: "1.2" });
  await opening();
  await asking();
  await slack.clients.messages.auth.test();
  expect(slack.outcomes()).toEqual([
    "slack chat.postMessage ok",
    "slack views.open ok",
    "slack users.info ok",
    "slack auth.test ok",
  ]);
});

test.each<[string, Answering, string]>([
  ["taken", ok(), "ok"],
  ["used up", status(404), "refused"],
  ["too often", tooMany(1), "throttled"],
  ["a fault", status(500), "failed"],
  ["cut", hangUp, "unanswered"],
])("an answer to a click is counted: %s", async (_, answering, outcome) => {
  slack.answers("actions/1", answering);
  await slack.clients.respond(`${slack.url}actions/1`, { method: "POST" }).catch(() => undefined);
  expect(slack.outcomes()).toEqual([`slack response_url ${outcome}`]);
});

test("an answer to a click is not waited for without end", async () => {
  slack.answers("actions/1", nothing);
  await expect(wholeAnswer(50)(`${slack.url}actions/1`)).rejects.toThrow(/timeout/);
  await until(slack.methods, (methods) => methods.includes("actions/1"), { what: "it was asked" });
});
