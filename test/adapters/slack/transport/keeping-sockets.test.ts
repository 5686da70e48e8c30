// Keeping sockets open: through refreshes, drops, silence, outages and refusals there is one again at once, or it is said why not.
import { setTimeout as pause } from "node:timers/promises";
import { until } from "../../../../sandbox/until.ts";
import { howManyOpen, MANNER, sockets, typed, untilOpen, untilSaid } from "./a-transport.ts";
import { aWorldOfSockets, oneSocket } from "./a-world-of-sockets.ts";
import type { FakeSocket } from "./fake-slack.ts";

const { slack, socket, started, untilThereIs } = aWorldOfSockets();

test.each(["warning", "refresh_requested"])(
  "a %s: the next is open before the old one goes",
  async (reason) => {
    const transport = await started({ manner: oneSocket });
    socket(0).say({ type: "disconnect", reason });
    await until(
      () => slack().counts,
      (counts) => counts.length === 3,
      { what: "the old one is closed" },
    );
    expect(slack().counts).toEqual([1, 2, 1]);
    expect(howManyOpen(transport)).toBe(1);
  },
);

test("both told to go at once: one more than two is open at no time, and never less than two", async () => {
  await started();
  socket(0).say({ type: "disconnect", reason: "warning" });
  socket(1).say({ type: "disconnect", reason: "warning" });
  await until(
    () => slack().counts,
    (counts) => counts.length === 6,
    { what: "both have been exchanged" },
  );
  expect(slack().counts).toEqual([1, 2, 3, 2, 3, 2]);
});

test("what came over the old one is answered over it before it goes", async () => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((done) => (release = done));
  await started({
    manner: oneSocket,
    handle: async ({ ack }) => {
      await released;
      await ack();
    },
  });
  const answered = socket(0).deliver(typed("slow"));
  socket(0).say({ type: "disconnect", reason: "refresh_requested" });
  await untilThereIs(1);
  // Time in which a socket that is not waited for would be closed.
  await pause(100);
  release();
  expect(await answered).toEqual({ text: "heard slow" });
});

test("where no other can be opened the old one stays as long as Slack lets it", async () => {
  const transport = await started({ manner: oneSocket });
  slack().refusals.push({ status: 503 }, { status: 503 });
  socket(0).say({ type: "disconnect", reason: "warning" });
  await untilSaid(transport.lines, "could not be opened");
  expect(await socket(0).deliver(typed("meanwhile"))).toEqual({ text: "heard meanwhile" });
  await untilThereIs(1);
  expect(slack().counts.slice(0, 2)).toEqual([1, 2]);
});

test.each<[string, (gone: FakeSocket) => void]>([
  ["dropped", (gone) => gone.drop()],
  ["closed", (gone) => gone.close()],
])("one that is %s is replaced at once", async (_, end) => {
  const transport = await started({
    manner: { ...oneSocket, pace: { ...MANNER.pace, first: 60_000, cap: 60_000 } },
  });
  end(socket(0));
  await untilThereIs(1);
  await untilOpen(transport, 1);
});

test("one at whose end nobody is any more, though the connection stands, is given up and replaced", async () => {
  const transport = await started({ manner: { ...oneSocket, silentAfter: 500 } });
  socket(0).fallSilent();
  await untilThereIs(1);
  await untilSaid(transport.lines, "given up");
  await until(
    () => slack().wires(),
    (wires) => wires === 1,
    { what: "the silent connection is torn down" },
  );
});

test("one that is only quiet stays, since it answers when it is asked", async () => {
  const transport = await started({ manner: { ...oneSocket, silentAfter: 500 } });
  const [{ heardAt } = { heardAt: null }] = sockets(transport).sockets;
  await until(
    () => sockets(transport).sockets[0]?.heardAt ?? 0,
    (at) => at > (heardAt ?? 0) + 1500,
    { what: "it was heard much later" },
  );
  expect(slack().sockets).toHaveLength(1);
});

test("after Slack's outage sockets are opened again, by no more than a few tries", async () => {
  const transport = await started();
  slack().refusal = { status: 503 };
  socket(0).drop();
  socket(1).drop();
  await untilSaid(transport.lines, "HTTP status 503");
  await untilOpen(transport, 0);
  slack().refusal = undefined;
  await untilOpen(transport, 2);
});

test("a token that is refused later is an error each time it is tried, and a start again when it is accepted", async () => {
  const transport = await started({ manner: oneSocket });
  slack().refusal = { error: "invalid_auth" };
  socket(0).drop();
  const errors = () => transport.lines.filter(({ level }) => level === 50);
  await until(errors, (said) => said.length >= 2, { what: "it is said twice" });
  expect(errors()[0]?.err?.message).toContain("check SLACK_APP_TOKEN");
  expect(howManyOpen(transport)).toBe(0);
  slack().refusal = undefined;
  await untilOpen(transport, 1);
});

test("Socket Mode switched off is said aloud", async () => {
  const transport = await started({ manner: oneSocket });
  socket(0).say({ type: "disconnect", reason: "link_disabled" });
  expect(await untilSaid(transport.lines, "Socket Mode was switched off")).toMatchObject({
    level: 50,
  });
});

test("a frame that makes no sense ends nothing", async () => {
  await started({ manner: oneSocket });
  socket(0).sayRaw("no JSON");
  socket(0).sayRaw("null");
  socket(0).say({ type: "events_api" });
  expect(await socket(0).deliver(typed("still here"))).toEqual({ text: "heard still here" });
});

test("more sockets than may be are a warning, once a change", async () => {
  slack().ghosts = 7;
  const transport = await started();
  expect(sockets(transport).countedBySlack).toBe(9);
  const warnings = () => transport.lines.filter(({ msg }) => msg.includes("counts more sockets"));
  expect(warnings()).toHaveLength(1);
  slack().ghosts = 8;
  socket(0).drop();
  await untilThereIs(2);
  await untilOpen(transport, 2);
  expect(warnings()).toHaveLength(2);
  socket(1).drop();
  await untilThereIs(3);
  await untilOpen(transport, 2);
  expect(warnings()).toHaveLength(2);
});
