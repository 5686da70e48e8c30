// `rolecall people`, as an admin types it who links people with their IAM users.
import { aTerminal } from "./a-terminal.ts";
import type { Outside, Terminal } from "./a-terminal.ts";

const team = "T0NORTHWIND";
const alice = { team, user: "U0ALICE001", name: "Alice Andersen", standing: "member" } as const;
const dana = { ...alice, user: "U0DANA0001", name: "Dana Dorn", email: "dana@northwind.example" };
const linked = { iamUser: "alice.andersen", tag: `${team}/${alice.user}` };

let terminal: Terminal;
async function people(outside: Outside | undefined, ...words: readonly string[]) {
  terminal = await aTerminal(outside);
  return terminal.type("people", ...words);
}
afterEach(() => terminal.close());

it("is short where everybody is linked", async () => {
  const { exitCode, out } = await people({ people: [alice], users: [linked] });
  expect({ exitCode, out }).toEqual({ exitCode: 0, out: "1 person is linked, 0 not.\n" });
});

it("suggests an IAM user by the e-mail address, with the command to run", async () => {
  const { exitCode, out } = await people({
    people: [alice, dana],
    users: [linked, { iamUser: "dana" }],
  });
  expect(exitCode).toBe(0);
  expect(out).toBe(
    [
      "Perhaps theirs, by the e-mail address",
      "  Dana Dorn (U0DANA0001, dana@northwind.example)",
      "    aws iam tag-user --user-name dana --tags Key=rolecall:slack-user,Value=T0NORTHWIND/U0DANA0001",
      "",
      "1 person is linked, 1 not. People choose their own e-mail address in Slack: make",
      "sure of each before you run a command.",
      "",
    ].join("\n"),
  );
});

it("lists those for whom it has no suggestion only where it is asked to", async () => {
  const outside = { people: [alice, dana], users: [] };
  expect((await people(outside)).out).toBe(
    "0 people are linked, 2 not. No IAM user can be suggested for 2: --all lists\nthem.\n",
  );
  await terminal.close();
  const { out } = await people(outside, "--all");
  expect(out).toMatch(
    /^Not linked\n {2}Alice Andersen \(U0ALICE001\)\n {4}aws iam tag-user --user-name NAME /,
  );
});

it("ends with 1 where tags are wrong, and says how each is taken away", async () => {
  const users = [
    { ...linked, iamUser: "alice.old" },
    linked,
    { iamUser: "bob.baker", tag: "bob" },
    { iamUser: "gone", tag: `${team}/U0GONE0001` },
  ];
  const { exitCode, out } = await people({ people: [alice], users });
  expect(exitCode).toBe(1);
  expect(out).toContain(
    "T0NORTHWIND/U0ALICE001: alice.old and alice.andersen. Keep the tag on one",
  );
  expect(out).toContain('bob.baker: "bob" is not of the form T…/U….');
  expect(out).toContain("gone: T0NORTHWIND/U0GONE0001 is not in this Slack workspace.");
  expect(
    out.match(/aws iam untag-user --user-name \S+ --tag-keys rolecall:slack-user$/gm),
  ).toHaveLength(4);
});

it("cannot ask Slack without a token", async () => {
  const { exitCode, err } = await people(undefined);
  expect({ exitCode, err }).toEqual({ exitCode: 1, err: "SLACK_BOT_TOKEN is not set.\n" });
});
