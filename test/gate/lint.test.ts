// Proof that each rule of our own bites, says what to do instead, and leaves the right way alone.
import { execFileSync } from "node:child_process";
import type { Finding, Snippet } from "./lint-snippets.ts";

interface Case extends Snippet {
  title: string;
  /** Of the message; nothing when the code is right. */
  says?: string;
  /** Where the message is not ours. */
  rule?: string;
}

const BAD: Case[] = [
  {
    title: "the clock in domain",
    file: "src/domain/a.ts",
    code: "export const at = Date.now();",
    says: "Time, ids and chance are arguments",
  },
  {
    title: "a date of now in domain",
    file: "src/domain/a.ts",
    code: "export const at = new Date();",
    says: "Time, ids and chance are arguments",
  },
  {
    title: "chance in operations",
    file: "src/operations/a.ts",
    code: "export const n = Math.random();",
    says: "Time, ids and chance are arguments",
  },
  {
    title: "an id from the platform in operations",
    file: "src/operations/a.ts",
    code: "export const id = globalThis.crypto.randomUUID();",
    says: "Time, ids and chance are arguments",
  },
  {
    title: "an id from node:crypto in operations",
    file: "src/operations/a.ts",
    code: 'import { randomUUID } from "node:crypto";\nexport const id = randomUUID();',
    says: "Time, ids and chance are arguments",
  },
  {
    title: "a timer in operations",
    file: "src/operations/a.ts",
    code: "export const t = setTimeout(() => undefined, 1);",
    says: "Time, ids and chance are arguments",
  },
  {
    title: "an interval in domain",
    file: "src/domain/a.ts",
    code: "export const t = setInterval(() => undefined, 1);",
    says: "Time, ids and chance are arguments",
  },
  {
    title: "a timer from node:timers in operations",
    file: "src/operations/a.ts",
    code: 'import { setTimeout as wait } from "node:timers/promises";\nexport const t = wait(1);',
    says: "Time, ids and chance are arguments",
  },
  {
    title: "the environment outside config",
    file: "src/compose.ts",
    code: 'export const port = process.env["PORT"];',
    says: "Settings are read once, in src/config.ts",
  },
  {
    title: "the environment, taken apart",
    file: "src/adapters/aws/a.ts",
    code: "export const { env } = process;",
    says: "Settings are read once, in src/config.ts",
  },
  {
    title: "the environment, imported",
    file: "src/operations/a.ts",
    code: 'import { env } from "node:process";\nexport const e = env;',
    says: "Settings are read once, in src/config.ts",
  },
  {
    title: "the console in src",
    file: "src/adapters/slack/a.ts",
    code: 'console.log("hello");',
    says: "Take a logger as an argument",
  },
  {
    title: "the console in domain",
    file: "src/domain/a.ts",
    code: 'console.log("hello");',
    says: "Take a logger as an argument",
  },
  {
    title: "a default export",
    file: "src/domain/a.ts",
    code: "export default 1;",
    says: "Export by name",
  },
  {
    title: "a default export by renaming",
    file: "sandbox/a.ts",
    code: "const a = 1;\nexport { a as default };",
    says: "Export by name",
  },
  {
    title: "a barrel",
    file: "src/domain/a.ts",
    code: 'export * from "./seat.ts";',
    says: "No barrels",
  },
  {
    title: "an enum",
    file: "sandbox/a.ts",
    code: "export enum A {\n  b,\n}",
    says: "union of string literals",
  },
  {
    title: "a double cast",
    file: "src/domain/a.ts",
    code: "export const a = (b: number): string => b as unknown as string;",
    says: "instead of casting twice",
  },
  {
    title: "a mock of one of our modules",
    file: "test/a.ts",
    code: 'jest.mock("../src/domain/seat.ts");',
    says: "Hand in another implementation",
  },
  {
    title: "a test that hides the others",
    file: "test/a.ts",
    code: 'it.only("works", () => undefined);',
    says: "it hides every other test",
  },
  {
    title: "a switched-off check",
    file: "src/domain/a.ts",
    code: "// eslint-disable-next-line no-var\nexport var a = 1;",
    rule: "no-var",
  },
  {
    title: "any",
    file: "test/a.ts",
    code: "export const a: any = 1;",
    rule: "@typescript-eslint/no-explicit-any",
  },
  {
    title: "a non-null assertion",
    file: "src/domain/a.ts",
    code: "export const a = (b?: string): string => b!;",
    rule: "@typescript-eslint/no-non-null-assertion",
  },
  {
    title: "a promise nobody waits for",
    file: "src/operations/a.ts",
    code: "const a = (): Promise<void> => Promise.resolve();\nexport const b = (): void => {\n  a();\n};",
    rule: "@typescript-eslint/no-floating-promises",
  },
  {
    title: "a switch that forgets a member",
    file: "src/domain/a.ts",
    code: 'export function a(b: "x" | "y"): void {\n  switch (b) {\n    case "x":\n      break;\n  }\n}',
    rule: "@typescript-eslint/switch-exhaustiveness-check",
  },
  {
    title: "a type imported as a value",
    file: "src/operations/a.ts",
    code: 'import { Stats } from "node:fs";\nexport const a = (b: Stats): number => b.size;',
    rule: "@typescript-eslint/consistent-type-imports",
  },
  {
    title: "a fourth parameter",
    file: "sandbox/a.ts",
    code: "export const a = (b: number, c: number, d: number, e: number): number => b + c + d + e;",
    rule: "@typescript-eslint/max-params",
  },
  {
    title: "a function of nine branches",
    file: "src/domain/a.ts",
    code: `export function a(b: number): number {\n${Array.from({ length: 8 }, (_, n) => `  if (b === ${n}) return ${n + 1};`).join("\n")}\n  return b;\n}`,
    rule: "complexity",
  },
  {
    title: "a function of 41 lines",
    file: "sandbox/a.ts",
    code: `export function a(): void {\n${"  void 0;\n".repeat(39)}}`,
    rule: "max-lines-per-function",
  },
  {
    title: "a file of 201 lines in src",
    file: "src/domain/a.ts",
    code:
      "export const a = 1;\n".replace("a", "a0") +
      Array.from({ length: 200 }, (_, n) => `export const b${n} = 1;`).join("\n"),
    rule: "max-lines",
  },
  {
    title: "a file of 301 lines in the sandbox",
    file: "sandbox/a.ts",
    code: Array.from({ length: 301 }, (_, n) => `export const b${n} = 1;`).join("\n"),
    rule: "max-lines",
  },
];

