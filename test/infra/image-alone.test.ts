// Rolecall as the image has it, in a folder where there are no packages: it runs, and reaches Slack and AWS both ways.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "../../sandbox/sandbox.ts";
import { build } from "./image/joined-parts.ts";

const ROOT = join(__dirname, "../..");

jest.setTimeout(60_000);

let app: string;
beforeAll(() => {
  app = mkdtempSync(join(tmpdir(), "image-"));
  build(ROOT, join(app, "dist"));
  copyFileSync(join(ROOT, "package.json"), join(app, "package.json"));
});
afterAll(() => {
  rmSync(app, { recursive: true });
});

function run(file: string, ...words: readonly string[]) {
  const settings = { encoding: "utf8", cwd: app, env: { PATH: process.env["PATH"] } } as const;
  return spawnSync(process.execPath, [join("dist", file), ...words], settings);
}

it.each(["http", "socket"] as const)("becomes ready over %s", async (transport) => {
  const sandbox = await startSandbox({ transport, entry: join(app, "dist/main.js") });
  try {
    const [bot] = sandbox.bots.list();
    expect(bot?.state).toBe("ready");
    const metrics = await fetch(`${bot?.url}/metrics`);
    expect(await metrics.text()).toMatch(/^rolecall_/m);
    const asked = await sandbox.slack.people.command("alice", { text: "help" });
    expect(asked.error).toBeUndefined();
  } finally {
    await sandbox.stop();
  }
});

it("says which settings are missing, without a stack", () => {
  const { status, stdout, stderr } = run("main.js");
  expect(stdout + stderr).toMatch(/^Rolecall cannot start; .*\n {2}SLACK_BOT_TOKEN: is missing/);
  expect(status).not.toBe(0);
});

it("reads a policy file on the command line", () => {
  const example = join(ROOT, "docs/rolecall.example.yaml");
  expect(run("rolecall.js", "check", example)).toMatchObject({ status: 0, stderr: "" });
  expect(run("rolecall.js", "--help").stdout).toMatch(/^rolecall VERB/);
});
