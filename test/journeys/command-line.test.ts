// The command line as an admin types it, against a Slack and an AWS: who is linked to whom, and what the file means with its user groups.
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import { agencyWithColleagues, policyIn } from "./colleagues.ts";
import { typesOnTerminal } from "./on-a-terminal.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const seed = agencyWithColleagues();
// Zoe has left, and her tag is still there; Yara has an IAM user that is called as her e-mail is.
seed.people.push(
  { key: "zoe", id: "U0ZOE000001", name: "Zoe Zander", about: "has left", deactivated: true },
  { key: "yara", id: "U0YARA0001", name: "Yara Young", about: "", email: "yara@northwind.example" },
);
seed.aws.users.push(
  { name: "zoe.zander", tags: { "rolecall:slack-user": "T0NORTHWND/U0ZOE000001" } },
  { name: "yara" },
);
const town = onTheSandbox(seed);

const rolecall = (...words: string[]) => typesOnTerminal(town.sandbox(), ...words);

test("people: who has left is named with the command that takes the tag off, and whoever an e-mail suggests with the one that sets it", async () => {
  const { exitCode, out } = await rolecall("people");
  expect(out).toContain("aws iam untag-user --user-name zoe.zander --tag-keys rolecall:slack-user");
  expect(out).toContain(
    "aws iam tag-user --user-name yara --tags Key=rolecall:slack-user,Value=T0NORTHWND/U0YARA0001",
  );
  expect(out).not.toContain("alice.andersen");
  expect(exitCode).toBe(1);
});

test("check: only with Slack it knows who is in the user group", async () => {
  const offline = await rolecall("check");
  expect(offline.out).toMatch(/Who is in the group platform is not known here/);
  const online = await rolecall("check", "--with-slack");
  expect(online.out).not.toMatch(/is not known here/);
  expect(online.err).toBe("");
});

test("explain: bob decides about client-a because he is in the group, and only Slack knows", async () => {
  expect((await rolecall("explain", "bob", "client-a", "admin")).out).toMatch(
    /may approve for others\s+unknown/,
  );
  const asked = await rolecall("explain", "bob", "client-a", "admin", "--with-slack");
  expect(asked.out).toMatch(/may approve for others\s+yes/);
  expect(asked.exitCode).toBe(0);
});

test("diff: what was changed since the file in use", async () => {
  const { policyFile } = town.sandbox();
  const changed = structuredClone(policyIn(seed));
  Object.assign(changed.rules.find(({ name }) => name === "client-c") ?? {}, { longest: "2h" });
  const draft = join(dirname(policyFile), "draft.yaml");
  await writeFile(draft, stringify(changed));
  const { out, exitCode } = await rolecall("diff", policyFile, draft);
  expect(out).toMatch(/everyone may ask for up to 2h[^]*before: for up to 4h[^]*client-c as admin/);
  expect(exitCode).toBe(0);
});
