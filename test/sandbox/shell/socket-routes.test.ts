import { type Sandbox, startSandbox } from "../../../sandbox/sandbox.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ bots: 0, transport: "socket" });
});

afterAll(() => sandbox.stop());

async function ask(body?: object): Promise<{ status: number; json: unknown }> {
  const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(`${sandbox.url}/sockets`, sent);
  return { status: response.status, json: await response.json() };
}

test("a ghost is there until Slack finds out", async () => {
  const haunted = await ask({ do: "ghost", count: 2 });
  const ghost = (id: string) => ({ id, state: "ghost", payloads: 0 });
  const ghosts = [ghost("socket-1"), ghost("socket-2")];
  expect(haunted.json).toEqual({ hit: ["socket-1", "socket-2"], sockets: ghosts });
  expect((await ask()).json).toEqual(ghosts);
  const found = await ask({ do: "forget-ghosts" });
  expect(found.json).toEqual({ hit: ["socket-1", "socket-2"], sockets: [] });
});

test.each(["refresh", "warn", "disable", "drop", "go-silent"])(
  "%s is for all there are; for one that is not there it is told",
  async (verb) => {
    expect((await ask({ do: verb })).json).toEqual({ hit: [], sockets: [] });
    expect(await ask({ do: verb, which: "socket-9" })).toMatchObject({
      status: 404,
      json: { error: 'There is no open socket "socket-9"; there are: none.' },
    });
  },
);

test.each(["lose-next-ack", "refuse-next"])("%s is taken down", async (verb) => {
  const { status, json } = await ask({ do: verb, times: 2 });
  expect([status, json]).toEqual([200, { hit: [], sockets: [] }]);
});
