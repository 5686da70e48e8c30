// What comes over sockets: answered, or visibly not, and heard once.
import { until } from "../../../../sandbox/until.ts";
import { typed, untilSaid } from "./a-transport.ts";
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
  const { heard, lines } = await started({ manner: oneSocket });
  void socket(0).deliver(shared("E1"));
  // In one piece with the event, so that the socket is closed before anything can be answered.
  socket(0).close();
  await untilSaid(lines, "an acknowledgement was lost");
  await untilThereIs(1);
  await socket(1).deliver(typed("afterwards"));
  expect(heard).toEqual(["channel_shared", "afterwards"]);
});

test("what fails is not acknowledged, so that Slack shows an error", async () => {
  const transport = await started({
    manner: oneSocket,
    handle: async ({ text, ack }) => {
      if (text === "fail") throw new Error("the table is down");
      await ack();
    },
  });
  const answers: unknown[] = [];
  const answered = (answer: unknown) => void answers.push(answer);
  void socket(0).deliver(typed("fail")).then(answered);
  await untilSaid(transport.lines, "a command or click failed");
  await socket(0).deliver(typed("afterwards")).then(answered);
  expect(answers).toEqual([{ text: "heard afterwards" }]);
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
  await socket(0).deliver(shared("E1"));
  await socket(1).deliver({ ...shared("E1"), retry_attempt: 1 });
  await socket(1).deliver(shared("E2"));
  await socket(1).deliver(typed("afterwards"));
  expect(heard).toEqual(["channel_shared", "channel_shared", "afterwards"]);
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

function shared(event_id: string) {
  const event = { type: "channel_shared", channel: "C1" };
  return { type: "events_api", payload: { type: "event_callback", event_id, event } };
}
