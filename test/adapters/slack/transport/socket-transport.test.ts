// Over sockets: through refreshes, drops, silence and refusals nothing is left unsaid, and a socket is there again at once.
import { until } from "../../../../sandbox/until.ts";
import {
  aSocketTransport,
  howManyOpen,
  MANNER,
  sockets,
  typed,
  untilOpen,
  untilSaid,
} from "./a-transport.ts";
import type { ASocketTransport, Wanted } from "./a-transport.ts";
import { startFakeSlack } from "./fake-slack.ts";
import type { FakeSlack, FakeSocket } from "./fake-slack.ts";

let slack: FakeSlack;
let transports: ASocketTransport[];
const rejections: unknown[] = [];
const rejected = (error: unknown) => void rejections.push(error);

beforeAll(() => process.on("unhandledRejection", rejected));
afterAll(() => process.off("unhandledRejection", rejected));
beforeEach(async () => {
  slack = await startFakeSlack();
  transports = [];
});
afterEach(async () => {
  await Promise.all(transports.map(({ stop }) => stop()));
  await slack.stop();
  expect(rejections).toEqual([]);
});

async function prepared(wanted?: Wanted) {
  const transport = await aSocketTransport(slack, wanted);
  transports.push(transport);
  return transport;
}

async function started(wanted?: Wanted) {
  const transport = await prepared(wanted);
  await transport.start();
  await untilOpen(transport, wanted?.manner?.sockets ?? MANNER.sockets);
  return transport;
}

const oneSocket = { sockets: 1 };

const socket = (index: number): FakeSocket => {
  const found = slack.sockets.at(index);
  if (!found) throw new Error(`There is no socket ${index}.`);
  return found;
};

const untilThereIs = (index: number) =>
  until(
    () => slack.sockets.at(index),
    (found) => found,
    { what: `socket ${index} was opened` },
  );

describe("opening", () => {
  test("two sockets are opened with the app-level token, one after the other", async () => {
    const transport = await started();
    expect(slack.asked).toEqual(["Bearer xapp-1", "Bearer xapp-1"]);
    expect(slack.counts).toEqual([1, 2]);
    expect(sockets(transport).countedBySlack).toBe(2);
  });

  test("the start does not wait for the second socket", async () => {
    const transport = await prepared();
    slack.refusals.push({}, { status: 503 });
    await transport.start();
    expect(howManyOpen(transport)).toBe(1);
    await untilOpen(transport, 2);
  });

  test("a command is heard over each of them, and answered", async () => {
    const { heard } = await started();
    expect(await socket(0).deliver(typed("one"))).toEqual({ text: "heard one" });
    expect(await socket(1).deliver(typed("two"))).toEqual({ text: "heard two" });
    expect(heard).toEqual(["one", "two"]);
  });

  test.each([
    ["invalid_auth", "check SLACK_APP_TOKEN"],
    ["not_allowed_token_type", "xapp-…"],
    ["missing_scope", "connections:write"],
    ["something_new", "something_new"],
  ])("the start fails where Slack answers %s, and says what to do", async (error, words) => {
    slack.refusal = { error };
    const transport = await prepared();
    await expect(transport.start()).rejects.toMatchObject({
      retryable: false,
      message: expect.stringContaining(words) as string,
    });
  });

  test("the start fails where Socket Mode is switched off", async () => {
    slack.welcomes.push({ farewell: "link_disabled" });
    const transport = await prepared();
    await expect(transport.start()).rejects.toMatchObject({
      retryable: false,
      message: expect.stringContaining("Socket Mode is switched off") as string,
    });
  });

  test("where Slack cannot be reached the start fails with trouble that may pass, and can be made again", async () => {
    slack.refusals.push({ status: 500 });
    const transport = await prepared();
    await expect(transport.start()).rejects.toMatchObject({ retryable: true });
    await transport.start();
    await untilOpen(transport, 2);
  });

  test("a crowd is waited out", async () => {
    slack.refusals.push({ status: 409 }, { error: "too_many_websockets" });
    slack.welcomes.push({ farewell: "too_many_websockets" });
    const transport = await prepared();
    await transport.start();
    expect(slack.asked).toHaveLength(4);
  });

  test("Slack's own wait is kept", async () => {
    slack.refusals.push({ status: 429, headers: { "retry-after": "1" } });
    const transport = await prepared();
    const before = performance.now();
    await transport.start();
    expect(performance.now() - before).toBeGreaterThan(990);
  });

  test("an upgrade that is refused, and a socket that is closed before the greeting, are trouble that may pass", async () => {
    slack.welcomes.push("refuse the upgrade");
    const transport = await prepared();
    await expect(transport.start()).rejects.toMatchObject({ retryable: true });
    await transport.start();
    await untilOpen(transport, 2);
  });
});

