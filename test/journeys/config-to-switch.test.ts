// From being let in to switching: everything for the terminal and the browser, from Slack and from the command line.
import { readIni } from "../support/read-ini.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";
import { typesOnTerminal } from "./on-a-terminal.ts";

const town = onTheSandbox();

const rolecall = (...words: string[]) => typesOnTerminal(town.sandbox(), ...words);

/** The part of a message that is to be pasted. */
async function pasted(person: string, like: RegExp): Promise<string> {
  const { plain } = await town.dm(person, "", like);
  return plain.slice(plain.search(/^(# rolecall begin|\[)/m));
}

function firstProfile(text: string) {
  const {
    role_arn: role = "",
    role_session_name: sessionName = "",
    mfa_serial: serial = "",
  } = readIni(text)[0]?.values ?? {};
  return { role, sessionName, serial };
}

test("emil has two roles and asks for all he needs: the profiles are those of the command line, and AWS lets him in by them", async () => {
  await town.isLetIn("emil", "client-b read-only look at the invoices");
  await town.isLetIn("emil", "client-a admin move the site");
  const list = await town.types("emil", "list");
  expect(list).toMatch(
    /account=222222222222\S+ · profile `client-a-admin` · needs MFA, and you have/,
  );
  expect(list).toMatch(/account=333333333333\S+ · profile `client-b-read-only`/);

  expect(await town.types("emil", "config")).toMatch(/direct message with all 2 roles/);
  const inSlack = await pasted("emil", /# rolecall begin[^]*# rolecall end/);
  const printed = await rolecall("config", "--user", "emil.ek");
  expect(printed).toMatchObject({ exitCode: 0 });
  expect(printed.err).toContain("2 roles of emil.ek, for ~/.aws/config.\n");
  expect(inSlack.startsWith(printed.out.trim())).toBe(true);

  expect(readIni(printed.out).map(({ name }) => name)).toEqual([
    "profile client-a-admin",
    "profile client-b-read-only",
  ]);
  const { aws, seed } = town.sandbox();
  const { role, sessionName, serial } = firstProfile(printed.out);
  expect(seed.aws.users.find(({ name }) => name === sessionName)?.mfaDevices).toEqual([serial]);
  const withMfa = { user: "emil.ek", role, sessionName, mfa: true };
  expect(aws.mayAssume(withMfa).allowed).toBe(true);
  expect(aws.mayAssume({ ...withMfa, mfa: false }).allowed).toBe(false);

  const forBrowser = await pasted("emil", /For the browser/);
  const extension = await rolecall("config", "--user", "emil.ek", "--format", "extension");
  expect(forBrowser.startsWith(extension.out.trim())).toBe(true);
  expect(extension.out).toMatch(/# a\n\[client-a-admin\][^]*# b\n\[client-b-read-only\]/);
});

test("what has ended is in neither any more", async () => {
  const ref = await town.isLetIn("freya", "client-a admin move the site");
  await town.types("freya", "done client-a admin");
  await town.rests(ref, "ended");
  expect(await town.types("freya", "config")).toMatch(/nothing to send/);
  const { out, err } = await rolecall("config", "--user", "freya.falk");
  expect(out).toBe("");
  expect(err).toContain("freya.falk is in no group");
});

test("whoever runs it as a role is asked whose profiles are wanted", async () => {
  const { exitCode, err } = await rolecall("config");
  expect(exitCode).toBe(2);
  expect(err).toContain("--user alice.andersen");
});
