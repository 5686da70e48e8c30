import { request } from "node:http";
import { type Sandbox, startSandbox } from "../../../sandbox/sandbox.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    entry: "test/sandbox/shell/stub-bot.ts",
    environment: { STUB: "tests" },
  });
});

afterAll(() => sandbox.stop());

interface Answer {
  status: number;
  text: string;
  json: Record<string, unknown>;
}

async function ask(method: string, path: string, body?: unknown): Promise<Answer> {
  const sent = typeof body === "string" ? body : JSON.stringify(body ?? {});
  const response = await fetch(`${sandbox.url}${path}`, {
    method,
    ...(method === "POST" ? { body: sent } : {}),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  const json = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { status: response.status, text, json };
}

function askAs(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${sandbox.url}/bots`, { headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

describe("being a person", () => {
  test("what Alice types reaches the bot, and she sees what it whispers", async () => {
    const typed = await ask("POST", "/as/alice/command", { text: "client-a" });
    expect(typed.json["ephemeral"]).toMatchObject({ text: 'heard "client-a"' });
    const seen = await ask("GET", "/as/alice?plain=1");
    expect(seen.text).toMatch(/What alice sees\n\n#general\n[^]*heard "client-a"/);
  });

  test("somebody nobody knows is told who is there", async () => {
    const { status, json } = await ask("GET", "/as/zoe");
    expect(status).toBe(404);
    expect(json["error"]).toBe(
      'Nobody here is called "zoe"; there are: alice, bob, carol, dan, erin, frank, grace.',
    );
  });

  test("submitting where no modal is open is told", async () => {
    const { status, json } = await ask("POST", "/as/bob/submit");
    expect(status).toBe(400);
    expect(json["error"]).toBe("bob: no modal is open. A button or a command may open one.");
  });

  test("clicking where nothing is says where to look", async () => {
    const where = { channel: "C0NOWHERE0", ts: "1.2" };
    const { status, json } = await ask("POST", "/as/bob/click", { where, button: "Approve" });
    expect(status).toBe(400);
    expect(json["error"]).toMatch(
      /GET \/as\/bob has the channel and ts.*C0APPROVALS \(#aws-approvals\)/,
    );
  });
});

describe("changing Slack", () => {
  const changing = (change: unknown) => ask("POST", "/slack/change", change);
  const platform = async () => {
    const { groups } = (await ask("GET", "/slack/world")).json as {
      groups: { id: string; members: string[] }[];
    };
    return groups.find(({ id }) => id === "S0PLATFORM1")?.members;
  };

  test("grace joins the platform team, and leaves it again", async () => {
    await changing({ do: "add-to-group", group: "platform", person: "grace" });
    expect(await platform()).toEqual(["U0BOB00001", "U0CAROL001", "U0GRACE001"]);
    await changing({ do: "remove-from-group", group: "platform", person: "grace" });
    expect(await platform()).toEqual(["U0BOB00001", "U0CAROL001"]);
  });

  test("what is changed that is not there, and a change that is none, are told", async () => {
    expect(await changing({ do: "disable-group", group: "sales" })).toMatchObject({
      status: 400,
      json: { error: "there is no user group sales" },
    });
    expect((await changing({ do: "promote", person: "bob" })).text).toContain("A right one is");
  });
});

describe("asking and changing AWS", () => {
  const role = "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole";

  test("AWS says no, and why, until somebody changes it by hand", async () => {
    const question = { user: "dana.dorn", role, mfa: true };
    const before = await ask("POST", "/aws/may-assume", question);
    expect(before.json).toMatchObject({
      allowed: false,
      because: expect.stringMatching(/nobody allows/),
    });

    const Statement = [{ Effect: "Allow", Action: "sts:AssumeRole", Resource: role }];
    const document = { Version: "2012-10-17", Statement };
    await ask("POST", "/aws/change", {
      do: "put-group-policy",
      group: "developers",
      policy: "x",
      document,
    });
    expect((await ask("POST", "/aws/may-assume", question)).json).toMatchObject({ allowed: true });
    const withoutMfa = await ask("POST", "/aws/may-assume", { ...question, mfa: false });
    expect(withoutMfa.json).toMatchObject({
      allowed: false,
      because: expect.stringMatching(/needs MFA/),
    });
  });

  test("a user nobody knows and a change IAM refuses are told", async () => {
    const asked = await ask("POST", "/aws/may-assume", { user: "zoe", role, mfa: true });
    expect(asked.status).toBe(404);
    expect(asked.json["error"]).toMatch(/There is no IAM user zoe; there are: alice\.andersen/);
    const changed = await ask("POST", "/aws/change", { do: "delete-group", group: "nope" });
    expect(changed.status).toBe(400);
    expect(changed.json["error"]).toMatch(/nope/);
  });

  test("somebody who is let in opens a session, which acts until a policy of the role ends it", async () => {
    const user = "alice.andersen";
    const Statement = [{ Effect: "Allow", Action: "sts:AssumeRole", Resource: role }];
    const allowed = { Version: "2012-10-17", Statement };
    await ask("POST", "/aws/change", {
      do: "put-user-policy",
      user,
      policy: "own",
      document: allowed,
    });
    const { json: session } = await ask("POST", "/aws/sessions", { user, role, mfa: true });
    expect(session).toMatchObject({
      allowed: true,
      userId: expect.stringMatching(/^AROA.*:alice/),
    });
    const id = String(session["id"]);
    expect((await ask("POST", `/aws/sessions/${id}/act`)).json).toMatchObject({ allowed: true });

    const document = {
      Version: "2012-10-17",
      Statement: [{ Sid: "Ended", Effect: "Deny", Action: "*", Resource: "*" }],
    };
    await ask("POST", "/aws/change", { do: "put-role-policy", role, policy: "x", document });
    const refused = await ask("POST", `/aws/sessions/${id}/act`, { action: "ec2:RunInstances" });
    expect(refused.json).toMatchObject({
      allowed: false,
      statement: { sid: "Ended" },
      userId: session["userId"],
    });
    expect((await ask("GET", "/aws/sessions")).json).toMatchObject([{ id, user }]);
  });

  test("a session that is not there, and a user who is not, are told", async () => {
    const acted = await ask("POST", "/aws/sessions/session-9/act");
    expect(acted.status).toBe(404);
    expect(acted.json["error"]).toBe('There is no session "session-9"; there are: session-1.');
    expect((await ask("POST", "/aws/sessions", { user: "zoe", role, mfa: true })).status).toBe(404);
  });

  test("the world lists who is linked to whom", async () => {
    const { json } = await ask("GET", "/aws/world");
    expect(json["users"]).toContainEqual(
      expect.objectContaining({
        name: "alice.andersen",
        tags: { "rolecall:slack-user": "T0NORTHWND/U0ALICE001" },
      }),
    );
  });
});

describe("the bots", () => {
  test("a killed bot is unreachable, and answers again once it is started", async () => {
    const killed = await ask("POST", "/bots/kill", { index: 0 });
    expect(killed.json).toMatchObject([{ state: "killed", ended: "SIGKILL" }]);
    const unreachable = await ask("POST", "/as/alice/command", { text: "hello" });
    expect(unreachable.json["error"]).toMatch(/dispatch_failed/);
    await ask("POST", "/bots/start");
    const back = await ask("POST", "/as/alice/command", { text: "hello" });
    expect(back.json).not.toHaveProperty("error");
    expect((await ask("GET", "/bots/0/log?plain=1")).text).toMatch(/listening for tests/);
  });

  test("a bot that is not there is told", async () => {
    expect(await ask("POST", "/bots/stop", { index: 4 })).toMatchObject({
      status: 404,
      json: { error: "There is no bot 4; there are: 0." },
    });
    expect((await ask("GET", "/bots/x/log")).status).toBe(404);
  });
});

describe("faults, calls and the clock", () => {
  test("a fault hits the next delivery, and is gone then", async () => {
    const fault = { service: "delivery", action: "command", effect: "fail" };
    const added = await ask("POST", "/faults", fault);
    expect(await ask("GET", `/faults/${String(added.json["id"])}`)).toMatchObject({ json: fault });
    expect((await ask("POST", "/as/alice/command", { text: "x" })).json).toHaveProperty("error");
    expect((await ask("GET", "/faults")).json).toEqual([]);
  });

  test("faults can be taken away, one or all", async () => {
    const fault = { service: "iam", action: "*", effect: "throttle" };
    const { json } = await ask("POST", "/faults", fault);
    await ask("POST", "/faults", fault);
    await ask("DELETE", `/faults/${String(json["id"])}`);
    expect((await ask("GET", "/faults")).json).toHaveLength(1);
    await ask("DELETE", "/faults");
    expect((await ask("GET", "/faults")).json).toEqual([]);
    expect((await ask("DELETE", "/faults/fault-99")).status).toBe(404);
  });

  test("the calls can be read from a number on", async () => {
    await ask("DELETE", "/calls");
    await ask("POST", "/as/alice/command", { text: "one" });
    const [first] = sandbox.calls.since(0);
    await ask("POST", "/as/alice/command", { text: "two" });
    const { json } = await ask("GET", `/calls?since=${first?.number}`);
    expect(json).toMatchObject([
      { service: "delivery", action: "command", about: { text: "two" } },
    ]);
    expect((await ask("GET", "/calls?since=yesterday")).status).toBe(400);
  });

  test("the time moves forward, and it is told when and how far it was moved", async () => {
    const before = Date.now();
    const { json } = await ask("POST", "/clock", { advance: 3_600_000 });
    expect(json["now"]).toBeGreaterThanOrEqual(before + 3_600_000);
    expect(json).toMatchObject({ ahead: 3_600_000, moves: [{ by: 3_600_000 }] });
    expect((await ask("POST", "/clock", { advance: -1 })).status).toBe(400);
    expect((await ask("GET", "/clock")).json).toMatchObject({ ahead: 3_600_000 });
  });
});

describe("wrong calls", () => {
  test("the list of routes has an example for each that takes a body", async () => {
    const { json } = await ask("GET", "/");
    const routes = json["routes"] as { route: string; says: string; example?: unknown }[];
    expect(routes.length).toBeGreaterThan(20);
    for (const { route, example } of routes) {
      expect([route, example !== undefined]).toEqual([route, route.startsWith("POST")]);
    }
  });

  test("a wrong body is told what is wrong and shown a right one", async () => {
    const { status, json } = await ask("POST", "/as/alice/command", { txt: "hi" });
    expect(status).toBe(400);
    expect(json["error"]).toMatch(/"txt"[^]*→ at text[^]*A right one is: \{"text":/);
    expect((await ask("POST", "/faults", "{nope")).json["error"]).toMatch(/The body is not JSON/);
  });

  test("a wrong address or method is told what there is", async () => {
    expect((await ask("GET", "/nope")).json["error"]).toMatch(/nothing at \/nope.*GET \/bots/);
    expect(await ask("GET", "/as/alice/command")).toMatchObject({
      status: 404,
      json: { error: "There is no GET /as/alice/command; there is POST /as/:person/command." },
    });
  });
});

describe("who may drive it", () => {
  test("a page of this machine may", async () => {
    const { host } = new URL(sandbox.url);
    expect(await askAs({ host: `localhost:${new URL(sandbox.url).port}` })).toBe(200);
    expect(await askAs({ host, origin: "http://localhost:5173" })).toBe(200);
  });

  test.each(["https://evil.example", "null", "http://127.0.0.1.evil.example"])(
    "a page of %s may not",
    async (origin) => {
      expect(await askAs({ host: new URL(sandbox.url).host, origin })).toBe(403);
    },
  );

  test("a foreign name that points at this machine may not", async () => {
    expect(await askAs({ host: "evil.example" })).toBe(403);
  });
});
