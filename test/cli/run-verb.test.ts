// What is typed on the command line before any verb is understood.
import { aTerminal } from "./a-terminal.ts";
import type { Terminal } from "./a-terminal.ts";

let terminal: Terminal;
beforeEach(async () => {
  terminal = await aTerminal();
});
afterEach(() => terminal.close());

it("lists its verbs where help is asked for", async () => {
  const { exitCode, out, err } = await terminal.type("--help");
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
  expect(out.match(/^ {2}(check|explain|diff|people) /gm)).toHaveLength(4);
  expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
});

it("is told nothing: that is wrong usage, and the verbs are listed", async () => {
  const { exitCode, out, err } = await terminal.type();
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
  expect(err).toMatch(/^rolecall VERB/);
});

it("says how one verb is used", async () => {
  expect(await terminal.type("diff", "--help")).toEqual({
    exitCode: 0,
    out: "rolecall diff BEFORE [AFTER]\n  say who gains and loses what between two policy files\n",
    err: "",
  });
});

it.each([
  [["chek"], 'There is no verb "chek". Did you mean check? `rolecall --help` lists them.\n'],
  [["constructor"], 'There is no verb "constructor". `rolecall --help` lists them.\n'],
])("does not know %j", async (words, err) => {
  expect(await terminal.type(...words)).toEqual({ exitCode: 2, out: "", err });
});

it.each([
  [["check", "--foo"], "Unknown option '--foo'."],
  [["check", "--format"], "Option '--format <value>' argument missing."],
  [["check", "one", "two"], '"two" is one word too many.'],
  [["diff"], "Something is missing."],
])("tells what is wrong in %j, and how the verb is used", async (words, says) => {
  const { exitCode, err } = await terminal.type(...words);
  expect(exitCode).toBe(2);
  expect(err.split("\n").slice(0, 2)).toEqual([
    says,
    expect.stringMatching(/^rolecall (check|diff) /),
  ]);
});
