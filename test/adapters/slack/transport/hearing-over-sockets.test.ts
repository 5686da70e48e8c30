// What comes over sockets: answered, or visibly not, and heard once.
import { until } from "../../../../sandbox/until.ts";
import { sockets, typed, untilSaid } from "./a-transport.ts";
import { aWorldOfSockets, oneSocket } from "./a-world-of-sockets.ts";

const { socket, started, untilThereIs } = aWorldOfSockets();

test("a lost acknowledgement is a warning, and stops nothing", async () => {
  const done: string[] = [];
  const transport = await started({
    manner: oneSocket,
    handle: async ({ text, ack }) => {
      socket(0).drop();
      await untilThereIs(1);
      await ack();
      done.push(text);
    },
  });
  expect(await socket(0).deliver(typed("approve"))).toBeUndefined();
  await untilSaid(transport.lines, "an acknowledgement was lost");
  await until(
    () => done,
    ([text]) => text === "approve",
    { what: "it is done" },
  );
  expect(transport.lines.filter(({ level }) => level >= 50)).toEqual([]);
});

test("an event is heard though its acknowledgement is lost", async () => {
  const { heard } = await started({ manner: oneSocket });
  const event = { type: "channel_shared", channel: "C1" };
  void socket(0).deliver({
    type: "events_api",
    payload: { event, event_id: "E1", type: "event_callback" },
  });
  socket(0).drop();
  await untilThereIs(1);
  await socket(1).deliver({
    type: "events_api",
    payload: { event, event_id: "E2", type: "event_callback" },
  });
  expect(heard.at(-1)).toBe("channel_shared");
});

test("what fails is not acknowledged, so that Slack shows an error", async () => {
  const transport = await started({
    handle: async () => {
      throw new Error("the table is down");
    },
  });
  let answer: unknown = "none";
  void socket(0)
    .deliver(typed("fail"))
    .then((given) => (answer = given));
  await untilSaid(transport.lines, "a command or click failed");
  expect(await Promise.race([Promise.resolve(answer), "none"])).toBe("none");
});

test("the same envelope over both sockets is heard once, and acknowledged twice", async () => {
  const { heard } = await started();
  const envelope = typed("once");
  const answers = [socket(0).deliver(envelope), socket(1).deliver(envelope)];
  expect(await Promise.all(answers)).toEqual(expect.arrayContaining([{ text: "heard once" }, {}]));
  expect(heard).toEqual(["once"]);
});

test("an event that Slack sends again is heard once", async () => {
  const { heard } = await started();
  const payload = {
    ...{ type: "event_callback", event_id: "E1" },
    event: { type: "channel_shared", channel: "C1" },
  };
  await socket(0).deliver({ type: "events_api", payload });
  await socket(1).deliver({ type: "events_api", retry_attempt: 1, payload });
  await socket(1).deliver(typed("afterwards"));
  expect(heard).toEqual(["channel_shared", "afterwards"]);
});

test("what failed is heard when it comes again", async () => {
  const envelope = typed("twice");
  let times = 0;
  const transport = await started({
    handle: async ({ ack }) => {
      times += 1;
      if (times === 1) throw new Error("the table is down");
      await ack();
    },
  });
  void socket(0).deliver(envelope);
  await untilSaid(transport.lines, "a command or click failed");
  expect(await socket(1).deliver(envelope)).toEqual({ text: "heard twice" });
});
