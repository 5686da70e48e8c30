import { setTimeout as pause } from "node:timers/promises";
import { type Agency, eventually, startAgency } from "./agency-workspace.ts";
import { openSocket } from "./raw-socket.ts";

let slack: Agency;
beforeEach(async () => {
  slack = await startAgency({
    transport: "socket",
    socketMilliseconds: { ping: 50, warning: 200 },
  });
});
afterEach(() => slack.stop());

const command = () => slack.people.command("alice", { text: "x" });
const states = () => slack.sockets.list().map(({ id, state }) => `${id} ${state}`);

describe("a socket that is well", () => {
  it("is pinged, and its own pings are answered", async () => {
    const socket = await openSocket(slack);
    expect(await eventually(() => socket.pings[2])).toBe("Ping from applink-1");
    const answered = new Promise((resolve) =>
      socket.ws.once("pong", (data: Buffer) => {
        resolve(data.toString());
      }),
    );
    socket.ws.ping("Ping from client");
    expect(await answered).toBe("Ping from client");
  });

  it("is forgotten when it closes, or breaks", async () => {
    const [closing, breaking] = [await openSocket(slack), await openSocket(slack)];
    closing.ws.close();
    breaking.ws.terminate();
    await eventually(() => (states().length === 0 ? true : undefined));
  });
});

describe("a refresh", () => {
  it("tells one socket to go, gives it nothing any more, and closes it when it stays", async () => {
    const [leaving, staying] = [await openSocket(slack), await openSocket(slack)];
    expect(slack.sockets.refresh("socket-1")).toEqual(["socket-1"]);
    expect(await eventually(() => leaving.frames[1])).toMatchObject({
      type: "disconnect",
      reason: "refresh_requested",
    });
    expect(states()).toEqual(["socket-1 leaving", "socket-2 open"]);
    for (let count = 0; count < 8; count += 1) await command();
    expect([leaving.envelopes().length, staying.envelopes().length]).toEqual([0, 8]);
    expect(await leaving.closed).toBe(1000);
    await eventually(() => (states().join() === "socket-2 open" ? true : undefined));
  });

  it("takes an ack that is still on its way", async () => {
    const socket = await openSocket(slack, () => undefined);
    const asking = command();
    const sent = await eventually(() => socket.envelopes()[0]);
    slack.sockets.refresh();
    await eventually(() => socket.frames[2]);
    socket.says({ envelope_id: sent.envelope_id });
    expect(await asking).not.toHaveProperty("error");
  });

  it("may be announced; until then the socket gets what it got", async () => {
    const socket = await openSocket(slack);
    slack.sockets.warn();
    expect(states()).toEqual(["socket-1 warned"]);
    expect(await command()).not.toHaveProperty("error");
    await eventually(() => socket.frames.find(({ reason }) => reason === "refresh_requested"));
    expect(socket.frames.map(({ type, reason }) => reason ?? type)).toEqual([
      "hello",
      "warning",
      "slash_commands",
      "refresh_requested",
    ]);
  });

  it("is not asked of a socket that went when it was warned", async () => {
    const socket = await openSocket(slack);
    slack.sockets.warn();
    await eventually(() => socket.frames[1]);
    socket.ws.close();
    await socket.closed;
    const next = await openSocket(slack);
    await pause(300);
    expect(next.frames).toHaveLength(1);
    expect(states()).toEqual(["socket-2 open"]);
  });
});

it("turned off, Socket Mode says so to every socket", async () => {
  const socket = await openSocket(slack);
  slack.sockets.disable();
  expect(await eventually(() => socket.frames[1])).toMatchObject({ reason: "link_disabled" });
  expect(await socket.closed).toBe(1000);
});

it("a dropped socket ends without a word, and is forgotten at once", async () => {
  const [dropped, other] = [await openSocket(slack), await openSocket(slack)];
  slack.sockets.drop("socket-1");
  expect(states()).toEqual(["socket-2 open"]);
  expect(await dropped.closed).toBe(1006);
  expect(dropped.frames).toHaveLength(1);
  expect(other.ws.readyState).toBe(other.ws.OPEN);
});

describe("a socket that went silent", () => {
  it("says nothing, answers nothing, loses what is sent to it, and stays open", async () => {
    const socket = await openSocket(slack);
    await eventually(() => socket.pings[0]);
    expect(slack.sockets.goSilent()).toEqual(["socket-1"]);
    let pongs = 0;
    socket.ws.on("pong", () => (pongs += 1));
    await pause(100);
    const pings = socket.pings.length;
    socket.ws.ping("Ping from client");
    expect(await command()).toMatchObject({ error: "operation_timeout" });
    expect([pongs, socket.pings.length, socket.envelopes().length]).toEqual([0, pings, 0]);
    expect(socket.ws.readyState).toBe(socket.ws.OPEN);
    expect(slack.sockets.list()).toMatchObject([{ state: "silent", payloads: 1 }]);
  });

  it("is registered even when the bot gave it up, until Slack finds out", async () => {
    const socket = await openSocket(slack);
    slack.sockets.goSilent();
    socket.ws.terminate();
    await socket.closed;
    const next = await openSocket(slack);
    expect(next.frames).toMatchObject([{ num_connections: 2 }]);
    expect(states()).toEqual(["socket-1 silent", "socket-2 open"]);
    expect(slack.sockets.forgetGhosts()).toEqual(["socket-1"]);
    expect(states()).toEqual(["socket-2 open"]);
  });
});

describe("a ghost", () => {
  it("counts as a connection and gets payloads, which are lost", async () => {
    expect(slack.sockets.ghost(2)).toEqual(["socket-1", "socket-2"]);
    const failing = await Promise.all([command(), command()]);
    expect(failing).toMatchObject([{ error: "operation_timeout" }, { error: "operation_timeout" }]);
    expect((await openSocket(slack)).frames).toMatchObject([{ num_connections: 3 }]);
    expect(slack.sockets.forgetGhosts()).toEqual(["socket-1", "socket-2"]);
    expect(await command()).not.toHaveProperty("error");
  });

  it("cannot be refreshed: nobody would hear", async () => {
    await openSocket(slack);
    slack.sockets.ghost();
    expect(slack.sockets.refresh()).toEqual(["socket-1"]);
    expect(() => slack.sockets.refresh("socket-2")).toThrow(
      'There is no open socket "socket-2"; there are: socket-1.',
    );
  });
});

it("an ack is lost, and only so many: the bot did it, the person sees an error", async () => {
  const socket = await openSocket(slack, () => ({ payload: { text: "done" } }));
  slack.sockets.loseNextAck(2);
  const told = await Promise.all([command(), command()]);
  expect(told).toMatchObject([{ error: "operation_timeout" }, { error: "operation_timeout" }]);
  expect(told[0]).not.toHaveProperty("ephemeral");
  expect(await command()).toMatchObject({ ephemeral: { text: "done" } });
  expect(socket.envelopes()).toHaveLength(3);
});
