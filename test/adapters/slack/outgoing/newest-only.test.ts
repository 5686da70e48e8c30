// Of several drawings of one thing only the newest is sent; messages and forms are each sent, once.
import { until } from "../../../../sandbox/until.ts";
import { held, hangUp, no, ok, startLoopbackSlack, status, tooMany } from "./loopback-slack.ts";

let slack: Awaited<ReturnType<typeof startLoopbackSlack>>;
beforeEach(async () => {
  slack = await startLoopbackSlack();
});
afterEach(() => slack.stop());

const update = (text: string, ts = "1.2") =>
  slack.clients.messages.chat.update({ channel: "C1", ts, text });
const texts = () => slack.arrived.map(({ given }) => given.get("text"));
const areThere = (count: number) =>
  until(texts, ({ length }) => length === count, { what: `${count} calls arrive` });

/** The first is on its way until it is released. */
async function withOneOnItsWay() {
  const answering = held();
  slack.answers("chat.update", answering);
  const first = update("one");
  await areThere(1);
  return { answering, first };
}

test("while one is on its way only the newest of the others is sent, and those it replaced have its answer", async () => {
  const { answering, first } = await withOneOnItsWay();
  const others: Promise<object>[] = [];
  for (const text of ["two", "three", "four"]) {
    others.push(update(text));
    // There and back: by then what does not wait has arrived.
    await slack.clients.messages.auth.test();
  }
  slack.answers("chat.update", ok({ n: "the newest" }));
  answering.release(ok({ n: "the first" }));
  await expect(first).resolves.toMatchObject({ n: "the first" });
  for (const other of others) await expect(other).resolves.toMatchObject({ n: "the newest" });
  expect(texts().filter((text) => text !== null)).toEqual(["one", "four"]);
});

test("those that were replaced fail as the newest does, and the next is sent all the same", async () => {
  const { answering, first } = await withOneOnItsWay();
  slack.answers("chat.update", no("message_not_found"));
  const others = [update("two"), update("three")];
  answering.release(no("internal_error"));
  await expect(first).rejects.toThrow("internal_error");
  for (const other of others) await expect(other).rejects.toThrow("message_not_found");
  await expect(update("four")).resolves.toMatchObject({ ok: true });
  expect(texts()).toEqual(["one", "three", "four"]);
});

test("what waits because of a limit is replaced as well", async () => {
  slack.answers("chat.update", tooMany(1));
  await expect(update("one")).rejects.toThrow();
  await Promise.all([update("two"), update("three"), update("four")]);
  expect(texts()).toEqual(["one", "four"]);
});

test("two messages are two things, and so are two people's Home tabs", async () => {
  const { answering, first } = await withOneOnItsWay();
  await update("another", "3.4");
  const view = { type: "home" as const, blocks: [] };
  const { messages } = slack.clients;
  await Promise.all(["U1", "U2"].map((user) => messages.views.publish({ user_id: user, view })));
  expect(slack.arrived.map(({ given }) => given.get("user_id"))).toEqual([null, null, "U1", "U2"]);
  answering.release();
  await first;
});

test("somebody's Home tab is drawn as it was last, and no more often than it takes", async () => {
  const answering = held();
  slack.answers("views.publish", answering);
  const publish = (text: string) =>
    slack.clients.messages.views.publish({
      user_id: "U1",
      view: { type: "home", blocks: [{ type: "header", text: { type: "plain_text", text } }] },
    });
  const drawn = [publish("one")];
  await areThere(1);
  drawn.push(publish("two"), publish("three"));
  answering.release();
  await Promise.all(drawn);
  const views = slack.arrived.map(({ given }) => given.get("view"));
  expect(views).toEqual([expect.stringContaining("one"), expect.stringContaining("three")]);
});

test("messages that are alike are all posted, and forms that are alike all opened", async () => {
  const { messages, modals } = slack.clients;
  const same = { channel: "C1", text: "x" };
  const view = { type: "modal" as const, title: { type: "plain_text" as const, text: "x" } };
  await Promise.all([
    ...[1, 2, 3].map(() => messages.chat.postMessage(same)),
    ...[1, 2].map(() => modals.views.open({ trigger_id: "1", view: { ...view, blocks: [] } })),
  ]);
  expect(slack.methods().toSorted()).toEqual([
    ...["chat.postMessage", "chat.postMessage", "chat.postMessage"],
    ...["views.open", "views.open"],
  ]);
});

test.each([
  ["fails", status(503)],
  ["is cut off", hangUp],
  ["says that it is busy", no("service_unavailable")],
  ["says that these are too many", tooMany(0)],
])("nothing is sent a second time by itself where Slack %s", async (_, answering) => {
  slack.answers("chat.postMessage", answering);
  slack.answers("chat.update", answering);
  const { messages } = slack.clients;
  await expect(messages.chat.postMessage({ channel: "C1", text: "x" })).rejects.toThrow();
  await expect(update("one")).rejects.toThrow();
  await update("two", "9.9");
  expect(slack.methods()).toEqual(["chat.postMessage", "chat.update", "chat.update"]);
});
