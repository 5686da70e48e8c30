// Proof that every forbidden arrow is found: a small tree with one of each, and a look through blind eyes.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

type Tree = Record<string, string>;

const imports = (...paths: string[]): string =>
  [...paths.map((path) => `import "${path}";`), "export {};", ""].join("\n");
const importsType = (path: string): string =>
  `import type { A } from "${path}";\nexport type B = A;\n`;

/** What must not be: the rule, the file that breaks it, and what that file says. */
const WRONG: readonly (readonly [rule: string, file: string, text: string])[] = [
  ["domain imports nothing", "src/domain/reads-files.ts", imports("node:fs")],
  ["domain imports nothing", "src/domain/knows-a-port.ts", importsType("../ports/store.ts")],
  ["domain imports nothing", "src/domain/uses-a-package.ts", imports("fast-check")],
  ["ports speak only the words of domain", "src/ports/streams.ts", importsType("node:stream")],
  ["ports speak only the words of domain", "src/ports/logs.ts", importsType("../logger.ts")],
  [
    "operations and provisioning know no adapter",
    "src/operations/stores.ts",
    importsType("../adapters/dynamodb/store.ts"),
  ],
  [
    "operations and provisioning know no adapter",
    "src/provisioning/steps/joins.ts",
    imports("../../adapters/aws/iam.ts"),
  ],
  [
    "operations and provisioning meet only in the record",
    "src/operations/works.ts",
    imports("../provisioning/tick.ts"),
  ],
  [
    "operations and provisioning meet only in the record",
    "src/provisioning/asks.ts",
    imports("../operations/ask.ts"),
  ],
  [
    "operations and provisioning read no settings and write no log of their own",
    "src/operations/configured.ts",
    imports("../config.ts"),
  ],
  [
    "operations and provisioning read no settings and write no log of their own",
    "src/provisioning/chatty.ts",
    imports("../logger.ts"),
  ],
  [
    "no adapter knows another adapter",
    "src/adapters/slack/joins-a-group.ts",
    importsType("../aws/iam.ts"),
  ],
  [
    "no adapter knows another adapter",
    "src/adapters/aws/keeps.ts",
    imports("../dynamodb/store.ts"),
  ],
  [
    "only the slack adapter starts operations",
    "src/adapters/aws/decides.ts",
    imports("../../operations/ask.ts"),
  ],
  [
    "no adapter drives the engine",
    "src/adapters/slack/hurries.ts",
    imports("../../provisioning/tick.ts"),
  ],
  [
    "only main and cli compose",
    "src/adapters/dynamodb/reaches-all.ts",
    imports("../../compose.ts"),
  ],
  ["only main and cli compose", "src/operations/reaches-all-too.ts", imports("../compose.ts")],
  [
    "in the command line only cli-parts knows adapters",
    "src/cli/posts.ts",
    imports("../adapters/aws/iam.ts"),
  ],
  ["nothing imports main", "src/compose-again.ts", imports("./main.ts")],
  [
    "slack packages stay in adapters/slack",
    "src/adapters/aws/posts.ts",
    importsType("@slack/bolt"),
  ],
  ["slack packages stay in adapters/slack", "src/posts-early.ts", imports("@slack/web-api")],
  [
    "aws packages stay in adapters/aws and adapters/dynamodb",
    "src/operations/signs.ts",
    importsType("@aws-sdk/client-iam"),
  ],
  [
    "aws packages stay in adapters/aws and adapters/dynamodb",
    "src/adapters/slack/signs-too.ts",
    imports("@smithy/core"),
  ],
  ["pino stays in logger", "src/adapters/slack/logs-alone.ts", importsType("pino")],
  [
    "yaml and zod stay where files and settings are read",
    "src/adapters/slack/parses.ts",
    imports("zod"),
  ],
  [
    "yaml and zod stay where files and settings are read",
    "src/operations/reads-yaml.ts",
    imports("yaml"),
  ],
  [
    "iam-simulate stays in test/policies",
    "sandbox/judges.ts",
    importsType("@cloud-copilot/iam-simulate"),
  ],
  [
    "iam-simulate stays in test/policies",
    "src/judges-too.ts",
    imports("@cloud-copilot/iam-policy"),
  ],
  [
    "iam-simulate stays in test/policies",
    "test/judges-elsewhere.ts",
    imports("@cloud-copilot/iam-simulate"),
  ],
  ["src ships alone", "src/adapters/aws/doubles.ts", imports("../../../sandbox/start.ts")],
  ["src ships alone", "src/operations/tested.ts", imports("../../test/people.ts")],
  ["src ships alone", "src/adapters/dynamodb/deployed.ts", imports("../../../infra/stack.ts")],
  ["the sandbox knows nothing of src", "sandbox/peeks.ts", importsType("../src/domain/seat.ts")],
  ["infra knows only names and permissions", "infra/decides.ts", imports("../src/domain/seat.ts")],
  ["no cycles", "src/domain/egg.ts", importsType("./hen.ts")],
  ["every file is named for a concept or a verb", "src/domain/utils.ts", imports()],
  ["every file is named for a concept or a verb", "sandbox/common/seat.ts", imports()],
  ["every import is found", "test/lost.ts", imports("./nowhere.ts")],
];

