// `rolecall import` as a process against an AWS where somebody has followed the guides: what it proposes, and that nothing is changed.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPolicy } from "../../src/adapters/policy-file/policy-file.ts";
import type { AccessPolicy } from "../../src/domain/access-policy.ts";
import { startAws } from "../../sandbox/aws/aws.ts";
import type { SandboxAws } from "../../sandbox/aws/aws.ts";
import { startCallLog } from "../../sandbox/calls.ts";
import { startClock } from "../../sandbox/clock.ts";
import { startFaults } from "../../sandbox/faults.ts";
import { readSeed } from "../../sandbox/seed.ts";
import { awsSeed, botEnvironment } from "../../sandbox/seed-worlds.ts";

const seed = readSeed("sandbox/seeds/guides.json");
const calls = startCallLog();
let aws: SandboxAws;
let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rolecall-"));
  await writeFile(file("empty"), "");
  aws = await startAws({
    ...{ seed: awsSeed(seed), calls, clock: startClock(), faults: startFaults() },
    killBot: async () => undefined,
  });
});
afterAll(async () => {
  await aws.stop();
  await rm(folder, { recursive: true });
});

function rolecall(...words: readonly string[]) {
  const around = { slackApiUrl: "http://127.0.0.1:9", awsEndpointUrl: aws.endpointUrl };
  const files = { policyFile: file("rolecall.yaml"), emptyFile: file("empty") };
  const env = {
    ...botEnvironment(seed, { ...around, ...files }),
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
  const node = ["--import", "tsx", "src/cli/rolecall.ts", ...words];
  return new Promise<{ exitCode: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, node, { env }, (error, out, err) => {
      const exitCode = typeof error?.code === "number" ? error.code : 0;
      resolve({ exitCode, out: out.replace(/\s+/g, " "), err });
    });
  });
}

const inAws = () => ({ iam: aws.world(), organization: aws.organization().accounts });

/** Each role in one line. */
function linesOf({ accounts }: AccessPolicy): readonly string[] {
  return [...accounts.values()].flatMap(({ slug, unit = "-", roles }) =>
    roles.map(({ key, roleName, group, openedBy = [], mfa = "mfa" }) => {
      const own = group ? `${group.path}${group.name}` : "-";
      return [slug, unit, key, roleName, own, openedBy.join("+"), mfa].join(" ");
    }),
  );
}

const WIDE = "Administrators+Ops";
const WITH_DEVELOPERS = "Administrators+Developers+Ops";
const BIRTH = "OrganizationAccountAccessRole";

test("everything that the guides made is read, proposed or left out with a reason, and AWS is as it was", async () => {
  const before = inAws();
  const { exitCode, out, err } = await rolecall("import", "--inside", "--write", file("new.yaml"));
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });

  const policy = readPolicy(await readFile(file("new.yaml"), "utf8"), "new.yaml");
  expect(linesOf(policy)).toEqual([
    `client-a clients developer Developer - ${WITH_DEVELOPERS} mfa`,
    `client-a clients admin ${BIRTH} /ClientA-Admins ${WIDE} not-needed`,
    `client-b clients developer Developer - ${WITH_DEVELOPERS} not-needed`,
    `client-b clients admin ${BIRTH} /clients/ClientB-Admins ${WIDE} mfa`,
    `client-c clients admin ${BIRTH} - ${WIDE} not-needed`,
    `client-c clients read-only reports/ReadOnly - ${WIDE} mfa`,
    "the-shop - billing Billing - Administrators+Finance+Ops mfa",
    `the-shop - developer Developer - ${WITH_DEVELOPERS} mfa`,
    `the-shop - admin ${BIRTH} - ${WIDE} not-needed`,
    `tools - admin ${BIRTH} - ${WIDE} not-needed`,
    "laboratory - billing Billing - Administrators+Finance+Ops mfa",
    `account-999999999999 - support Support /Partner-Support ${WIDE} mfa`,
  ]);
  expect(out).toContain("Another policy keeps gustav out.");
  expect(out).toContain("dora has client-c-reading on the user itself and gets in by it");
  expect(out).toContain("role/Auditor trusts erik by name");
  expect(out).toContain("lets access keys in without (BoolIfExists)");
  expect(out).toContain("Laboratory (777777777777) could not be looked into.");
  expect(out).toContain("Ops: it opens whatever fits *.");
  expect(out).toContain("Developers: it opens 3 roles, and whoever joined it for one");

  expect(inAws()).toEqual(before);
  const actions = new Set(calls.since(0).map(({ service, action }) => `${service}:${action}`));
  expect([...actions].sort()).toEqual([
    "iam:GetAccountAuthorizationDetails",
    "iam:ListAccountAliases",
    "iam:ListRoles",
    "organizations:ListAccounts",
    "organizations:ListOrganizationalUnitsForParent",
    "organizations:ListRoots",
    "sts:AssumeRole",
    "sts:GetCallerIdentity",
  ]);
});

/** By the groups of the file, and by what was said beside. */
const saidToBeIn = (role: string, opening: readonly string[]) => {
  const { users } = aws.world();
  const members = users.filter(({ groups }) => groups.some((name) => opening.includes(name)));
  const names = members.map(({ name }) => name);
  const without = role.includes(":222222222222:")
    ? names.filter((name) => name !== "gustav")
    : names;
  return role.endsWith("reports/ReadOnly") ? [...without, "dora"] : without;
};

test("who is said to be in is whom AWS lets in, and nobody else", async () => {
  const { out } = await rolecall("import", "--inside", "--against", file("new.yaml"), "--all");
  expect(out).toContain("Nothing is new.");
  const policy = readPolicy(await readFile(file("new.yaml"), "utf8"), "new.yaml");
  const roles = [...policy.accounts.values()]
    // Nobody could look into this one, and what is written of it is a guess.
    .filter(({ slug }) => slug !== "laboratory")
    .flatMap((account) => account.roles.map((role) => ({ id: account.id, ...role })));
  expect(roles).toHaveLength(11);
  for (const { id, roleName, group, openedBy = [] } of roles) {
    const role = `arn:aws:iam::${id}:role/${roleName}`;
    const letIn = seed.aws.users.filter(
      ({ name: user }) => aws.mayAssume({ user, role, mfa: true }).allowed,
    );
    const said = saidToBeIn(role, group ? [group.name, ...openedBy] : openedBy);
    expect({ role, in: said.sort() }).toEqual({ role, in: letIn.map(({ name }) => name).sort() });
  }
});

test("what is made by hand afterwards is all that another run shows, and a draft with it keeps what was written", async () => {
  const written = await readFile(file("new.yaml"), "utf8");
  await writeFile(file("rolecall.yaml"), `# Looked through on Monday\n${written}`);
  aws.change({ do: "create-group", group: "Readers", path: "/" });
  const document = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow" as const,
        Action: "sts:AssumeRole",
        Resource: "arn:aws:iam::444444444444:role/reports/ReadOnly",
      },
    ],
  };
  aws.change({ do: "put-group-policy", group: "Readers", policy: "reading", document });
  const { out } = await rolecall("import", "--inside", "--write", file("next.yaml"));
  expect(out).toContain(
    "New beside " +
      `${file("rolecall.yaml")} client-c (Client C, 444444444444, clients), which is in the file read-only (reports/ReadOnly): Opened by Readers as well. `,
  );
  const next = await readFile(file("next.yaml"), "utf8");
  expect(next).toMatch(/^# Looked through on Monday\n/);
  expect(linesOf(readPolicy(next, "next.yaml"))).toContain(
    `client-c clients read-only reports/ReadOnly - ${WIDE}+Readers mfa`,
  );
});
