// `rolecall import`, as somebody types it who has let people in by hand so far.
import { readFile } from "node:fs/promises";
import { readPolicy } from "../../src/adapters/policy-file/policy-file.ts";
import {
  CLIENT_A,
  CLIENT_B,
  ROOT,
  allow,
  awsPolicy,
  group,
  landscape,
  policy,
  roleIn,
  trusting,
  user,
} from "../domain/existing/a-landscape-by-hand.ts";
import { aTerminal, working } from "./a-terminal.ts";
import type { Outside, Terminal } from "./a-terminal.ts";

const made = landscape({
  groups: [
    group("a-admins", [policy("to-a", allow(roleIn(CLIENT_A)))]),
    group("b-readers", [policy("to-b", allow(roleIn(CLIENT_B, "team/ReadOnly")))], "/team/"),
    group("ops", [awsPolicy("AdministratorAccess")]),
  ],
  users: [
    user("alice.andersen", { groups: ["a-admins", "ops"], tag: "T0NORTHWND/U0ALICE001" }),
    user("bob", { groups: ["a-admins"] }),
    user("dora", { policies: [policy("own", allow(roleIn(CLIENT_B, "team/ReadOnly")))] }),
  ],
});
const outside: Outside = { landscape: made };

let terminal: Terminal;
beforeEach(async () => {
  terminal = await aTerminal(outside);
});
afterEach(() => terminal.close());

/** However its lines are broken. */
const plain = (text: string) => text.replace(/\s+/g, " ");

/** The path of a file that is not there. */
async function noFile(name: string): Promise<string> {
  const beside = await terminal.file("beside", "");
  return beside.replace(/beside$/, name);
}

it("says in words what it would propose, writes nothing, and says what to do next", async () => {
  const { exitCode, out, err } = await terminal.type("import");
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
  expect(out).toBe(
    [
      "Read 3 accounts, 3 IAM users and 3 groups. Nothing was changed in AWS.",
      "",
      "Accounts and roles",
      `  client-a (Client A, ${CLIENT_A})`,
      "    admin (Admin): The group a-admins is used as it is; in it: alice.andersen",
      "    and bob. Opened by ops as well.",
      `  client-b (Client B, ${CLIENT_B})`,
      "    read-only (team/ReadOnly): The group b-readers is used as it is; in it:",
      "    nobody. Opened by ops as well. dora has own on the user itself and gets in",
      "    by it: that stays so.",
      "",
      "Groups that are not used as they are",
      "  ops: it opens whatever fits *. It opens 2 roles of these; in it:",
      "  alice.andersen.",
      "",
      "People, by the tags of their IAM users",
      "  alice-andersen (alice.andersen).",
      "",
      "What to do next",
      "  1. With --inside it enters each account as OrganizationAccountAccessRole",
      "  (--role for another) and sees which roles there are, which ask for no MFA, and",
      "  which trust people by name.",
      "  2. With --write FILE this becomes a policy file; AWS is left as it is.",
      "",
    ].join("\n"),
  );
});

it("writes a file that can be read, in which nobody may ask for anything yet", async () => {
  const file = await noFile("new.yaml");
  const { exitCode, out } = await terminal.type("import", "--write", file);
  expect(exitCode).toBe(0);
  expect(plain(out)).toContain(
    "In new.yaml, fill in the channel, the admins, who may ask and who decides.",
  );
  const read = readPolicy(await readFile(file, "utf8"), "new.yaml");
  expect(read.rules.map(({ mayAsk }) => mayAsk)).toEqual([
    { everyone: false, people: [], groups: [] },
  ]);
  expect(read.accounts.get("client-a")?.roles).toEqual([
    {
      ...{ key: "admin", roleName: "Admin", sessionSeconds: 3600 },
      ...{ group: { name: "a-admins", path: "/" }, openedBy: ["ops"] },
    },
  ]);
  expect(read.accounts.get("client-b")?.roles).toMatchObject([
    { roleName: "team/ReadOnly", group: { name: "b-readers", path: "/team/" } },
  ]);
  expect([...read.names]).toContainEqual(["U0ALICE001", "alice-andersen"]);
  expect((await terminal.type("check", file)).exitCode).toBe(0);
});

it("writes over no file", async () => {
  const file = await terminal.file("old.yaml", "mine");
  const { exitCode, err } = await terminal.type("import", "--write", file);
  expect({ exitCode, err }).toEqual({
    exitCode: 1,
    err: "old.yaml is there already, and nothing is written over it.\n",
  });
  expect(await readFile(file, "utf8")).toBe("mine");
});

it("with a dash the file alone goes where it can be piped from", async () => {
  const { out, err } = await terminal.type("import", "--write", "-");
  expect(readPolicy(out, "piped").accounts.size).toBe(2);
  expect(err).toMatch(/^Read 3 accounts/);
});

it("beside the file in use, which it looks for by itself, only what is new is shown and added", async () => {
  await terminal.file("rolecall.yaml", `# Ours\n${working}`);
  const { out, err } = await terminal.type("import", "--write", "-");
  expect(err).toContain("New beside rolecall.yaml\n");
  expect(plain(err)).toContain("`rolecall diff rolecall.yaml FILE` says what it changes.");
  expect(out).toMatch(/^# Ours\n/);
  const read = readPolicy(out, "added");
  expect([...read.accounts.keys()]).toEqual(["client-a", "shop-prod"]);
  expect(read.accounts.get("client-a")?.roles.map(({ key }) => key)).toEqual([
    "admin",
    "admin-role",
  ]);
  expect(read.rules.map(({ name }) => name)).toEqual(["clients", "production"]);
});

it("beside the file it has written nothing is new", async () => {
  const file = await noFile("rolecall.yaml");
  await terminal.type("import", "--write", file);
  const { out } = await terminal.type("import");
  expect(out).toMatch(/\n\nNothing is new\. 2 roles of rolecall\.yaml are as AWS has it\.\n$/);
});

it("looks into accounts where it is told to, and names those that keep it out", async () => {
  await terminal.close();
  terminal = await aTerminal({
    ...outside,
    inside: { [CLIENT_A]: [{ roleName: "Admin", trust: trusting(ROOT) }] },
  });
  const { out } = await terminal.type("import", "--inside", "--role", "Audit");
  expect(out).toMatch(/client-a [^]*Its trust policy asks for no MFA\./);
  expect(plain(out)).toContain(
    `Client B (${CLIENT_B}) could not be looked into. Audit keeps everybody out.`,
  );
});

it.each([
  [["--role", "Audit"], "--role goes with --inside: it is the role by which accounts are entered."],
  [["now"], '"now" is one word too many.'],
])("%j is wrong usage", async (words, says) => {
  const { exitCode, err } = await terminal.type("import", ...words);
  expect(exitCode).toBe(2);
  expect(err).toContain(says);
});

it("has nothing to propose where nobody may switch to anything", async () => {
  await terminal.close();
  terminal = await aTerminal({ landscape: landscape() });
  const { out } = await terminal.type("import", "--write", "never.yaml");
  expect(plain(out)).toContain("so there is nothing to propose.");
});
