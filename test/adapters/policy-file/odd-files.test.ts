// Files that no one would write on purpose: whatever is in them, they are read or refused in words.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { parse } from "yaml";
import { WrongPolicy } from "../../../src/adapters/policy-file/policy-faults.ts";
import { readPolicy } from "../../../src/adapters/policy-file/policy-file.ts";
import { editorSchema } from "../../gate/editor-schema.ts";
import { right } from "./a-policy-file.ts";
import { whyNotValid } from "./json-schema-check.ts";

const EXAMPLE = readFileSync("docs/rolecall.example.yaml", "utf8");
const SCHEMA = editorSchema();

/** What stands where something else should be. */
const ODD_VALUES = [
  "",
  "null",
  "~",
  "[]",
  "{}",
  "[[[]]]",
  "{ a: { b: c } }",
  "everyone",
  "nobody",
  "leads",
  "U0BOB00001",
  "S0PLATFORM1",
  "*nowhere",
  "&here 3",
  "&round [*round]",
  "*here",
  ".nan",
  ".inf",
  "-0",
  "1e400",
  "99999999999999999999999999",
  "999999d",
  "0m",
  "0x1F",
  "2026-01-01",
  "!!timestamp 2026-01-01",
  "!!binary aGk=",
  "!!set { a, b }",
  "!!omap [a: b]",
  "!unknown a",
  "'",
  '"\\u0000\\ud800"',
  "💥\u200b\u202e",
  "a".repeat(5000),
  "|\n        text\n       less",
  "? [a]: b",
];

const ODD_KEYS = [
  "__proto__",
  "constructor",
  "toString",
  "<<",
  "''",
  "7",
  "true",
  "? [a]\n",
  "name",
  "ask",
  "rules",
  "accounts",
  "everyone",
  "💥",
];

type Change = (lines: readonly string[]) => string[];

const at = (position: number, lines: readonly string[]) => position % Math.max(1, lines.length);

const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.nat().map(
    (position): Change =>
      (lines) =>
        lines.toSpliced(at(position, lines), 1),
  ),
  fc.tuple(fc.nat(), fc.nat()).map(([from, to]): Change => (lines) => {
    return lines.toSpliced(at(to, lines), 0, lines[at(from, lines)] ?? "");
  }),
  fc.tuple(fc.nat(), fc.constantFrom(...ODD_VALUES)).map(([position, value]): Change => (lines) => {
    const line = (lines[at(position, lines)] ?? "").replace(/(?<=[:-] ).*$/, () => value);
    return lines.with(at(position, lines), line);
  }),
  fc.tuple(fc.nat(), fc.constantFrom(...ODD_KEYS)).map(([position, key]): Change => (lines) => {
    const line = (lines[at(position, lines)] ?? "").replace(/[\w-]+(?=:)/, () => key);
    return lines.with(at(position, lines), line);
  }),
  fc.tuple(fc.nat(), fc.nat(8)).map(([position, indent]): Change => (lines) => {
    const line = (lines[at(position, lines)] ?? "").trimStart();
    return lines.with(at(position, lines), " ".repeat(indent) + line);
  }),
  fc.nat().map((position): Change => (lines) => {
    const text = lines.join("\n");
    return text.slice(0, position % Math.max(1, text.length)).split("\n");
  }),
  fc.tuple(fc.nat(), fc.string({ unit: "binary" })).map(([position, noise]): Change => (lines) => {
    const text = lines.join("\n");
    const place = position % Math.max(1, text.length);
    return (text.slice(0, place) + noise + text.slice(place)).split("\n");
  }),
  fc.constant<Change>((lines) => ["%YAML 1.1", "---", ...lines]),
);

const oddFiles = fc
  .tuple(
    fc.constantFrom(right.trimStart(), EXAMPLE),
    fc.array(changes, { minLength: 1, maxLength: 4 }),
  )
  .map(([text, all]) => all.reduce((lines, change) => change(lines), text.split("\n")).join("\n"));

/** Null where the file is right. */
function refusalOf(text: string): WrongPolicy | null {
  try {
    readPolicy(text, "rolecall.yaml");
    return null;
  } catch (error) {
    if (error instanceof WrongPolicy) return error;
    throw error;
  }
}

it("an odd file is read or refused in words, each with its place", () => {
  const seen = { right: 0, wrong: 0 };
  fc.assert(
    fc.property(oddFiles, (text) => {
      const refusal = refusalOf(text);
      if (!refusal) {
        seen.right += 1;
        // An editor must not underline what Rolecall takes.
        expect(whyNotValid(SCHEMA, parse(text, { maxAliasCount: -1 }))).toEqual([]);
        return;
      }
      seen.wrong += 1;
      const lines = text.split("\n").length;
      expect(refusal.faults.length).toBeGreaterThan(0);
      for (const { line, column, says } of refusal.faults) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines + 1);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(says.trim()).not.toBe("");
      }
    }),
    { numRuns: 500, seed: 20_260_101 },
  );
  expect(Math.min(seen.right, seen.wrong)).toBeGreaterThan(25);
}, 60_000);

it.each([
  ["nothing at all", ""],
  ["a comment", "# rules follow\n"],
  ["a word", "rules"],
  ["a list", "- rules\n"],
  ["itself", "&all [*all]"],
  ["itself in every rule", "rules: &all [*all, { name: *all, ask: *all, accounts: *all }]"],
  ["an alias of nothing", "rules: *nothing"],
  ["a merge of what is no map", "%YAML 1.1\n---\n<<: 3\n"],
  ["keys that are lists", "? [rules]\n: []\n? {a: b}\n: c\n"],
  ["one key without end", `${"? ".repeat(20_000)}a`],
  ["lists without end", "[".repeat(50_000)],
  ["lists in lists, all closed", `${"[".repeat(5000)}${"]".repeat(5000)}`],
  ["zeros", "\u0000\u0000"],
  ["half a pair", "\ud83d"],
])("%s is refused", (_, text) => {
  expect(refusalOf(text)?.faults[0]).toMatchObject({ line: expect.any(Number) });
});
