// `rolecall permissions`, as an admin types it who sets Rolecall up in AWS.
import { readFileSync } from "node:fs";
import type { PolicyDocument } from "../../src/domain/iam-documents.ts";
import { aTerminal, working, workingWith } from "./a-terminal.ts";
import type { Terminal } from "./a-terminal.ts";

const HERE = ["--account", "111111111111", "--organization", "o-northwind01"];
const PLACE = [...HERE, "--region", "eu-central-1"];
const role = (path: string) => `arn:aws:iam::111111111111:role/${path}`;

let terminal: Terminal;
beforeEach(async () => {
  terminal = await aTerminal();
  await terminal.file("rolecall.yaml", working);
});
afterEach(() => terminal.close());

const permissions = (...words: readonly string[]) => terminal.type("permissions", ...words);

async function documentOf(...words: readonly string[]): Promise<PolicyDocument> {
  const { out, err } = await permissions(...words);
  if (out === "") throw new Error(err);
  return JSON.parse(out) as PolicyDocument;
}
async function statement(sid: string, ...words: readonly string[]) {
  return (await documentOf(...words)).Statement.find(({ Sid }) => Sid === sid);
}

it("prints all four, each under a heading that says whose it is and how long", async () => {
  const { exitCode, out, err } = await permissions(...PLACE);
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
  const headings = out.split("\n").filter((line) => /^\w/.test(line));
  expect(headings).toEqual([
    expect.stringMatching(
      /^runtime: the policy of arn:aws:iam::111111111111:role\/rolecall, which Rolecall runs as \(\d,\d{3} of the 6,144 characters that AWS allows\)$/,
    ),
    expect.stringMatching(
      /^provisioner: the policy of \S+role\/rolecall-provisioner \(\d,\d{3} of /,
    ),
    expect.stringMatching(/^provisioner-trust: the trust policy of .* \(\d{3} of the 2,048 /),
    expect.stringMatching(/^boundary: the policy rolecall\/people, the permissions boundary of /),
  ]);
  const documents = out.split(/^\w.*\n/m).slice(1);
  expect(documents.map((text) => (JSON.parse(text) as PolicyDocument).Version)).toEqual(
    Array(4).fill("2012-10-17"),
  );
});

it("prints one as JSON and nothing else, with its length beside it", async () => {
  const { exitCode, out, err } = await permissions(
    "provisioner-trust",
    "--account",
    "111111111111",
  );
  expect(exitCode).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ Statement: [{ Sid: "RolecallRuntime" }] });
  expect(err).toMatch(
    /^the trust policy of \S+rolecall-provisioner: \d+ of the 2,048 characters that AWS allows\n$/,
  );
});

it("takes roles by name, with a path, or by ARN; and another table", async () => {
  const named = [...PLACE, "--runtime-role", "ops/bot", "--provisioner-role", role("ops/maker")];
  const trust = await statement("RolecallRuntime", "provisioner-trust", ...named);
  expect(trust?.["Condition"]).toEqual({ ArnEquals: { "aws:PrincipalArn": role("ops/bot") } });
  const become = await statement("BecomeProvisioner", "runtime", ...named);
  expect(become?.["Resource"]).toBe(role("ops/maker"));
  const records = await statement("KeepRecords", "runtime", ...PLACE, "--table", "access");
  expect(records?.["Resource"]).toEqual([
    "arn:aws:dynamodb:eu-central-1:111111111111:table/access",
    "arn:aws:dynamodb:eu-central-1:111111111111:table/access/index/*",
  ]);
});

it("is of the partition it is told of", async () => {
  const { out } = await permissions(...PLACE, "--partition", "aws-us-gov");
  expect(new Set(out.match(/arn:[\w-]+:/g))).toEqual(new Set(["arn:aws-us-gov:"]));
});