const GOOD: Case[] = [
  {
    title: "a date made from a number, in domain",
    file: "src/domain/a.ts",
    code: "export const a = (now: number): Date => new Date(now);",
  },
  {
    title: "the environment in config",
    file: "src/config.ts",
    code: 'export const port = process.env["PORT"];',
  },
  {
    title: "the clock in compose",
    file: "src/compose.ts",
    code: "export const now = (): number => Date.now();",
  },
  { title: "the console in the sandbox", file: "sandbox/a.ts", code: 'console.log("hello");' },
  {
    title: "a switch over a union of twelve",
    file: "src/domain/a.ts",
    code: `export function a(b: ${Array.from({ length: 12 }, (_, n) => n).join(" | ")}): number {\n  switch (b) {\n${Array.from({ length: 12 }, (_, n) => `    case ${n}:\n      return ${n + 1};`).join("\n")}\n  }\n}`,
  },
];

function lint(snippets: readonly Snippet[]): Finding[][] {
  const script = `${__dirname}/lint-snippets.ts`;
  const output = execFileSync(process.execPath, ["--import", "tsx", script], {
    cwd: `${__dirname}/../..`,
    input: JSON.stringify(snippets),
    encoding: "utf8",
  });
  return JSON.parse(output) as Finding[][];
}

describe("the linter", () => {
  const all = [...BAD, ...GOOD];
  let findings: Finding[][] = [];
  beforeAll(() => {
    findings = lint(all.map(({ file, code }) => ({ file, code: `${code}\n` })));
  }, 180_000);

  it.each(BAD)("refuses $title", (bad) => {
    const found = findings[all.indexOf(bad)] ?? [];
    const expected = bad.rule
      ? expect.objectContaining({ rule: bad.rule })
      : expect.objectContaining({ message: expect.stringContaining(bad.says ?? "?") });
    expect(found).toContainEqual(expected);
  });

  it.each(GOOD)("allows $title", (good) => {
    expect(findings[all.indexOf(good)]).toEqual([]);
  });
});
