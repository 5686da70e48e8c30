// The one HTTP port: who gets which answer, and how it is shut without cutting anybody off.
import { Agent, createServer, request as ask } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { connect } from "node:net";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createDoor } from "../../../src/adapters/http/http-door.ts";
import type { Door, DoorParts } from "../../../src/adapters/http/http-door.ts";
import { Trouble } from "../../../src/domain/trouble.ts";
import { until } from "../../../sandbox/until.ts";

const well = () => ({ status: 200, type: "application/json", body: '{"status":"ok"}' });
const notYet = () => ({ status: 503, type: "text/plain", body: "not ready" });
const broken = () => {
  throw new Error("no numbers today");
};
const brokenLater = () => Promise.reject(new Error("no numbers later"));
const routes = { "/healthz": well, "/readyz": notYet, "/broken": broken, "/later": brokenLater };

let doors: Door[] = [];
let logged: unknown[] = [];
afterEach(async () => {
  await Promise.all(doors.map((door) => door.stop()));
  doors = [];
  logged = [];
});

function aDoor(changes: Partial<DoorParts> = {}): Door {
  const logger = {
    error: (line: unknown) => {
      logged.push(line);
    },
  };
  const door = createDoor({ port: 0, host: "127.0.0.1", routes, logger, ...changes });
  doors.push(door);
  return door;
}

async function anOpenDoor(changes: Partial<DoorParts> = {}): Promise<Door> {
  const door = aDoor(changes);
  await door.start();
  return door;
}

interface Asked {
  readonly method?: string;
  readonly agent?: Agent;
}

async function answerOf(door: Door, path: string, { method = "GET", agent }: Asked = {}) {
  const place = { host: "127.0.0.1", port: door.port(), path, method };
  const asked = ask({ ...place, agent: agent ?? false });
  asked.end();
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  const body = (await response.toArray()).join("");
  const { statusCode: status, headers } = response;
  return { status, headers, body, isReused: asked.reusedSocket };
}

/** Slack's side of it, which answers when it is told to. */
function slowSlack() {
  const waiting: ServerResponse[] = [];
  const slack = (_request: IncomingMessage, response: ServerResponse) =>
    void waiting.push(response);
  const taken = (count: number) =>
    until(
      () => waiting.length,
      (found) => found >= count,
      { what: "until the click has come" },
    );
  return {
    slack,
    taken,
    answerAll: () => waiting.forEach((response) => response.end("acknowledged")),
  };
}

describe("an open door", () => {
  it("answers each route as the route says, whatever follows the path", async () => {
    const door = await anOpenDoor();
    expect(await answerOf(door, "/healthz?from=ecs")).toMatchObject({
      status: 200,
      body: '{"status":"ok"}',
      headers: { "content-type": "application/json", "cache-control": "no-store" },
    });
    expect(await answerOf(door, "/readyz")).toMatchObject({ status: 503, body: "not ready" });
  });

  it("answers HEAD with the head alone", async () => {
    const answer = await answerOf(await anOpenDoor(), "/healthz", { method: "HEAD" });
    expect(answer).toMatchObject({ status: 200, body: "", headers: { "content-length": "15" } });
  });

  it.each(["/", "/health", "/slack/events", "/healthz/", "//healthz"])(
    "has nothing at %s",
    async (path) => {
      expect((await answerOf(await anOpenDoor(), path)).status).toBe(404);
    },
  );

  it("says which methods it takes", async () => {
    const door = await anOpenDoor({ slack: (_request, response) => void response.end() });
    for (const method of ["POST", "DELETE"]) {
      expect(await answerOf(door, "/healthz", { method })).toMatchObject({
        ...{ status: 405, headers: { allow: "GET, HEAD" } },
      });
    }
    expect(await answerOf(door, "/slack/events")).toMatchObject({
      ...{ status: 405, headers: { allow: "POST" } },
    });
  });

  it("hands what Slack posts to Slack's side, where there is one", async () => {
    const slack: DoorParts["slack"] = (request, response) => void response.end(request.url);
    const answer = await answerOf(await anOpenDoor({ slack }), "/slack/events", { method: "POST" });
    expect(answer).toMatchObject({ status: 200, body: "/slack/events" });
  });

  it.each(["/broken", "/later"])("says so where %s fails, logs why, and goes on", async (path) => {
    const door = await anOpenDoor();
    const answer = await answerOf(door, path);
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain("no numbers");
    expect(logged).toMatchObject([{ path, err: { message: /no numbers/ } }].map(matching));
    expect((await answerOf(door, "/healthz")).status).toBe(200);
  });

  it("says so where Slack's side fails", async () => {
    const door = await anOpenDoor({ slack: broken });
    expect((await answerOf(door, "/slack/events", { method: "POST" })).status).toBe(500);
    expect((await answerOf(door, "/healthz")).status).toBe(200);
  });

  it("keeps a connection for longer than a load balancer does", async () => {
    const agent = new Agent({ keepAlive: true });
    const door = await anOpenDoor();
    const { isReused, headers } = await answerOf(door, "/healthz", { agent });
    expect([isReused, (await answerOf(door, "/healthz", { agent })).isReused]).toEqual([
      false,
      true,
    ]);
    agent.destroy();
    const [, seconds = "0"] = /timeout=(\d+)/.exec(String(headers["keep-alive"])) ?? [];
    expect(Number(seconds)).toBeGreaterThan(60);
  });
});

function matching({ path, err }: { path: string; err: { message: RegExp } }) {
  return { path, err: { message: expect.stringMatching(err.message) as string } };
}

describe("a door that cannot be opened", () => {
  it("says in words that its port is taken, and by which setting it gets another", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    const opening = aDoor({ port }).start();
    await expect(opening).rejects.toThrow(Trouble);
    await expect(opening).rejects.toThrow(`port ${port} already. Stop it, or set PORT`);
    taken.close();
  });

  it("can be stopped all the same", async () => {
    await expect(aDoor().stop()).resolves.toBeUndefined();
  });
});

describe("a door that is being shut", () => {
  it("waits for the answers under way, and lets nobody else in", async () => {
    const { slack, taken, answerAll } = slowSlack();
    const door = await anOpenDoor({ slack });
    const port = door.port();
    const agent = new Agent({ keepAlive: true });
    const clicked = answerOf(door, "/slack/events", { method: "POST", agent });
    await taken(1);
    let isShut = false;
    const shut = door.stop().then(() => {
      isShut = true;
    });
    const knock = connect(port, "127.0.0.1");
    const [refusal] = (await once(knock, "error")) as [NodeJS.ErrnoException];
    expect(refusal.code).toBe("ECONNREFUSED");
    expect(isShut).toBe(false);
    const answeredAt = performance.now();
    answerAll();
    expect(await clicked).toMatchObject({ status: 200, body: "acknowledged" });
    // The connection would be kept for the next click, and is cut off after five seconds at the latest.
    await shut;
    expect(performance.now() - answeredAt).toBeLessThan(4000);
    agent.destroy();
  });

  it("does not wait for connections on which nobody asks", async () => {
    const door = await anOpenDoor();
    const agent = new Agent({ keepAlive: true });
    await answerOf(door, "/healthz", { agent });
    await door.stop();
    agent.destroy();
  });
});
