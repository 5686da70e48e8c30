import { type Agency, callApi, eventually, startAgency } from "./agency-workspace.ts";
import { acknowledge, ignore, openSocket, type RawSocket } from "./raw-socket.ts";

const BOT = "http://127.0.0.1:20001";
const OTHER = "http://127.0.0.1:20002";

let slack: Agency;
let socket: RawSocket;
beforeEach(async () => {
  slack = await startAgency({ transport: "socket" });
  socket = await openSocket(slack, acknowledge, 20_001);
});
afterEach(() => slack.stop());

const command = (text = "client-a 1h & more") => slack.people.command("alice", { text });

const clickedCard = async () => {
  const { ts } = await callApi(slack, "chat.postMessage", { channel: "C0TEAM", text: "x", blocks });
  return slack.people.click("bob", {
    where: { channel: "C0TEAM", ts: String(ts) },
    button: "Approve",
  });
};

const blocks = [
  {
    type: "actions",
    elements: [
      { type: "button", action_id: "approve", text: { type: "plain_text", text: "Approve" } },
    ],
  },
];

describe("what goes over a socket", () => {
  it("is a command with the fields of a command", async () => {
    expect(await command()).not.toHaveProperty("error");
    expect(socket.envelopes()).toEqual([
      {
        envelope_id: expect.any(String),
        type: "slash_commands",
        accepts_response_payload: true,
        payload: expect.objectContaining({
          command: "/aws-access",
          text: "client-a 1h & more",
          user_id: "U0ALICE",
          api_app_id: "A0ROLECALL",
          is_enterprise_install: "false",
          trigger_id: expect.any(String),
        }),
      },
    ]);
    expect(slack.recorded("command")).toMatchObject([
      { outcome: "ok", about: { person: "alice", bot: BOT, socket: "socket-1" } },
    ]);
  });

  it("is a click, to which nothing can be answered but an ack", async () => {
    socket.acknowledges(() => ({ payload: { text: "not for anybody" } }));
    expect(await clickedCard()).toEqual({ ms: expect.any(Number) });
    expect(socket.envelopes()).toMatchObject([
      {
        type: "interactive",
        accepts_response_payload: false,
        payload: { type: "block_actions", user: { id: "U0BOB" }, actions: [{}] },
      },
    ]);
  });

  it("is an event, which says that it is sent for the first time", async () => {
    await slack.people.openHome("alice");
    expect(socket.envelopes()).toMatchObject([
      {
        type: "events_api",
        accepts_response_payload: false,
        retry_attempt: 0,
        retry_reason: "",
        payload: { type: "event_callback", event: { type: "app_home_opened" } },
      },
    ]);
  });

  it("is only an event sent again where nobody acks", async () => {
    socket.acknowledges(ignore);
    const [, typed] = await Promise.all([slack.people.openHome("alice"), command()]);
    expect(typed).toMatchObject({ error: "operation_timeout" });
    const events = socket.envelopes().filter(({ type }) => type === "events_api");
    expect(events).toMatchObject([
      { retry_attempt: 0, retry_reason: "" },
      { retry_attempt: 1, retry_reason: "timeout" },
    ]);
    expect(events[1]?.payload).toEqual(events[0]?.payload);
    expect(events[1]?.envelope_id).not.toBe(events[0]?.envelope_id);
    expect(socket.envelopes().filter(({ type }) => type === "slash_commands")).toHaveLength(1);
  }, 15_000);

  it("may be answered with the ack", async () => {
    socket.acknowledges(() => ({ payload: { text: "sent" } }));
    expect(await command()).toMatchObject({ ephemeral: { plain: "sent" } });
  });

  it("is answered with nothing where the ack's payload is empty, as the SDK sends it", async () => {
    socket.acknowledges(() => ({ payload: {} }));
    expect(await command()).toEqual({ ms: expect.any(Number) });
  });

  it("is acked only by its own envelope id, over the socket that it went to", async () => {
    const other = await openSocket(slack, ignore);
    socket.acknowledges(ignore);
    const asking = command();
    const [sent] = await eventually(() => {
      const all = [...socket.envelopes(), ...other.envelopes()];
      return all.length > 0 ? all : undefined;
    });
    const [got, stranger] = socket.envelopes().length > 0 ? [socket, other] : [other, socket];
    got.says("no JSON");
    got.says(["a list"]);
    got.says({ envelope_id: "another" });
    stranger.says({ envelope_id: sent?.envelope_id });
    expect(await asking).toMatchObject({ error: "operation_timeout" });
    got.says({ envelope_id: sent?.envelope_id });
    got.acknowledges(acknowledge);
    stranger.acknowledges(acknowledge);
    expect(await command()).not.toHaveProperty("error");
  });

  it("goes to any one socket", async () => {
    const others = [await openSocket(slack), await openSocket(slack)];
    const all = [socket, ...others];
    for (let count = 0; count < 60; count += 1) await command(String(count));
    const counts = all.map((one) => one.envelopes().length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(60);
    expect(counts.every((count) => count > 0)).toBe(true);
    expect(slack.sockets.list().map(({ payloads }) => payloads)).toEqual(counts);
  });

  it("fails at once where no socket is open", async () => {
    socket.ws.close();
    await eventually(() => (slack.sockets.list().length === 0 ? true : undefined));
    expect(await command()).toMatchObject({ error: "dispatch_failed" });
  });

  it("is never posted", async () => {
    slack.bots.push("http://127.0.0.1:1");
    expect(await command()).not.toHaveProperty("error");
    expect(socket.envelopes()).toHaveLength(1);
  });

  it("can be forged too, without a signature to forge", async () => {
    socket.acknowledges(() => ({ payload: { text: "not for anybody" } }));
    await clickedCard();
    const heard = await slack.forger.send({ "user.team_id": "T0ELSE" }, { patience: 50 });
    expect(heard).toEqual({ status: 200, body: "", whispers: [] });
    const [real, forged] = socket.envelopes();
    expect(forged?.payload).toMatchObject({ user: { team_id: "T0ELSE" } });
    await slack.forger.replay({ patience: 50 });
    const replayed = socket.envelopes().at(-1);
    expect(replayed?.payload).toEqual(real?.payload);
    expect(replayed?.envelope_id).not.toBe(real?.envelope_id);
  });
});

describe("a fault in front of the bot's socket", () => {
  it.each([
    ["fail", "dispatch_failed", 0],
    ["hang", "operation_timeout", 0],
    ["lose-answer", "operation_timeout", 1],
    ["fail-after", "dispatch_failed", 1],
  ] as const)("that does %s shows %s after %d deliveries", async (effect, error, deliveries) => {
    socket.acknowledges(() => ({ payload: { text: "sent" } }));
    slack.faults.add({ service: "delivery", action: "command", effect });
    const told = await command();
    expect(told).toMatchObject({ error });
    expect(told).not.toHaveProperty("ephemeral");
    expect(socket.envelopes()).toHaveLength(deliveries);
    expect(await command()).not.toHaveProperty("error");
  });

  it("that delays sends it later", async () => {
    slack.faults.add({
      service: "delivery",
      action: "command",
      effect: "delay",
      milliseconds: 300,
    });
    const told = await command();
    expect(told.ms).toBeGreaterThanOrEqual(295);
    expect(told).not.toHaveProperty("error");
  });

  it("that delivers twice sends the same envelope twice, and shows one answer", async () => {
    socket.acknowledges(() => ({ payload: { text: "sent" } }));
    slack.faults.add({ service: "delivery", action: "command", effect: "deliver-twice" });
    expect(await command()).not.toHaveProperty("error");
    const [first, second] = socket.envelopes();
    expect(second).toEqual(first);
    expect(slack.people.sees("alice").ephemerals).toHaveLength(1);
  });

  it("that kills before kills a bot with a socket, closes its sockets, and goes to another", async () => {
    const mate = await openSocket(slack, acknowledge, 20_001);
    slack.faults.add({ service: "delivery", action: "command", effect: "kill-before" });
    const other = openSocket(slack, acknowledge, 20_002);
    await other;
    expect(await command()).not.toHaveProperty("error");
    expect(slack.killed).toHaveLength(1);
    const survivor = slack.killed[0] === BOT ? OTHER : BOT;
    expect(new Set(slack.sockets.list().map(({ bot }) => bot))).toEqual(new Set([survivor]));
    const dead = survivor === OTHER ? [socket, mate] : [await other];
    expect(await Promise.all(dead.map(({ closed }) => closed))).toEqual(dead.map(() => 1006));
  });

  it("that kills afterwards kills the bot that got it", async () => {
    socket.acknowledges(() => ({ payload: { text: "sent" } }));
    slack.faults.add({ service: "delivery", action: "command", effect: "kill-after" });
    expect(await command()).toMatchObject({ ephemeral: { text: "sent" } });
    expect(slack.killed).toEqual([BOT]);
    expect(await socket.closed).toBe(1006);
  });

  it("that kills a bot of which Slack knows nothing kills all of them", async () => {
    socket.ws.close();
    await socket.closed;
    await openSocket(slack);
    slack.faults.add({ service: "delivery", action: "command", effect: "kill-after" });
    await command();
    expect(slack.killed).toEqual([undefined]);
  });
});
