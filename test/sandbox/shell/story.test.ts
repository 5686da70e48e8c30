import { type Sandbox, startSandbox } from "../../../sandbox/sandbox.ts";
import { playStory } from "../../../sandbox/story.ts";

let sandbox: Sandbox | undefined;

afterEach(() => sandbox?.stop());

test("the story goes as it is told, with the real bot", async () => {
  sandbox = await startSandbox({ bots: 2 });
  const lines: string[] = [];
  await playStory(sandbox, (line) => lines.push(line));
  expect(lines.join("\n")).toMatch(/kill -9 of the bot[^]*31 minutes pass[^]*rolecall-guard/);
  expect(lines.join("\n")).toMatch(/New account acme: it is there[^]*Closing acme: closed/);
  expect(lines.at(-1)).toMatch(/^Everything as told\. Calls: .*\d+ slack/);
}, 120_000);
