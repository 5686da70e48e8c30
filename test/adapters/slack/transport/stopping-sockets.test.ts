// Stopping: what was taken is answered, nothing new is, and no socket is left behind at Slack.
import { setTimeout as pause } from "node:timers/promises";
import { until } from "../../../../sandbox/until.ts";
import { howManyOpen, typed } from "./a-transport.ts";
import { aWorldOfSockets } from "./a-world-of-sockets.ts";

const { prepared, slack, socket, started } = aWorldOfSockets();

test("what is under way is answered, what comes meanwhile is not heard, and every socket is closed", async () => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((done) => (release = done));
  const transport = await started({
    handle: async ({ ack }) => {
      await released;
      await ack();
    },
  });
  const answered = socket(0).deliver(typed("under way"));
  await until(
    () => transport.heard,
    (heard) => heard.length === 1,
    { what: "it is under way" },
  );
  const stopped = transport.stop();
  const late = socket(1).deliver(typed("too late"));
  // Time in which a stop that does not wait would close its sockets, and hear what is too late.
  await pause(100);
  release();
  expect(await answered).toEqual({ text: "heard under way" });
  await stopped;
  expect(await late).toBeUndefined();
  expect(transport.heard).toEqual(["under way"]);
  expect(howManyOpen(transport)).toBe(0);
  await until(
    () => slack().open(),
    (open) => open === 0,
    { what: "Slack has none either" },
  );
});

test("while an address is asked for: it is not used any more", async () => {
  let release: () => void = () => undefined;
  slack().hold = new Promise((done) => (release = done));
  const transport = await prepared();
  const start = transport.start();
  await until(
    () => slack().asked,
    (asked) => asked.length === 1,
    { what: "an address is asked for" },
  );
  const failed = expect(start).rejects.toMatchObject({ retryable: true });
  await transport.stop();
  release();
  await failed;
  // Time in which a socket would be opened that nobody wants.
  await pause(100);
  expect(slack().sockets).toEqual([]);
});

test("before Slack has greeted: the socket is closed all the same", async () => {
  slack().welcomes.push("say nothing");
  const transport = await prepared();
  const failed = expect(transport.start()).rejects.toMatchObject({ retryable: true });
  await until(
    () => slack().welcomes,
    (welcomes) => welcomes.length === 0,
    { what: "a socket is there" },
  );
  await transport.stop();
  await failed;
  await until(
    () => slack().wires(),
    (wires) => wires === 0,
    { what: "its connection is gone" },
  );
});

test("a peer that answers no close frame holds up nothing", async () => {
  const transport = await started();
  socket(0).fallSilent();
  socket(1).fallSilent();
  await transport.stop();
  await until(
    () => slack().wires(),
    (wires) => wires === 0,
    { what: "both connections are torn down" },
  );
});