it("allows no more than the policy file asks for: no account is made or closed, and none entered", async () => {
  const { Statement } = await documentOf("provisioner", ...HERE);
  const actions = JSON.stringify(Statement.filter(({ Effect }) => Effect === "Allow"));
  expect(actions).not.toMatch(/CreateAccount"|MoveAccount|CloseAccount|TagResource"/);
  const enter = await statement("EnterAccounts", "provisioner", ...HERE);
  expect(enter?.["Resource"]).toEqual([
    "arn:aws:iam::*:role/OrganizationAccountAccessRole",
    "arn:aws:iam::*:role/team/Admin",
  ]);
});

describe("an account that keeps a role for Rolecall", () => {
  const managed = workingWith(["    name: Client A", "    name: Client A\n    managed_by: Keeper"]);
  beforeEach(() => terminal.file("rolecall.yaml", managed));

  it("is entered by that role", async () => {
    const enter = await statement("EnterAccounts", "provisioner", ...HERE);
    expect(enter?.["Resource"]).toContain("arn:aws:iam::*:role/Keeper");
  });

  it("is entered by that very role where it is outside of the organization", async () => {
    const words = ["provisioner", ...HERE, "--outside", "client-a"];
    const enter = await statement("EnterNamedAccounts", ...words);
    expect(enter?.["Resource"]).toBe("arn:aws:iam::222222222222:role/Keeper");
    const members = await statement("EnterAccounts", ...words);
    expect(members?.["Resource"]).not.toContain("arn:aws:iam::*:role/Keeper");
  });

  it("is told apart where it is the management account itself", async () => {
    const here = ["--account", "222222222222", "--organization", "o-northwind01"];
    const enter = await statement("EnterNamedAccounts", "provisioner", ...here);
    expect(enter?.["Resource"]).toBe("arn:aws:iam::222222222222:role/Keeper");
    const home = await statement("SwitchRoleHere", "boundary", ...here);
    expect(home?.["Resource"]).toBe("arn:aws:iam::222222222222:role/OrganizationAccountAccessRole");
  });
});

describe("accounts of clients", () => {
  const part =
    "connect_accounts: { ask: everyone, approve: [leads], roles: { reader: { policies: [A] } } }\n";

  it("are entered by roles of the names that the file allows, and by those it names", async () => {
    const client = '    name: Client A\n    client: { external_id: "ours" }';
    const text = workingWith(["    name: Client A", client]);
    await terminal.file("rolecall.yaml", text + part);
    const enter = await statement("EnterClients", "provisioner", ...HERE);
    expect(enter?.["Resource"]).toEqual([
      "arn:aws:iam::*:role/Rolecall*",
      "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole",
    ]);
  });
});

describe("groups that are used as they are", () => {
  const using = (count: number) => {
    const roles = Array.from(
      { length: count },
      (_, at) => `role-${at}: { role: Admin, group: clients/people-of-client-${at} }`,
    );
    return workingWith(["admin: { role: team/Admin }", roles.join(", ")]);
  };

  it("have people put in and taken out by the runtime role", async () => {
    await terminal.file("rolecall.yaml", using(1));
    const members = await statement("LetPeopleInAndOut", "runtime", ...PLACE);
    expect(members?.["Resource"]).toEqual([
      "arn:aws:iam::111111111111:group/rolecall/*",
      "arn:aws:iam::111111111111:group/clients/people-of-client-0",
    ]);
    expect(await permissions("runtime-groups-1", ...PLACE)).toEqual({
      exitCode: 1,
      out: "",
      err: "The policy of the runtime role says all; there is none beside it.\n",
    });
  });

  it("have policies of their own where they are many", async () => {
    await terminal.file("rolecall.yaml", using(150));
    const { exitCode, out } = await permissions(...PLACE);
    expect(exitCode).toBe(0);
    const headings = out.split("\n").filter((line) => /^runtime/.test(line));
    expect(headings.map((line) => line.split(" (")[0])).toEqual([
      `runtime: the policy of ${role("rolecall")}, which Rolecall runs as`,
      `runtime-groups-1: another policy of ${role("rolecall")}, of groups used as they are`,
      `runtime-groups-2: another policy of ${role("rolecall")}, of groups used as they are`,
    ]);
    const second = await statement("LetPeopleIntoOthers", "runtime-groups-2", ...PLACE);
    expect(JSON.stringify(second)).toContain("people-of-client-99");
    expect((await permissions("runtime-groups-3", ...PLACE)).err).toBe(
      "There are 2: runtime-groups-1 to runtime-groups-2.\n",
    );
  });
});

