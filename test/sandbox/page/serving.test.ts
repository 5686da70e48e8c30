import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { request } from "node:http";
import { type Sandbox, startSandbox } from "../../../sandbox/sandbox.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ entry: "test/sandbox/shell/stub-bot.ts" });
});

afterAll(() => sandbox.stop());

interface Got {
  status: number;
  type: string;
  text: string;
  headers: Headers;
}

async function get(path: string, headers: Record<string, string> = {}): Promise<Got> {
  const response = await fetch(`${sandbox.url}${path}`, { headers, redirect: "manual" });
  const type = response.headers.get("content-type") ?? "";
  return { status: response.status, type, text: await response.text(), headers: response.headers };
}

/** As it is, where `fetch` would tidy the path up or set the Host itself. */
function statusOf(path: string, headers: Record<string, string> = {}): Promise<number> {
  const { hostname, port } = new URL(sandbox.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

const pages = readdirSync("sandbox/page").filter((name) => name.endsWith(".html"));

describe("the address that the sandbox prints", () => {
  test("leads a browser to the page, and everybody else to the list of routes", async () => {
    const browser = await get("/", { accept: "text/html,application/xhtml+xml,*/*;q=0.8" });
    expect([browser.status, browser.headers.get("location")]).toEqual([302, "/page"]);
    expect((await get("/", { accept: "*/*" })).type).toMatch(/^application\/json/);
  });

  test("says who is there and what to try", async () => {
    const { text } = await get("/");
    expect(JSON.parse(text)).toMatchObject({
      people: expect.arrayContaining([
        expect.objectContaining({ key: "alice", timeZone: "Europe/Copenhagen" }),
      ]),
      command: { name: "/aws-access" },
      tryThis: { asker: "alice", approver: "bob", account: "client-a", role: "admin" },
    });
  });
});

describe("a page", () => {
  test.each(pages)("%s loads nothing that is not there", async (page) => {
    const { status, text } = await get(`/page/${page}`);
    expect(status).toBe(200);
    const [, map = "{}"] = /<script type="importmap">(.*?)<\/script>/.exec(text) ?? [];
    const { imports } = JSON.parse(map) as { imports: Record<string, string> };
    const loaded = new Map<string, number>();
    const load = async (path: string): Promise<void> => {
      if (loaded.has(path)) return;
      loaded.set(path, 0);
      const got = await get(path);
      loaded.set(path, got.status);
      if (got.type.startsWith("text/css")) return;
      expect([path, got.type]).toEqual([path, "text/javascript; charset=utf-8"]);
      await Promise.all(
        importedBy(got.text).map((name) =>
          load(imports[name] ?? new URL(name, `http://page${path}`).pathname),
        ),
      );
    };
    const first = [...text.matchAll(/(?:src|href)="(\/page\/[^"]+\.(?:tsx|css))"/g)];
    await Promise.all(first.map(([, path = ""]) => load(path)));
    expect([...loaded].filter(([, got]) => got !== 200)).toEqual([]);
    expect(loaded.size).toBeGreaterThan(5);
  });

  test("may load this sandbox's files only, runs no script of its own but the import map, stands in no frame", async () => {
    const { text, headers } = await get("/page");
    const policy = headers.get("content-security-policy") ?? "";
    const [, map = ""] = /<script type="importmap">(.*?)<\/script>/.exec(text) ?? [];
    const hash = createHash("sha256").update(map).digest("base64");
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}'`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(text.match(/<script(?! type="importmap")(?![^>]* src=)/g)).toBeNull();
  });

  test("is not sent twice to a browser that has it", async () => {
    const { headers } = await get("/page/base/theme.css");
    const again = await get("/page/base/theme.css", { "if-none-match": headers.get("etag") ?? "" });
    expect([again.status, again.text]).toEqual([304, ""]);
  });

  test("does not open the rest of the disk", async () => {
    const paths = [
      "/page/../../package.json",
      "/page/%2e%2e/seeds/agency.json",
      "/page//etc/passwd",
      "/page/nothing-here.tsx",
      "/slack/delivery.ts",
    ];
    for (const path of paths) expect([path, await statusOf(path)]).toEqual([path, 404]);
  });

  test("is for this machine only", async () => {
    expect(await statusOf("/page", { host: "evil.example" })).toBe(403);
    expect(await statusOf("/live", { origin: "https://evil.example" })).toBe(403);
    expect(await statusOf("/page")).toBe(200);
  });
});

describe("the live feed", () => {
  test("tells a page that something changed, many changes at once", async () => {
    const leaving = new AbortController();
    const response = await fetch(`${sandbox.url}/live`, { signal: leaving.signal });
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const told = listen(response);
    expect((await told.next()).value).toMatch(/^event: hello\ndata: \S+$/m);
    const commands = ["one", "two", "three"].map((text) =>
      sandbox.slack.people.command("alice", { text }),
    );
    expect((await told.next()).value).toMatch(/^event: change\ndata: .*delivery/m);
    await Promise.all(commands);
    await fetch(`${sandbox.url}/as/alice/home`, { method: "POST" });
    expect((await told.next()).value).toMatch(/^event: change\n/m);
    leaving.abort();
  });
});

async function* listen({ body }: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const bytes of body ?? []) yield decoder.decode(bytes as Uint8Array);
}

function importedBy(code: string): string[] {
  const without = code.replace(/\/\/# sourceMappingURL.*/, "");
  const found = without.matchAll(/(?:import|export)\s*(?:[^"'();]*?from\s*)?\(?["']([^"']+)["']/g);
  return [...found].map(([, name = ""]) => name);
}
