import { execFile } from "node:child_process";

interface Ended {
  code: number;
  output: string;
}

function start(...flags: string[]): Promise<Ended> {
  const command = ["--import", "tsx", "sandbox/start.ts", ...flags];
  return new Promise((resolve) => {
    execFile(process.execPath, command, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, output: `${stdout}${stderr}` });
    });
  });
}

test("--help says what there is", async () => {
  const { code, output } = await start("--help");
  expect(code).toBe(0);
  expect(output).toMatch(
    /--story[^]*--seed FILE[^]*--data DIR[^]*--port N[^]*--bots N[^]*--socket/,
  );
});

test.each<[string[], RegExp]>([
  [["--stroy"], /Unknown option '--stroy'[^]*--story/],
  [["--port", "http"], /--port takes a whole number, not "http"/],
  [["--seed", "nowhere.json"], /nowhere\.json/],
  [["--story", "--seed", "package.json"], /the story is about the people of the default seed/],
  [["--story", "--restart"], /in the story the bot stays dead for a while/],
])("%j is refused with what is right", async (flags, said) => {
  const { code, output } = await start(...flags);
  expect(output).toMatch(said);
  expect(output).not.toMatch(/\n\s+at /);
  expect(code).toBe(1);
});