describe("without a provisioner", () => {
  const alone = [...PLACE, "--no-provisioner"];

  it("the runtime role does everything, and there is nothing else to print", async () => {
    const { exitCode, out } = await permissions(...alone);
    expect(exitCode).toBe(0);
    expect(out).toContain('"Sid": "AccessGroups"');
    expect(out).not.toContain("BecomeProvisioner");
    expect(out).toMatch(/^provisioner: Without a provisioner the runtime role does everything.$/m);
  });

  it.each(["provisioner", "provisioner-trust"])("there is no %s", async (name) => {
    expect(await permissions(name, ...alone)).toEqual({
      exitCode: 1,
      out: "",
      err: "Without a provisioner the runtime role does everything.\n",
    });
  });
});

it.each(["open", "none"])("a guard that is %s needs no boundary", async (kind) => {
  await terminal.file("rolecall.yaml", `${working}guard: ${kind}\n`);
  const { exitCode, out } = await permissions(...PLACE);
  expect(exitCode).toBe(0);
  expect(out).toContain(`boundary: The guard is \`${kind}\`, so people carry no boundary.`);
  expect((await permissions("boundary", ...PLACE)).exitCode).toBe(1);
});

describe("what cannot be used", () => {
  it("is told all at once where it is missing, with how the verb is used", async () => {
    const { exitCode, out, err } = await permissions();
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err.split("\n").slice(0, 4)).toEqual([
      "--account is missing: the twelve digits of the management account.",
      "--organization is missing: the organization's id, o-…, as `aws organizations describe-organization` shows it.",
      "--region is missing: the region the table is in, such as eu-central-1.",
      expect.stringMatching(/^rolecall permissions \[runtime\|/),
    ]);
  });

  it.each([
    [["boundry"], 'There is no document "boundry". Did you mean boundary?'],
    [["toString"], 'There is no document "toString".'],
    [["--account", "1111"], "--account 1111 is not what it should be: the twelve digits of"],
    [["--organization", "northwind"], "--organization northwind is not what it should be: "],
    [["--region", "Frankfurt"], "--region Frankfurt is not what it should be: "],
    [
      ["--partition", "gov"],
      "--partition gov is not what it should be: aws, aws-cn or aws-us-gov.",
    ],
    [["--table", "t"], "--table t is not what it should be: "],
    [["--units", "clients/*"], "--units clients/* is not what it should be: ids of organizational"],
    [["--runtime-role", "arn:aws:iam::222222222222:role/x"], "--runtime-role arn:aws:iam::222222"],
    [["--runtime-role", "*"], "--runtime-role * is not what it should be: the name of a role"],
    [["--outside", "client-b"], "--outside client-b: the policy file has no such account. Did you"],
    [
      ["--no-provisioner", "--provisioner-role", "x"],
      "--provisioner-role and --no-provisioner do not go together.",
    ],
  ])("is wrong usage: %j", async (words, says) => {
    const { exitCode, out, err } = await permissions(...PLACE, ...words);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err).toContain(says);
  });

  it("is a policy file that is not there, or wrong", async () => {
    await terminal.file("rolecall.yaml", "channel: here\n");
    const { exitCode, err } = await permissions(...PLACE);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^rolecall.yaml has \d+ faults:/);
  });
});

it("is explained in docs/permissions.md, flag by flag and document by document", async () => {
  const { out } = await permissions("--help");
  const page = readFileSync("docs/permissions.md", "utf8");
  const flags = out.match(/--[a-z-]+/g) ?? [];
  const names = ["runtime", "runtime-groups-1", "provisioner", "provisioner-trust", "boundary"];
  expect(flags.length).toBeGreaterThan(9);
  const missing = [...flags, ...names].filter((word) => !page.includes(`| \`${word}`));
  expect(missing).toEqual([]);
});
