// The form for a new account: what AWS or the agency would not take is said in it, and nothing is asked.
import { agencyWithColleagues, policyIn } from "./colleagues.ts";
import { makingAccounts } from "./making-accounts.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const seed = agencyWithColleagues();
const town = onTheSandbox(seed);
const made = makingAccounts(town);

test("magnus types what AWS or the agency would not take: each is said under its field, and nothing is asked", async () => {
  const { people } = town.sandbox().slack;
  const said = async (input: Record<string, string | string[] | null>) => {
    const { error } = await people.fill("magnus", input);
    expect(error).toBeUndefined();
    return (await people.submit("magnus")).errors ?? {};
  };
  const ida = await made.asksFor("ida", "Idas Idea");
  await town.types("magnus", "new Magnus");
  expect(await said({})).toEqual({ "Why is it needed?": "Please complete this required field." });
  const right = {
    "Short name": "magnus",
    "Account name in AWS": "Magnus",
    "E-mail": "aws+magnus@northwind.example",
    "Role that Organizations makes": "OrganizationAccountAccessRole",
    Alias: "northwind-magnus",
    Tags: null,
    "Why is it needed?": "a test",
  };
  expect(
    await said({
      "Short name": "Magnus & Moe",
      "Account name in AWS": "Magnus Moë",
      "E-mail": "aws magnus@northwind",
      "Role that Organizations makes": "AWSServiceRoleForMagnus",
      Alias: "no_good",
      Tags: "rolecall:request=mine",
      "Why is it needed?": "   ",
    }),
  ).toEqual({
    "Short name": expect.stringMatching(/small letters, digits and dashes, at most 40/),
    "Account name in AWS": expect.stringMatching(/AWS does not take Magnus Moë.*without accents/),
    "E-mail": expect.stringMatching(/6 to 64 plain characters/),
    "Role that Organizations makes": expect.stringMatching(/do not begin with AWSServiceRoleFor/),
    Alias: expect.stringMatching(/3 to 63 small letters/),
    Tags: expect.stringMatching(/rolecall:request cannot be set/),
    "Why is it needed?": expect.stringMatching(/say why/),
  });
  const long = (length: number) => "m".repeat(length);
  expect(
    await said({
      ...right,
      "Short name": long(41),
      "Account name in AWS": long(51),
      "E-mail": `${long(60)}@a.io`,
      "Role that Organizations makes": long(65),
      Alias: long(64),
      Tags: `${long(129)}=1`,
    }),
  ).toMatchObject({
    "Short name": expect.stringMatching(/at most 40/),
    "Account name in AWS": expect.stringMatching(/at most 50/),
    "E-mail": expect.stringMatching(/6 to 64/),
    "Role that Organizations makes": expect.stringMatching(/at most 64/),
    Alias: expect.stringMatching(/3 to 63/),
    Tags: expect.stringMatching(/cannot be set/),
  });
  expect(await said({ ...right, "Short name": "client-a" })).toEqual({
    "Short name": expect.stringMatching(/There is, or was, an account client-a already/),
  });
  expect(await said({ ...right, "Short name": "list" })).toEqual({
    "Short name": expect.stringMatching(/means something else already/),
  });
  expect(await said({ ...right, "E-mail": "AWS+Client-B@northwind.example" })).toEqual({
    "E-mail": expect.stringMatching(/that of the account Client B already/),
  });
  expect(await said({ ...right, "E-mail": "aws+idas-idea@northwind.example" })).toEqual({
    "E-mail": expect.stringMatching(new RegExp(`is asked for by ${ida} already`)),
  });
  expect(await town.openOf("magnus")).toBe(0);
  expect((await made.openAccounts()).map(({ ask }) => ask.requester.user)).not.toContain(
    "U0MAGNUS00",
  );
});

test("nora picks a unit that is deleted meanwhile, and first people who may not be let in: the form says so and stays", async () => {
  const { aws, slack } = town.sandbox();
  aws.changeOrganization({ do: "create-unit", unit: "clients/shops" });
  await town.timePasses("61s");
  await town.types("nora", "new Nora");
  const { error } = await slack.people.fill("nora", {
    "Organizational unit": "clients › shops",
    "First people": ["Erin"],
    "Why is it needed?": "a shop",
  });
  expect(error).toBeUndefined();
  aws.changeOrganization({ do: "delete-unit", unit: "clients/shops" });
  await town.timePasses("61s");
  expect(await town.sends("nora", {})).toMatch(/is not there any more[^]*Pick another one/);
  const told = await town.sends("nora", { "Organizational unit": "clients" });
  expect(told).toMatch(
    /@Erin Estrada cannot be let in at the beginning: guests cannot use Rolecall/,
  );
  const again = await town.sends("nora", { "First people": ["Dana"] });
  expect(again).toMatch(
    /@Dana Dorn cannot be let in at the beginning: AWS does not say which IAM user/,
  );
  expect(await town.sends("nora", { "First people": [] })).toBe("");
});

test("AWS allows the agency no more accounts, or rolecall.yaml has no part for them: that is said before anything is asked", async () => {
  const policy: Record<string, unknown> = policyIn(seed);
  const { new_accounts: part } = policy;
  policy["new_accounts"] = { ...(part as object), most: 9 };
  await town.writesFile();
  await town.typesUntil("oskar", "new Oskar", /of the 9 accounts that AWS allows/);
  expect(await town.sends("oskar", { "Why is it needed?": "one more" })).toMatch(
    /There are \d+ accounts already.*AWS allows this organization 9/,
  );
  delete policy["new_accounts"];
  await town.writesFile();
  await town.typesUntil(
    "petra",
    "new Petra",
    /Rolecall does not make new accounts here: rolecall.yaml has no part `new_accounts`/,
  );
  policy["new_accounts"] = part;
  await town.writesFile();
});