/** What must stay possible. */
const RIGHT: Tree = {
  "src/domain/seat.ts": imports(),
  "src/ports/store.ts": importsType("../domain/seat.ts"),
  "src/operations/ask.ts": imports("../ports/store.ts", "../domain/seat.ts"),
  "src/provisioning/tick.ts": imports("../ports/store.ts", "../domain/seat.ts", "node:timers"),
  "src/adapters/slack/app.ts": imports(
    "@slack/bolt",
    "../../operations/ask.ts",
    "../../domain/seat.ts",
  ),
  "src/adapters/aws/iam.ts": imports("@aws-sdk/client-iam", "../../ports/store.ts"),
  "src/adapters/dynamodb/store.ts": imports("@smithy/core", "../../logger.ts", "./table.ts"),
  "src/adapters/dynamodb/table.ts": imports(),
  "src/adapters/policy-file/policy.ts": imports("yaml", "zod"),
  "src/settings.ts": imports("zod"),
  "src/config.ts": imports("./settings.ts"),
  "src/logger.ts": imports("pino"),
  "src/compose.ts": imports(
    "./adapters/slack/app.ts",
    "./adapters/aws/iam.ts",
    "./provisioning/tick.ts",
  ),
  "src/main.ts": imports("./compose.ts", "./config.ts"),
  "src/cli/ask-for.ts": imports("../compose.ts"),
  "sandbox/start.ts": imports("@slack/web-api"),
  "src/domain/permissions/policy.ts": imports("../seat.ts"),
  "infra/stack.ts": imports(
    "../src/config.ts",
    "../src/adapters/dynamodb/table.ts",
    "../src/domain/permissions/policy.ts",
  ),
  "test/people.ts": imports("../src/compose.ts", "../sandbox/start.ts", "../infra/stack.ts"),
  "test/policies/judged.ts": imports("@cloud-copilot/iam-simulate"),
};

const PACKAGES: Tree = Object.fromEntries(
  [
    "@slack/bolt",
    "@slack/web-api",
    "@aws-sdk/client-iam",
    "@smithy/core",
    "@cloud-copilot/iam-simulate",
    "@cloud-copilot/iam-policy",
    "pino",
    "yaml",
    "zod",
    "fast-check",
  ].flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, main: "main.js" })],
    [`node_modules/${name}/main.js`, ""],
  ]),
);

// Each look starts a process that loads a compiler, which takes a while on a busy machine.
jest.setTimeout(120_000);

let tree: string;
beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), "arrows-"));
});
afterEach(() => {
  rmSync(tree, { recursive: true });
});

function plant(files: Tree): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, name)), { recursive: true });
    writeFileSync(join(tree, name), text);
  }
}

function look(...nodeOptions: string[]): { passed: boolean; says: string } {
  const script = `${__dirname}/arrows.ts`;
  const run = spawnSync(process.execPath, [...nodeOptions, "--import", "tsx", script, tree], {
    cwd: `${__dirname}/../..`,
    encoding: "utf8",
  });
  return { passed: run.status === 0, says: run.stdout + run.stderr };
}

function found(says: string): string[] {
  const [, list = ""] = /^Forbidden arrows:\n([^]*?)\n\n/.exec(says) ?? [];
  return list.split("\n").map((line) => line.trim().replace(/ → .*$/, ""));
}

describe("the look for forbidden arrows", () => {
  it("passes a tree that keeps to the design", () => {
    plant({ ...PACKAGES, ...RIGHT });
    const { passed, says } = look();
    expect(says).toContain("20 of 20 files seen, 0 forbidden arrows");
    expect(passed).toBe(true);
  });

  it("finds every wrong arrow, names exactly its rule, and says what to do instead", () => {
    plant({ ...PACKAGES, ...RIGHT });
    plant(Object.fromEntries(WRONG.map(([, file, text]) => [file, text])));
    plant({ "src/domain/hen.ts": importsType("./egg.ts") });
    const { passed, says } = look();
    expect(found(says).sort()).toEqual(WRONG.map(([rule, file]) => `${rule}: ${file}`).sort());
    expect(says).toContain("Take the port as an argument; compose.ts hands in the adapter.");
    expect(passed).toBe(false);
  });

  it("has shown each of its rules to bite", () => {
    const { forbidden } = jest.requireActual<{ forbidden: { name: string; comment: string }[] }>(
      "../arrows.cjs",
    );
    const shown = new Set(WRONG.map(([rule]) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
    expect(forbidden.filter(({ comment }) => comment.length < 20)).toEqual([]);
  });

  it("fails when the installed compilers make it see nothing", () => {
    plant({ ...PACKAGES, ...RIGHT });
    const blindfold = join(tree, "blindfold.cjs");
    // Versions that dependency-cruiser takes for too new, as TypeScript 7 is.
    writeFileSync(
      blindfold,
      `const Module = require("node:module");
       const load = Module._load;
       const compilers = /^(typescript|@swc.core|@babel.core).package.json$/;
       Module._load = (name, ...rest) =>
         compilers.test(name) ? { version: "99.0.0" } : load(name, ...rest);`,
    );
    const { passed, says } = look("--require", blindfold);
    expect(says).toContain("0 of 20 files seen");
    expect(passed).toBe(false);
  });
});
