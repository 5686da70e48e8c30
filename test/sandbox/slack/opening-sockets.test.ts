import { type Agency, callApi, eventually, seed, startAgency } from "./agency-workspace.ts";
import { openSocket, type RawSocket, socketAddress, socketAt } from "./raw-socket.ts";

/** What a web socket that was not let in is told over HTTP. */
const refusal = ({ ws }: RawSocket) =>
  new Promise<number | undefined>((resolve) =>
    ws.once("unexpected-response", (_request, response) => {
      resolve(response.statusCode);
    }),
  );

describe("opening a socket", () => {
  let slack: Agency;
  beforeEach(async () => {
    slack = await startAgency({ transport: "socket" });
  });
  afterEach(() => slack.stop());

  it("takes the app-level token, and only it", async () => {
    const asked = (token: string) => callApi({ ...slack, token }, "apps.connections.open");
    expect(await asked("xapp-sandbox")).toEqual({
      ok: true,
      url: expect.stringMatching(
        /^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=[\w-]+&app_id=A0ROLECALL$/,
      ),
    });
    expect(await asked(seed.botToken)).toEqual({ ok: false, error: "not_allowed_token_type" });
    expect(await asked("xapp-wrong")).toEqual({ ok: false, error: "invalid_auth" });
  });

  it("is all that the app-level token is for", async () => {
    expect(await callApi({ ...slack, token: "xapp-sandbox" }, "auth.test")).toMatchObject({
      error: "not_allowed_token_type",
    });
  });

  it("is greeted with how many there are then", async () => {
    const first = await openSocket(slack);
    const second = await openSocket(slack);
    expect(first.frames).toEqual([
      {
        type: "hello",
        num_connections: 1,
        connection_info: { app_id: "A0ROLECALL" },
        debug_info: {
          host: expect.any(String),
          build_number: expect.any(Number),
          approximate_connection_time: 18_060,
        },
      },
    ]);
    expect(second.frames).toMatchObject([{ type: "hello", num_connections: 2 }]);
    first.ws.close();
    await first.closed;
    expect((await openSocket(slack)).frames).toMatchObject([{ num_connections: 2 }]);
  });

  it("takes a ticket that was never used", async () => {
    const address = await socketAddress(slack);
    const first = socketAt(address);
    await eventually(() => first.frames[0]);
    expect(await refusal(socketAt(address))).toBe(403);
    expect(await refusal(socketAt(address.replace(/ticket=[^&]*/, "ticket=made-up")))).toBe(403);
    expect(slack.sockets.list()).toHaveLength(1);
  });

  it("works for ten at once: the eleventh is told that there are too many, and closed", async () => {
    for (let count = 1; count <= 9; count += 1) await openSocket(slack);
    slack.sockets.ghost();
    const eleventh = await openSocket(slack);
    expect(eleventh.frames).toEqual([
      {
        type: "disconnect",
        reason: "too_many_websockets",
        debug_info: { host: expect.any(String) },
      },
    ]);
    await eleventh.closed;
    expect(slack.sockets.list()).toHaveLength(10);
    slack.sockets.forgetGhosts();
    expect((await openSocket(slack)).frames).toMatchObject([{ num_connections: 10 }]);
  });

  it("is refused with 409 where somebody wants it, so many times", async () => {
    slack.sockets.refuseNext(2);
    const addresses = [await socketAddress(slack), await socketAddress(slack)];
    expect(await Promise.all(addresses.map((address) => refusal(socketAt(address))))).toEqual([
      409, 409,
    ]);
    expect((await openSocket(slack)).frames).toMatchObject([{ type: "hello" }]);
  });

  it("fails as a fault says", async () => {
    const action = "apps.connections.open";
    slack.faults.add({ service: "slack", action, effect: "fail" });
    const asked = () => callApi({ ...slack, token: "xapp-sandbox" }, action);
    expect(await asked()).toEqual({ ok: false, error: "internal_error" });
    expect(await asked()).toMatchObject({ ok: true });
    expect(slack.recorded(action)).toMatchObject([{ outcome: "refused" }, { outcome: "ok" }]);
  });
});

describe("an app that is reached over http", () => {
  let slack: Agency;
  beforeEach(async () => {
    slack = await startAgency();
  });
  afterEach(() => slack.stop());

  it("is told that Socket Mode is turned off", async () => {
    const socket = await openSocket(slack);
    expect(socket.frames).toMatchObject([{ type: "disconnect", reason: "link_disabled" }]);
    await socket.closed;
    expect(slack.sockets.list()).toEqual([]);
  });
});
