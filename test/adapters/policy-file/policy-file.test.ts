// What rolecall.yaml may say, and what the bot makes of it.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { agencySeed } from "../../../sandbox/seed.ts";
import { readPolicy, readPolicyFile } from "../../../src/adapters/policy-file/policy-file.ts";
import { reviewPolicy } from "../../../src/domain/policy/review-policy.ts";
import { findWanted } from "../../../src/domain/access-policy.ts";
import { NOBODY } from "../../../src/domain/access-rule.ts";
import { faultsIn, faultsWith, right, ruledBy } from "./a-policy-file.ts";

describe("a right file", () => {
  it("becomes the access policy", () => {
    expect(readPolicy(right, "rolecall.yaml")).toEqual({
      channel: "C0APPROVALS",
      admins: ["U0CAROL001"],
      guard: { kind: "fenced", boundary: "rolecall/people" },
      names: expect.any(Map),
      newAccounts: null,
      connecting: null,
      closing: null,
      leaving: new Map(),
      accounts: new Map([
        [
          "client-a",
          {
            slug: "client-a",
            id: "222222222222",
            name: "Client A 🚀",
            unit: "clients/production",
            tags: { stage: "production" },
            roles: [
              { key: "admin", roleName: "OrganizationAccountAccessRole", sessionSeconds: 3600 },
              { key: "read-only", roleName: "team/RolecallReadOnly", sessionSeconds: 43_200 },
            ],
          },
        ],
      ]),
      rules: [
        {
          name: "all",
          accounts: { slugs: [], units: [], tags: {} },
          roles: [],
          mayAsk: { ...NOBODY, everyone: true },
          mayApprove: { ...NOBODY, people: ["U0BOB00001", "U0CAROL001"] },
          notified: NOBODY,
          approvals: 1,
          time: { defaultLasting: 4 * 3600, longestSeconds: 12 * 3600, standing: false },
          sensitive: null,
          lapseMilliseconds: 72 * 3_600_000,
          remindMilliseconds: null,
          escalation: null,
          breakGlass: null,
        },
      ],
    });
  });

  it.each([
    ["session: 12h", "session: 15m"],
    ["slug: client-a", `slug: ${"a".repeat(50)}`],
    ["slug: client-a", "slug: helpdesk"],
    ["slug: client-a", "slug: 4h"],
    ["admin:", "sessions-only:"],
    ["admin:", "2nd-line:"],
    ["team/RolecallReadOnly", "R".repeat(64)],
    ["U0ALICE001", "W0ALICE001"],
    ["C0APPROVALS", "G0APPROVALS"],
    ["name: all", "name: Köln & Ärger 🚀"],
    ["unit: clients/production", "unit: Workloads"],
    ["stage: production", "'cost center': '', aws:team: a/b"],
    ["[bob, carol]", "[U0DORA00001]"],
  ])("may say %s as %s", (piece, replacement) => {
    expect(faultsWith(piece, replacement)).toEqual([]);
  });

  it.each([
    ["guard: open", { kind: "open" }],
    ["guard: none", { kind: "none" }],
    ["guard: { boundary: People }", { kind: "fenced", boundary: "People" }],
    ["guard: { boundary: team/aws/People }", { kind: "fenced", boundary: "team/aws/People" }],
  ])("may say %s", (words, guard) => {
    expect(readPolicy(`${words}${right}`, "rolecall.yaml").guard).toEqual(guard);
  });

  it("may name the role by which Rolecall ends sessions in an account", () => {
    const written = right.replace("    roles:", "    managed_by: ops/RolecallManager\n    roles:");
    const { accounts } = readPolicy(written, "rolecall.yaml");
    expect(accounts.get("client-a")?.managedBy).toBe("ops/RolecallManager");
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
  expect(example).toContain("rules:");
  expect(faultsIn(example)).toEqual([]);
});

it("the sandbox's own is right, lets somebody in, and lets accounts be made and closed", () => {
  const policy = readPolicy(stringify(agencySeed().policy), "rolecall.yaml");
  const { accounts, admins, rules } = policy;
  const platform = new Map([["S0PLATFORM1", ["U0BOB00001", "U0CAROL001"]]]);
  const { newAccounts, closing } = policy;
  expect([newAccounts?.rule.name, closing?.rule.name]).toEqual([
    "new accounts",
    "closing accounts",
  ]);
  expect(reviewPolicy(policy, platform).filter(({ severity }) => severity === "error")).toEqual([]);
  expect(Math.min(accounts.size, rules.length)).toBeGreaterThan(0);
  expect(admins).toContain("U0CAROL001");
});

describe("the example to copy", () => {
  const example = () => readPolicyFile("docs/rolecall.example.yaml");

  it.each([
    ["globex-bank-prod", "admin", "the bank"],
    ["globex-bank-prod", "read-only", "looking at production"],
    ["acme-prod", "admin", "production"],
    ["acme-staging", "admin", "staging"],
    ["playground", "admin", "playgrounds"],
  ])("lets people into %s as %s by the rule of %s", async (slug, role, rule) => {
    expect(findWanted(await example(), slug, role)).toMatchObject({ rule: { name: rule } });
  });

  it("makes accounts with three roles, and lets two close one", async () => {
    const { newAccounts, closing } = await example();
    expect(
      newAccounts?.roles.map(
        ({ key, roleName, sessionSeconds }) => `${key} ${roleName} ${sessionSeconds}`,
      ),
    ).toEqual([
      "admin OrganizationAccountAccessRole 3600",
      "read-only RolecallReadOnly 14400",
      "bills team/Bills 3600",
    ]);
    expect(closing?.rule.approvals).toBe(2);
  });

  it("shows everything a rule may say", async () => {
    const [bank] = (await example()).rules;
    expect(bank).toMatchObject({
      approvals: 2,
      sensitive: expect.stringContaining("bank"),
      remindMilliseconds: 30 * 60_000,
      escalation: { afterMilliseconds: 2 * 3_600_000 },
      breakGlass: { seconds: 1800 },
    });
  });
});

it("may share what is the same by an anchor, but not without end", () => {
  const shared = right
    .replace("admin: {", "admin: &all {")
    .replace(
      "read-only:\n        role: team/RolecallReadOnly\n        session: 12h",
      "other: *all",
    );
  expect(faultsIn(shared)).toEqual([]);
  const rules = Array.from(
    { length: 1000 },
    (_, count) =>
      `  - { name: rule ${count}, ask: ${count ? "*who" : "&who [bob]"}, approvals: 0 }\n`,
  );
  expect(faultsIn(ruledBy(rules.join("")))).toEqual([]);
  const bomb = Array.from({ length: 9 }, (_, level) => {
    const ten = Array.from({ length: 10 }, () => (level === 0 ? "lol" : `*a${level - 1}`));
    return `a${level}: &a${level} [${ten.join(", ")}]\n`;
  });
  expect(faultsIn(bomb.join(""))).toEqual([expect.stringContaining("Excessive alias count")]);
});

it("takes ten thousand accounts and a thousand rules", () => {
  const accounts = Array.from(
    { length: 10_000 },
    (_, count) =>
      `  - slug: client-${count}\n    id: "${100_000_000_000 + count}"\n    name: Client ${count} 🚀\n    roles:\n      admin: { role: OrganizationAccountAccessRole }\n`,
  );
  const rules = Array.from(
    { length: 1000 },
    (_, count) =>
      `  - name: rule ${count}\n    accounts: client-${count}\n    ask: everyone\n    approve: [leads]\n`,
  );
  const head = right.slice(0, right.indexOf("  - slug"));
  const text = `${head}${accounts.join("")}rules:\n${rules.join("")}`;
  const policy = readPolicy(text, "rolecall.yaml");
  expect([policy.accounts.size, policy.rules.length]).toEqual([10_000, 1000]);
});
