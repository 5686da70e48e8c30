// Over HTTP: only what Slack signed just now, only while Bolt listens, and each thing once.
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { httpTransport } from "../../../../src/adapters/slack/transport/http-transport.ts";
import { until } from "../../../../sandbox/until.ts";
import { aCommand, putBoltOn, startLog, untilSaid } from "./a-transport.ts";
import type { Wanted } from "./a-transport.ts";

const SECRET = "signing-secret";
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function listening(handle?: Wanted["handle"]) {
  const { lines, parts } = startLog();
  const transport = httpTransport({ ...parts, signingSecret: SECRET });
  const heard = await putBoltOn(transport, parts, handle);
  const server = createServer((request, response) => transport.answer?.(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  closers.push(() => new Promise((done) => server.close(done)));
  const { port } = server.address() as AddressInfo;
  return { ...transport, heard, lines, url: `http://127.0.0.1:${port}` };
}

async function started(handle?: Wanted["handle"]) {
  const transport = await listening(handle);
  await transport.start();
  return transport;
}

interface Manner {
  /** Dated so many seconds ahead. */
  readonly ahead?: number;
  readonly secret?: string;
  readonly path?: string;
}

const form = (text: string) => new URLSearchParams(aCommand(text)).toString();

async function post({ url }: { readonly url: string }, body: string, manner: Manner = {}) {
  const { ahead = 0, secret = SECRET, path = "/slack/events" } = manner;
  const at = Math.floor(Date.now() / 1000) + ahead;
  const signature = createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex");
  const answer = await fetch(url + path, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": String(at),
      "x-slack-signature": `v0=${signature}`,
      connection: "close",
    },
  });
  return { status: answer.status, text: await answer.text() };
}

test("what Slack signed is heard, and answered", async () => {
  const transport = await started();
  expect(await post(transport, form("help"))).toEqual({ status: 200, text: "heard help" });
  expect(transport.link()).toEqual({ transport: "http", isListening: true });
});

test.each<[string, Manner]>([
  ["signed by somebody else", { secret: "another" }],
  ["older than five minutes", { ahead: -302 }],
  ["dated more than five minutes ahead", { ahead: 302 }],
])("what is %s is refused", async (_, manner) => {
  const transport = await started();
  expect(await post(transport, form("help"), manner)).toMatchObject({ status: 401 });
  expect(transport.heard).toEqual([]);
});

test.each([-290, 290])("a clock that differs by %i s is borne", async (ahead) => {
  const transport = await started();
  expect(await post(transport, form("help"), { ahead })).toMatchObject({ status: 200 });
});

test("the same signed request again is acknowledged, and not heard", async () => {
  const transport = await started();
  const body = form("once");
  await post(transport, body);
  expect(await post(transport, body)).toEqual({ status: 200, text: "" });
  expect(transport.heard).toEqual(["once"]);
});

test("what fails is an error in Slack, and is heard when it is sent again", async () => {
  let times = 0;
  const transport = await started(async ({ ack }) => {
    times += 1;
    if (times === 1) throw new Error("the table is down");
    await ack();
  });
  const body = form("twice");
  expect(await post(transport, body)).toMatchObject({ status: 500 });
  expect(await post(transport, body)).toEqual({ status: 200, text: "heard twice" });
});

test("a body that is larger than anything Slack sends is not read to its end", async () => {
  const transport = await started();
  expect(await post(transport, "x".repeat(2 * 1024 * 1024))).toMatchObject({ status: 413 });
});

test("what is not for Slack's one path is not there", async () => {
  const transport = await started();
  expect(await post(transport, form("help"), { path: "/other" })).toMatchObject({ status: 404 });
});

test("before the start Slack is told that nobody is there", async () => {
  const transport = await listening();
  expect(await post(transport, form("help"))).toMatchObject({ status: 503 });
  expect(transport.link()).toEqual({ transport: "http", isListening: false });
  expect(transport.heard).toEqual([]);
});

test("a stop answers what is under way, and nothing that comes meanwhile", async () => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((done) => (release = done));
  const transport = await started(async ({ ack }) => {
    await released;
    await ack();
  });
  const answered = post(transport, form("under way"));
  await until(
    () => transport.heard,
    (heard) => heard.length === 1,
    { what: "it is under way" },
  );
  let isStopped = false;
  const stopped = transport.stop().then(() => (isStopped = true));
  expect(await post(transport, form("too late"))).toMatchObject({ status: 503 });
  expect(isStopped).toBe(false);
  release();
  expect(await answered).toEqual({ status: 200, text: "heard under way" });
  await stopped;
  expect(transport.heard).toEqual(["under way"]);
});

test("a failure after the answer ends nothing", async () => {
  const transport = await started(async ({ ack }) => {
    await ack();
    throw new Error("the table is down");
  });
  expect(await post(transport, form("help"))).toMatchObject({ status: 200 });
  await untilSaid(transport.lines, "a command or click failed");
  expect(await post(transport, form("help"))).toMatchObject({ status: 200 });
});
