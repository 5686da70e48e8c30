// `rolecall explain`, as somebody types it who wants to know why.
import { aTerminal, working, workingWith } from "./a-terminal.ts";
import type { Terminal } from "./a-terminal.ts";

let terminal: Terminal;
beforeEach(async () => {
  terminal = await aTerminal({ groups: { S0PLATFORM1: ["U0BOB00001"] } });
  await terminal.file("rolecall.yaml", working);
});
afterEach(() => terminal.close());

it("tells the rule that decides, with all its terms", async () => {
  expect(await terminal.type("explain", "anybody", "shop-prod")).toEqual({
    exitCode: 0,
    err: "",
    out: [
      "shop-prod as admin",
      "The shop, 333333333333, by the role team/Admin",
      "",
      "The rule production decides:",
      "who may ask  alice and the group platform",
      "who decides  2 different people of: bob and carol",
      "how long     8h at most, 4h where nothing is said",
      "who is told  nobody",
      "sensitive    Think twice.",
      "             The account's name has to be typed to ask and to approve.",
      "unanswered   approvers are reminded every 1h; lapses after 1d",
      "escalates    after 4h to dana, who may decide too",
      "break-glass  alice: access at once for 1h, with a review afterwards",
      "",
    ].join("\n"),
  });
});

it("tells what is not as with roles that Rolecall has made", async () => {
  const said =
    "team/Admin, group: team/admins, opened_by: [all, ops/on-call], external_id: theirs, mfa: false";
  const client = '    client: { external_id: "ours" }\n    name: The shop';
  const text = workingWith(["team/Admin", said], ["    name: The shop", client]);
  await terminal.file("rolecall.yaml", text);
  const { out } = await terminal.type("explain", "anybody", "shop-prod");
  expect(out.split("\n").slice(1, 9)).toEqual([
    "The shop, 333333333333, by the role team/Admin",
    "A client owns the account.",
    "Whoever is let in joins the IAM group admins, which is used as it is.",
    "Members of the IAM groups all and on-call are in anyway, and not by Rolecall.",
    "It asks people for an ExternalId too, so they get in by the command line only.",
    "It asks for no MFA.",
    "",
    "The rule production decides:",
  ]);
});

function answers(out: string): string[] {
  return out.split("\n").filter((line) => /^(may|is) /.test(line));
}

it("tells what a person may do, by the name in the file or the id", async () => {
  const byName = await terminal.type("explain", "alice", "shop-prod", "admin");
  expect(byName.exitCode).toBe(0);
  expect(answers(byName.out)).toEqual([
    "may ask                 yes",
    "may approve for others  no",
    "may break the glass     yes",
    "is an admin             no",
  ]);
  expect(await terminal.type("explain", "U0ALICE001", "shop-prod")).toEqual(byName);
});

it("ends with 1 where the person may not ask, and says why", async () => {
  const { exitCode, out } = await terminal.type("explain", "carol", "client-a");
  expect(exitCode).toBe(1);
  expect(answers(out)).toEqual([
    "may ask                 no: not among those who may",
    "may approve for others  yes",
    "may break the glass     no",
    "is an admin             yes",
  ]);
});

it("tells who may approve only once it has escalated", async () => {
  const { out } = await terminal.type("explain", "dana", "shop-prod");
  expect(answers(out)[1]).toBe("may approve for others  no, and once it has escalated: yes");
});

it("does not know what hangs on a user group, until Slack is asked", async () => {
  const without = await terminal.type("explain", "bob", "shop-prod");
  expect(without.exitCode).toBe(1);
  expect(answers(without.out)[0]).toBe("may ask                 unknown");
  expect(without.out).toContain("Unknown means that it hangs on user groups");
  const asked = await terminal.type("explain", "bob", "shop-prod", "--with-slack");
  expect(asked.exitCode).toBe(0);
  expect(answers(asked.out)[0]).toBe("may ask                 yes");
});

it("says that asking would lead nowhere", async () => {
  await terminal.file(
    "rolecall.yaml",
    workingWith(["ask: [alice, dana]", "ask: bob"], ["[leads]", "bob"]),
  );
  const { out } = await terminal.type("explain", "bob", "client-a");
  expect(out).toContain("Asking would lead nowhere: nobody approves for themselves");
});

it("says that no rule is about it", async () => {
  await terminal.file("rolecall.yaml", workingWith(["client-*", "x*"]));
  const { exitCode, out } = await terminal.type("explain", "alice", "client-a");
  expect(exitCode).toBe(1);
  expect(out).toMatch(/may ask +no: no rule is about this/);
  expect(out).toContain("No rule is about this, so nobody is let in.");
});

it("explains every role where none is named", async () => {
  const two = workingWith([
    "{ admin: { role: team/Admin } }",
    "{ admin: { role: A }, reader: { role: R } }",
  ]);
  const path = await terminal.file("two.yaml", two);
  const { out } = await terminal.type("explain", "anybody", "shop-prod", "--file", path);
  expect(out).toMatch(/^shop-prod as admin\n[^]*\n\nshop-prod as reader\n/);
});

it.each([
  [["anybody", "client-z"], "There is no account client-z. Did you mean client-a?"],
  [["anybody", "client-a", "owner"], "client-a has no role owner; it has admin."],
  [["alcie", "client-a"], "The file names nobody alcie. Did you mean alice?"],
  [[], "Something is missing."],
])("%j is wrong usage", async (words, says) => {
  const { exitCode, err } = await terminal.type("explain", ...words);
  expect(exitCode).toBe(2);
  expect(err.startsWith(says)).toBe(true);
});