describe("an open socket that ends", () => {
  test.each(["warning", "refresh_requested"])(
    "a %s: the next is open before the old one goes",
    async (reason) => {
      const transport = await started({ manner: oneSocket });
      socket(0).say({ type: "disconnect", reason });
      await until(
        () => socket(0).isOpen(),
        (isOpen) => !isOpen,
        { what: "the old one is closed" },
      );
      expect(slack.counts).toEqual([1, 2, 1]);
      expect(howManyOpen(transport)).toBe(1);
    },
  );

  test("both told to go at once: one more than two is open at no time, and never less than two", async () => {
    await started();
    socket(0).say({ type: "disconnect", reason: "warning" });
    socket(1).say({ type: "disconnect", reason: "warning" });
    await until(
      () => slack.counts,
      (counts) => counts.length === 6,
      { what: "both have been exchanged" },
    );
    expect(slack.counts).toEqual([1, 2, 3, 2, 3, 2]);
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
    release();
    expect(await answered).toEqual({ text: "heard slow" });
  });

  test("where no other can be opened the old one stays as long as Slack lets it", async () => {
    const transport = await started({ manner: oneSocket });
    slack.refusals.push({ status: 503 }, { status: 503 });
    socket(0).say({ type: "disconnect", reason: "warning" });
    await untilSaid(transport.lines, "could not be opened");
    expect(await socket(0).deliver(typed("meanwhile"))).toEqual({ text: "heard meanwhile" });
    await untilThereIs(1);
    expect(slack.counts.slice(0, 2)).toEqual([1, 2]);
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
      () => slack.wires(),
      (wires) => wires <= 2,
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
    expect(slack.sockets).toHaveLength(1);
  });

  test("after Slack's outage sockets are opened again, by no more than a few tries", async () => {
    const transport = await started();
    slack.refusal = { status: 503 };
    socket(0).drop();
    socket(1).drop();
    await untilSaid(transport.lines, "HTTP status 503");
    await untilOpen(transport, 0);
    slack.refusal = undefined;
    await untilOpen(transport, 2);
  });

  test("a token that is refused later is an error each time it is tried, and a start again when it is accepted", async () => {
    const transport = await started({ manner: oneSocket });
    slack.refusal = { error: "invalid_auth" };
    socket(0).drop();
    const errors = () => transport.lines.filter(({ level }) => level === 50);
    await until(errors, (said) => said.length >= 2, { what: "it is said twice" });
    expect(errors()[0]?.err?.message).toContain("check SLACK_APP_TOKEN");
    expect(howManyOpen(transport)).toBe(0);
    slack.refusal = undefined;
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
});

describe("ghosts", () => {
  test("more sockets than may be are a warning, once a change", async () => {
    slack.ghosts = 7;
    const transport = await started();
    expect(sockets(transport).countedBySlack).toBe(9);
    const warnings = () => transport.lines.filter(({ msg }) => msg.includes("counts more sockets"));
    expect(warnings()).toHaveLength(1);
    slack.ghosts = 8;
    socket(0).drop();
    await untilOpen(transport, 1);
    await untilOpen(transport, 2);
    expect(warnings()).toHaveLength(2);
    socket(1).drop();
    await untilOpen(transport, 1);
    await untilOpen(transport, 2);
    expect(warnings()).toHaveLength(2);
  });
});

describe("acknowledging", () => {
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
    expect(await Promise.all(answers)).toEqual(
      expect.arrayContaining([{ text: "heard once" }, {}]),
    );
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
});

describe("stopping", () => {
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
    release();
    expect(await answered).toEqual({ text: "heard under way" });
    await stopped;
    expect(await late).toBeUndefined();
    expect(transport.heard).toEqual(["under way"]);
    expect(howManyOpen(transport)).toBe(0);
    await until(slack.open, (open) => open === 0, { what: "Slack has none either" });
  });

  test("while an address is asked for, or nothing is said on a socket, nothing is left behind", async () => {
    let release: () => void = () => undefined;
    slack.hold = new Promise((done) => (release = done));
    const transport = await prepared();
    const start = transport.start();
    await until(
      () => slack.asked,
      (asked) => asked.length === 1,
      { what: "an address is asked for" },
    );
    const failed = expect(start).rejects.toMatchObject({ retryable: true });
    await transport.stop();
    release();
    await failed;
    expect(slack.sockets).toEqual([]);
  });

  test("before the greeting", async () => {
    slack.welcomes.push("say nothing");
    const transport = await prepared();
    const failed = expect(transport.start()).rejects.toMatchObject({ retryable: true });
    await until(
      () => slack.welcomes,
      (welcomes) => welcomes.length === 0,
      { what: "a socket is there" },
    );
    await transport.stop();
    await failed;
    await until(slack.wires, (wires) => wires <= 1, { what: "its connection is gone" });
  });

  test("a peer that answers no close frame holds up nothing", async () => {
    const transport = await started();
    socket(0).fallSilent();
    socket(1).fallSilent();
    const before = performance.now();
    await transport.stop();
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
