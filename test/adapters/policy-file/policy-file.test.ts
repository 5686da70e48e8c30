// What rolecall.yaml may say, and what the bot makes of it.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { agencySeed } from "../../../sandbox/seed.ts";
import { readPolicy, readPolicyFile } from "../../../src/adapters/policy-file/policy-file.ts";
import { faultsIn, faultsWith, right } from "./a-policy-file.ts";

/** How long access lasts where nothing is said of it. */
const usualTime = { defaultLasting: 4 * 3600, longestSeconds: 12 * 3600, standing: false };

describe("a right file", () => {
  it("becomes the access policy", () => {
    expect(readPolicy(right, "rolecall.yaml")).toEqual({
      approvers: { channel: "C0APPROVALS", people: ["U0BOB00001", "U0CAROL001"] },
      admins: ["U0BOB00001", "U0CAROL001"],
      guard: { kind: "fenced", boundary: "rolecall/people" },
      lapseMilliseconds: 30 * 60_000,
      accounts: new Map([
        [
          "client-a",
          {
            slug: "client-a",
            id: "222222222222",
            name: "Client A 🚀",
            roles: [
              {
                key: "admin",
                roleName: "OrganizationAccountAccessRole",
                sessionSeconds: 3600,
                time: usualTime,
              },
              {
                key: "read-only",
                roleName: "team/RolecallReadOnly",
                sessionSeconds: 43_200,
                time: usualTime,
              },
            ],
          },
        ],
      ]),
    });
  });

  it("lets an ask wait three days unless it says otherwise", () => {
    const policy = readPolicy(right.replace("lapse: 30m\n", ""), "rolecall.yaml");
    expect(policy.lapseMilliseconds).toBe(72 * 3600 * 1000);
  });

  it.each([
    ["lapse: 30m", "lapse: 7d"],
    ["lapse: 30m", "lapse: 1m"],
    ["session: 12h", "session: 15m"],
    ["slug: client-a", `slug: ${"a".repeat(50)}`],
    ["slug: client-a", "slug: helpdesk"],
    ["slug: client-a", "slug: 4h"],
    ["admin:", "sessions-only:"],
    ["admin:", "2nd-line:"],
    ["session: 12h", "longest: 5m"],
    ["session: 12h", "longest: 30d"],
    ["session: 12h", "default: 12h"],
    ["team/RolecallReadOnly", "R".repeat(64)],
    ["[U0BOB00001, U0CAROL001]", "[W0BOB00001]"],
    ["C0APPROVALS", "G0APPROVALS"],
  ])("may say %s as %s", (piece, replacement) => {
    expect(faultsWith(piece, replacement)).toEqual([]);
  });

  it("is read from where the settings say", async () => {
    const folder = await mkdtemp(join(tmpdir(), "rolecall-"));
    const path = join(folder, "rolecall.yaml");
    await writeFile(path, right);
    expect((await readPolicyFile(path)).accounts.size).toBe(1);
    await rm(folder, { recursive: true });
    await expect(readPolicyFile(path)).rejects.toThrow(
      /^The policy file .*rolecall\.yaml cannot be read \(ROLECALL_CONFIG says where it is\): Error: ENOENT/,
    );
  });
});

it("the example in the README is right", async () => {
  const [, example = ""] = /```yaml\n([^`]+)```/.exec(await readFile("README.md", "utf8")) ?? [];
  expect(example).toContain("approvers:");
  expect(faultsIn(example)).toEqual([]);
});

it("the sandbox's own is right, and says of every role how long it is for", () => {
  const { accounts, admins } = readPolicy(stringify(agencySeed().policy), "rolecall.yaml");
  const timesIn = (slug: string) => accounts.get(slug)?.roles.map(({ time }) => time);
  expect(timesIn("client-a")).toEqual([
    usualTime,
    { defaultLasting: 8 * 3600, longestSeconds: 7 * 86_400, standing: true },
  ]);
  expect(timesIn("client-c")).toEqual([
    { defaultLasting: 3600, longestSeconds: 4 * 3600, standing: false },
  ]);
  expect([...accounts.values()].map(({ managedBy }) => managedBy)).toEqual(
    Array<string>(4).fill("OrganizationAccountAccessRole"),
  );
  expect(admins).toEqual(["U0CAROL001"]);
});

it("may share what is the same by an anchor, but not without end", () => {
  const shared = right
    .replace("admin: {", "admin: &all {")
    .replace(
      "read-only:\n        role: team/RolecallReadOnly\n        session: 12h",
      "other: *all",
    );
  expect(faultsIn(shared)).toEqual([]);
  const bomb = Array.from({ length: 9 }, (_, level) => {
    const ten = Array.from({ length: 10 }, () => (level === 0 ? "lol" : `*a${level - 1}`));
    return `a${level}: &a${level} [${ten.join(", ")}]\n`;
  });
  expect(faultsIn(bomb.join(""))).toEqual([expect.stringContaining("Excessive alias count")]);
});

it("takes ten thousand accounts", () => {
  const accounts = Array.from(
    { length: 10_000 },
    (_, count) =>
      `  - slug: client-${count}\n    id: "${100_000_000_000 + count}"\n    name: Client ${count} 🚀\n    roles:\n      admin: { role: OrganizationAccountAccessRole }\n`,
  );
  const head = right.slice(0, right.indexOf("  - slug"));
  expect(readPolicy(head + accounts.join(""), "rolecall.yaml").accounts.size).toBe(10_000);
});
