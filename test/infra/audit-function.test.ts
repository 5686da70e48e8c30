// The audit's function as Lambda loads it: joined into one file, with the SDK that Lambda brings along found by its name.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { joined } from "../../infra/audit/joined.ts";
import { aPendingRequest } from "../support/a-request.ts";
import { change, stored } from "./stream-records.ts";

/** In place of the SDK: tells what it is asked to keep, and refuses what it is told to. */
const S3 = `
  exports.PutObjectCommand = class { constructor(input) { this.input = input; } };
  exports.S3Client = class {
    async send({ input }) {
      console.log(JSON.stringify(input));
      const name = process.env.REFUSES;
      if (name) throw Object.assign(new Error("refused"), { name });
    }
  };
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "audit-function-"));
  const sdk = join(folder, "node_modules/@aws-sdk/client-s3");
  mkdirSync(sdk, { recursive: true });
  writeFileSync(join(sdk, "index.js"), S3);
  writeFileSync(join(folder, "audit-function.js"), joined(join(__dirname, "../..")));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What it asked S3 for; throws where the function fails. */
function run(environment: Readonly<Record<string, string>>): unknown[] {
  const event = { Records: [change({ to: stored(aPendingRequest()) })] };
  const script = `require("./audit-function.js").handler(${JSON.stringify(event)})`;
  const env = { ...process.env, ...environment };
  const options = {
    cwd: folder,
    env,
    encoding: "utf8",
    stdio: "pipe",
  } as const;
  const out = execFileSync(process.execPath, ["-e", script], options);
  return out
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);
}

it("puts each change into the bucket it is told, where there is none of that name", () => {
  expect(run({ AUDIT_BUCKET: "audit" })).toEqual([
    {
      Bucket: "audit",
      Key: expect.stringMatching(/^2026\/01\/05\/R-\w+\/0+1{4}0+1\.json$/),
      Body: expect.stringContaining('"what":"asked"'),
      ContentType: "application/json",
      IfNoneMatch: "*",
    },
  ]);
});

it("is content where S3 says that there is one already", () => {
  expect(run({ AUDIT_BUCKET: "audit", REFUSES: "PreconditionFailed" })).toHaveLength(1);
});

it("fails where S3 refuses, so that Lambda delivers the change again", () => {
  expect(() => run({ AUDIT_BUCKET: "audit", REFUSES: "SlowDown" })).toThrow(
    "1 of 1 changes are not in the audit",
  );
});
