// When Slack says "too many": what it said it about waits, and nothing else does.
import { WebAPIRateLimitedError, WebClient, WebClientEvent } from "@slack/web-api";
import { boltLogger } from "../../../../src/adapters/slack/bolt-logger.ts";
import { BURST } from "../../../../src/adapters/slack/outgoing/posting-pace.ts";
import { startLog } from "../../../../src/logger.ts";
import { until } from "../../../../sandbox/until.ts";
import { held, startLoopbackSlack, tooMany } from "./loopback-slack.ts";

let slack: Awaited<ReturnType<typeof startLoopbackSlack>>;
beforeEach(async () => {
  slack = await startLoopbackSlack();
});
afterEach(() => slack.stop());

const view = { type: "home" as const, blocks: [] };
const post = (channel: string) => slack.clients.messages.chat.postMessage({ channel, text: "x" });
const update = (ts: string) => slack.clients.messages.chat.update({ channel: "C1", ts, text: "x" });
const open = (client: WebClient) =>
  client.views.open({
    trigger_id: "1",
    view: { type: "modal", title: { type: "plain_text", text: "x" }, blocks: [] },
  });

test("the Web API client by itself makes a form wait for a message that was one too many", async () => {
  slack.answers("chat.postMessage", tooMany(1));
  const logger = boltLogger(startLog("silent").logger);
  const retryConfig = { retries: 1, minTimeout: 0 };
  const bare = new WebClient("xoxb-loopback", { slackApiUrl: slack.url, logger, retryConfig });
  const limited = new Promise((resolve) => bare.once(WebClientEvent.RATE_LIMITED, resolve));
  const posted = bare.chat.postMessage({ channel: "C1", text: "x" });
  await limited;
  const since = performance.now();
  await open(bare);
  expect(performance.now() - since).toBeGreaterThan(900);
  await posted;
});

test("a form, a redrawn message and a message elsewhere are not held up by one message too many", async () => {
  slack.answers("chat.postMessage", tooMany(6));
  await expect(post("C1")).rejects.toThrow(WebAPIRateLimitedError);
  const next = post("C1").catch(() => "waited in vain");
  await Promise.all([open(slack.clients.modals), update("1.2"), post("C2")]);
  slack.clients.stopWaiting();
  await expect(next).resolves.toBe("waited in vain");
  expect(slack.methods()).toHaveLength(4);
});

test("a message that was too soon is followed by the next when Slack has said", async () => {
  slack.answers("chat.postMessage", tooMany(1));
  await expect(post("C1")).rejects.toThrow(WebAPIRateLimitedError);
  const since = performance.now();
  await expect(post("C1")).resolves.toMatchObject({ ok: true });
  expect(performance.now() - since).toBeGreaterThan(900);
});

test("what people wait for fails at once while it is limited, as if Slack had been asked, and goes again after that", async () => {
  slack.answers("users.info", tooMany(3));
  const { people } = slack.clients;
  const ask = () => people.users.info({ user: "U1" });
  await expect(ask()).rejects.toThrow(WebAPIRateLimitedError);
  await expect(ask()).rejects.toThrow(WebAPIRateLimitedError);
  expect(slack.methods()).toEqual(["users.info"]);
  expect(slack.outcomes()).toEqual(["slack users.info throttled"]);
  await expect(people.conversations.info({ channel: "C1" })).resolves.toMatchObject({ ok: true });
  await until(
    () => ask().catch(() => undefined),
    (answer) => answer?.ok,
    { what: "users.info is asked again" },
  );
});

test("what nobody waits for waits for a short limit, and fails at once for a long one", async () => {
  slack.answers("views.publish", tooMany(1));
  slack.answers("chat.update", tooMany(60));
  const publish = () => slack.clients.messages.views.publish({ user_id: "U1", view });
  await expect(publish()).rejects.toThrow(WebAPIRateLimitedError);
  await expect(publish()).resolves.toMatchObject({ ok: true });
  await expect(update("1.2")).rejects.toThrow(WebAPIRateLimitedError);
  await expect(update("3.4")).rejects.toThrow(WebAPIRateLimitedError);
  expect(slack.methods()).toEqual(["views.publish", "views.publish", "chat.update"]);
});

describe("with claims of three seconds", () => {
  beforeEach(async () => {
    await slack.stop();
    slack = await startLoopbackSlack({ lease: 3000 });
  });

  test("a message that could not go within a second is refused, and not sent", async () => {
    const texts = Array.from({ length: BURST + 4 }, (_, index) => String(index));
    const posted = await Promise.allSettled(
      texts.map((text) => slack.clients.messages.chat.postMessage({ channel: "C1", text })),
    );
    const went = texts.filter((_, index) => posted[index]?.status === "fulfilled");
    expect(went).toEqual(texts.slice(0, BURST + 1));
    expect(slack.arrived.map(({ given }) => given.get("text")).toSorted()).toEqual(went.toSorted());
  });
});

test("a stop lets go of what waits: it fails at once and is not sent", async () => {
  slack.answers("chat.postMessage", tooMany(5));
  slack.answers("chat.update", tooMany(6));
  await expect(post("C1")).rejects.toThrow();
  await expect(update("1.2")).rejects.toThrow();
  const waiting = Promise.allSettled([post("C1"), post("C1"), update("1.2")]);
  slack.clients.stopWaiting();
  const ended = await waiting;
  expect(ended.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(slack.methods()).toEqual(["chat.postMessage", "chat.update"]);
});

test("a stop leaves alone what is on its way", async () => {
  const answering = held();
  slack.answers("chat.postMessage", answering);
  const posted = post("C1");
  await until(slack.methods, (methods) => methods.length === 1, { what: "it is on its way" });
  slack.clients.stopWaiting();
  answering.release();
  await expect(posted).resolves.toMatchObject({ ok: true });
});
