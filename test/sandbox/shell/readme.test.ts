import { readFileSync } from "node:fs";
import { findRoute } from "../../../sandbox/control/find-route.ts";
import { controlRoutes } from "../../../sandbox/control/routes.ts";
import { type Sandbox, startSandbox } from "../../../sandbox/sandbox.ts";

interface Curl {
  method: string;
  path: string;
  body?: string;
}

const readme = readFileSync("sandbox/README.md", "utf8");
const curls = [...readme.matchAll(/^curl (.+)$/gm)].map(([line]) => readCurl(line));

function readCurl(line: string): Curl {
  const found = (like: RegExp) => like.exec(line)?.[1];
  const path = found(/\$S(\/[^\s"]*)/) ?? "";
  const body = found(/-d '(.+)'/);
  if (body !== undefined) return { method: "POST", path, body };
  return { method: found(/-X (\w+)/) ?? "GET", path };
}

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ entry: "test/sandbox/shell/stub-bot.ts" });
});

afterAll(() => sandbox.stop());

test("every route is in the README, with a curl line", () => {
  const routes = controlRoutes(sandbox).filter(({ path }) => path !== "/");
  const shown = curls.map(({ method, path }) => {
    const { pathname } = new URL(path, sandbox.url);
    return findRoute(routes, method, pathname).route;
  });
  const missing = routes.filter((route) => !shown.includes(route));
  expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

test("no curl line of the README has a wrong body", async () => {
  for (const { method, path, body } of curls) {
    const response = await fetch(`${sandbox.url}${path}`, { method, ...(body ? { body } : {}) });
    expect([path, await response.text()]).not.toEqual([
      path,
      expect.stringContaining("does not take this body"),
    ]);
    expect([path, response.status]).not.toEqual([path, 500]);
  }
});
