// What the linter asks beyond formatting and types; every message says what to do instead.
import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const INJECT =
  "Time, ids and chance are arguments: take `now` or `newId` as a parameter; compose.ts hands in the real ones.";
const SETTINGS = "Settings are read once, in src/config.ts: take the value as an argument.";
const LOGGER = "Take a logger as an argument; src/logger.ts decides where it writes.";

/** Shapes we do without, everywhere. */
const unwantedSyntax = [
  {
    selector: "ExportDefaultDeclaration, ExportSpecifier[exported.name='default']",
    message: "Export by name, so that a thing is called the same everywhere.",
  },
  {
    selector: "ExportAllDeclaration, ExportNamedDeclaration[source]",
    message:
      "No barrels: import from the file that owns it, so that going to the definition lands on code.",
  },
  {
    selector: "TSEnumDeclaration",
    message: "Use a union of string literals: it needs no import and survives type stripping.",
  },
  {
    selector: "TSAsExpression > TSAsExpression[typeAnnotation.type='TSUnknownKeyword']",
    message:
      "Check the value and let the type follow (a guard or a zod schema) instead of casting twice.",
  },
];

const clocksAndChance = {
  syntax: [
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: INJECT },
    { selector: "CallExpression[callee.name='Date']", message: INJECT },
  ],
  globals: ["setTimeout", "setInterval", "setImmediate", "performance", "crypto"],
  properties: [
    { object: "Date", property: "now" },
    { object: "Math", property: "random" },
    { object: "globalThis", property: "setTimeout" },
    { object: "globalThis", property: "setInterval" },
    { object: "globalThis", property: "crypto" },
    { property: "randomUUID" },
    { property: "hrtime" },
  ],
  modules: ["crypto", "timers", "timers/promises", "perf_hooks"].flatMap((name) => [
    name,
    `node:${name}`,
  ]),
};

const environment = {
  properties: [{ object: "process", property: "env", message: SETTINGS }],
  modules: ["process", "node:process"].map((name) => ({
    name,
    importNames: ["env"],
    message: SETTINGS,
  })),
};

export default defineConfig(
  { ignores: ["dist/", "coverage/", "reports/", ".sandbox/"] },
  // A switched-off check is a decision, and decisions about checks are made in this file.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        // A written `default` answers for the rest; without one, every member must have its case.
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      "@typescript-eslint/max-params": ["error", { max: 3 }],
      // "modified": a switch over a union is one decision, however many members the union has.
      complexity: ["error", { max: 8, variant: "modified" }],
      "no-restricted-syntax": ["error", ...unwantedSyntax],
      // `() => log.info(…)` is how a callback that answers nothing is written here.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // Numbers read well in messages; objects and undefined still do not pass.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Off: a port's method is asynchronous whether or not one implementation of it has to wait.
      "@typescript-eslint/require-await": "off",
      // Off: our objects are made by functions and have no `this` to lose.
      "@typescript-eslint/unbound-method": "off",
      // Off: AWS's document client stands in for the client that it wraps, by AWS's own design.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      // TypeScript's own noUnusedLocals says it, and `_name` is not needed for it.
      "@typescript-eslint/no-unused-vars": "off",
    },
  },
  {
    files: ["src/**/*.ts", "infra/**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 200 }],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
      "no-restricted-globals": ["error", { name: "console", message: LOGGER }],
      "no-restricted-properties": ["error", ...environment.properties],
      "no-restricted-imports": ["error", { paths: environment.modules }],
    },
  },
  {
    // The audit's function is a process of its own, with one setting.
    files: ["src/config.ts", "infra/audit/audit-function.ts"],
    rules: { "no-restricted-properties": "off", "no-restricted-imports": "off" },
  },
  {
    files: ["src/domain/**/*.ts", "src/operations/**/*.ts"],
    rules: {
      "no-restricted-syntax": ["error", ...unwantedSyntax, ...clocksAndChance.syntax],
      "no-restricted-globals": [
        "error",
        { name: "console", message: LOGGER },
        ...clocksAndChance.globals.map((name) => ({ name, message: INJECT })),
      ],
      "no-restricted-properties": [
        "error",
        ...environment.properties,
        ...clocksAndChance.properties.map((property) => ({ ...property, message: INJECT })),
      ],
      "no-restricted-imports": [
        "error",
        {
          paths: [
            ...environment.modules,
            ...clocksAndChance.modules.map((name) => ({ name, message: INJECT })),
          ],
        },
      ],
    },
  },
  {
    files: ["sandbox/**/*.ts", "sandbox/**/*.tsx"],
    rules: {
      "max-lines": ["error", { max: 300 }],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Markup is long and full of "where there is one", without being hard to follow.
    files: ["sandbox/page/**/*.tsx"],
    rules: {
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ["error", { max: 12, variant: "modified" }],
    },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      // jest types its matchers (`expect.objectContaining`) as any; to hand one on is not to trust it.
      "@typescript-eslint/no-unsafe-assignment": "off",
      "max-lines": ["error", { max: 300 }],
      "no-restricted-syntax": [
        "error",
        ...unwantedSyntax,
        {
          selector:
            "CallExpression[callee.object.name='jest'][callee.property.name=/[mM]ock(Module)?$/] > Literal[value=/^\\./]",
          message:
            "Hand in another implementation of the port instead of replacing one of our modules.",
        },
        {
          selector:
            "CallExpression[callee.property.name='only'][callee.object.name=/^(describe|it|test)$/]",
          message: "Take `.only` away again: it hides every other test of the file.",
        },
      ],
    },
  },
  {
    files: ["**/*.cjs"],
    languageOptions: { globals: { module: "readonly", require: "readonly" } },
  },
);
