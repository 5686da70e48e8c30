// A new account: asked for by form, decided, followed on its card, entered with MFA, and asked for by others afterwards.
import { until } from "../../sandbox/until.ts";
import { agencyWithColleagues } from "./colleagues.ts";
import { refIn } from "./doing.ts";
import { makingAccounts } from "./making-accounts.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

// Two processes, and commands take turns between them.
const town = onTheSandbox(agencyWithColleagues(), { ROLECALL_LEASE_SECONDS: "60" }, { bots: 2 });
const made = makingAccounts(town);

beforeAll(() => {
  town.sandbox().aws.changeOrganization({ do: "set", creationMilliseconds: 2000, quota: 100 });
});

const field = (person: string, label: string) =>
  town
    .sandbox()
    .slack.people.sees(person)
    .modals[0]?.fields.find((one) => one.label === label)?.value;

test("alice asks for Acme by form, bob approves, both follow it on the card, and alice enters it with MFA only", async () => {
  const { slack, aws } = town.sandbox();
  const form = await town.types("alice", "new Acme");
  expect(form).toMatch(/By the rule \*new accounts\* that is for @platform to decide/);
  expect(form).toMatch(/8 of the 50 accounts that AWS allows are there/);
  expect(form).toMatch(/can never be used for another one.*It must be able to receive mail/);
  expect(form).toMatch(/New accounts have no root password/);
  expect(["Short name", "E-mail", "Alias"].map((label) => field("alice", label))).toEqual([
    "acme",
    "aws+acme@northwind.example",
    "northwind-acme",
  ]);
  expect(field("alice", "Access roles")).toEqual(["admin", "read-only"]);

  await slack.people.fill("alice", { "E-mail": "acme@northwind.example" });
  await slack.people.fill("alice", { "Client or project": "Acme Web" });
  await until(
    () => field("alice", "Short name"),
    (slug) => slug === "acme-web",
    { what: "the names follow what alice types" },
  );
  expect(field("alice", "Account name in AWS")).toBe("Acme Web");
  // What she changed herself stays.
  expect(field("alice", "E-mail")).toBe("acme@northwind.example");

  await slack.people.fill("alice", { "Organizational unit": "clients › banks" });
  const rules = /things stand: `admin`: the rule \*(\w+)\*/;
  await until(
    () => slack.people.sees("alice").modals[0]?.plain ?? "",
    (plain) => rules.exec(plain)?.[1] === "banks",
    { what: "the form says which rules will be about an account in that unit" },
  );
  await slack.people.fill("alice", { "Organizational unit": "internal › finance" });
  const sent = await town.sends("alice", {
    "First people": ["Alice", "Emil"],
    "Their role": "admin",
    Tags: "client=acme\nstage=production",
    "Why is it needed?": "their website",
  });
  expect(sent).toBe("");
  const receipt = await town.dm(
    "alice",
    "R-",
    /the new account \*acme-web\*[^]*Waiting for @platform/,
  );
  const ref = refIn(receipt.plain);
  const card = await made.accountCard(ref, /acme-web: waiting[^]*their website/);
  expect(card.plain).toMatch(/with the e-mail `acme@northwind.example`, in \*internal › finance\*/);
  expect(card.plain).toMatch(
    /Let in first:\* @Alice Andersen and @Emil Ek, as \*admin\* for 4 hours/,
  );
  expect(card.plain).toMatch(/`read-only`: everyone, by the rule \*readers\*/);
  expect(card.plain).toMatch(
    /5\. make the role `RolecallReadOnly` for `read-only`, with `ReadOnlyAccess`/,
  );
  expect(aws.organization().creations).toEqual([]);

  expect(await town.clicks("bob", card, "Approve")).toBe("");
  await made.waitsFor(ref, /this takes minutes/);
  const underWay = await made.accountCard(ref, /being made[^]*░ 1 of 11/);
  expect(underWay.plain).toMatch(/asking AWS for the account: done, .*second/);
  expect(underWay.plain).toMatch(
    /AWS making the account, waiting since .*: this takes minutes as a rule/,
  );
  expect(underWay.plain).toMatch(/○ moving it into \*internal › finance\*/);
  expect(underWay.buttons).toEqual([]);

  const { state } = await made.comesTo(ref, "done");
  const [account] = made.accountsCalled("Acme Web");
  expect(account).toMatchObject({
    email: "acme@northwind.example",
    unit: "internal/finance",
    tags: { client: "acme", stage: "production", owner: "northwind", "rolecall:request": ref },
  });
  const id = account?.id ?? "";
  expect(state.work.known.accountId).toBe(id);
  const over = await made.accountCard(ref, /it is there[^]*in \*internal › finance\*/);
  expect(over.plain).toContain(`*Account* \`${id}\`, Acme Web`);
  expect(over.plain).toMatch(/moved there .*; until then only the policies of the root applied/);
  await town.reply(ref, /is done[^]*11 of 11[^]*AWS making the account: done, \d+ second/);
  const told = await town.dm("alice", ref, /The new account \*acme-web\* is there/);
  expect(told.plain).toContain(id);
  expect(told.plain).toMatch(/have no root password/);

  for (const person of ["alice", "emil"]) {
    const ready = await town.dm(person, "R-", /You are in: \*acme-web\* as \*admin\*/);
    expect(ready.buttons[0]?.url).toContain(`switchrole?account=${id}&roleName=Org`);
    expect(ready.plain).toContain(
      `role_arn = arn:aws:iam::${id}:role/OrganizationAccountAccessRole`,
    );
    expect(made.enters(person, "Acme Web").allowed).toBe(true);
    expect(made.enters(person, "Acme Web", { mfa: false }).because).toMatch(/it needs MFA/);
  }
  expect(made.enters("freya", "Acme Web").allowed).toBe(false);
  expect(made.enters("alice", "Acme Web", { role: "RolecallReadOnly" }).allowed).toBe(false);
});

test("inside, the account is as its card said: trust, roles, alias, and groups in the management account", () => {
  const { accounts, groups, roles } = town.sandbox().aws.world();
  const id = made.idOf("Acme Web");
  const there = roles.filter(({ accountId }) => accountId === id);
  const bot = "arn:aws:iam::111111111111:role/rolecall-provisioner";
  expect(there.map(({ name }) => name)).toEqual([
    "OrganizationAccountAccessRole",
    "RolecallReadOnly",
  ]);
  for (const { trust } of there) {
    expect(trust.Statement).toMatchObject([
      { Sid: "RolecallBot", Condition: { ArnEquals: { "aws:PrincipalArn": [bot] } } },
      {
        Sid: "People",
        Action: "sts:AssumeRole",
        Condition: {
          Bool: { "aws:MultiFactorAuthPresent": "true" },
          StringEquals: { "sts:RoleSessionName": "${aws:username}" },
        },
      },
    ]);
  }
  const reader = there.find(({ name }) => name === "RolecallReadOnly");
  expect(Object.keys(reader?.attached ?? {})).toEqual(["ReadOnlyAccess"]);
  expect(reader?.tags).toMatchObject({ "managed-by": "rolecall" });
  expect(accounts.find((one) => one.id === id)).toMatchObject({ alias: "northwind-acme-web" });
  const ours = groups.filter(({ name }) => name.startsWith("acme-web-"));
  expect(ours.map(({ path, name, members }) => [`${path}${name}`, members])).toEqual([
    ["/rolecall/acme-web-admin", ["alice.andersen", "emil.ek"]],
    ["/rolecall/acme-web-read-only", []],
  ]);
});

test("freya and greta ask for it like for any other account, whichever process they meet, within seconds", async () => {
  for (const person of ["freya", "greta"]) {
    const ref = await town.isLetIn(person, "acme-web read-only 1h look at the logs");
    const ready = await town.dm(person, ref, /You are in: \*acme-web\* as \*read-only\*/);
    expect(ready.buttons[0]?.url).toContain("roleName=RolecallReadOnly");
    expect(made.enters(person, "Acme Web", { role: "RolecallReadOnly" }).allowed).toBe(true);
    expect(made.enters(person, "Acme Web").allowed).toBe(false);
  }
});

test("bob is among the first people of what he approves: his yes lets in the others, and he is asked about", async () => {
  const ref = await made.asksFor("hugo", "Bobs Shop", { "First people": ["Bob", "Hugo"] });
  await made.clicksOnCard("bob", ref, "Approve");
  await made.comesTo(ref, "done");
  await town.dm("hugo", "R-", /You are in: \*bobs-shop\*/);
  const receipt = await town.dm("bob", "R-", /You asked for \*bobs-shop\* as \*admin\*/);
  const bobs = lastRefIn(receipt.plain);
  expect(receipt.plain).toMatch(/Waiting for @platform/);
  expect((await town.record(bobs)).state.name).toBe("pending");
  expect(made.enters("bob", "Bobs Shop").allowed).toBe(false);
  expect(await town.types("bob", `approve ${bobs}`)).toMatch(/your own request/);
  await town.types("carol", `approve ${bobs}`);
  await town.rests(bobs, "active");
  expect(made.enters("bob", "Bobs Shop").allowed).toBe(true);
});

test("ida takes hers back, jonas is denied, karla hears from nobody: nothing is made, and each name is free again", async () => {
  const before = town.sandbox().aws.organization().accounts.length;
  const withdrawn = await made.asksFor("ida", "Idas Idea");
  expect(await town.types("jonas", "new Idas Idea")).toContain("Idas Idea");
  expect(await town.sends("jonas", { "Why is it needed?": "mine too" })).toMatch(
    new RegExp(`${withdrawn} is about an account idas-idea already`),
  );
  await town.sandbox().slack.people.close("jonas");
  expect(await town.types("jonas", `withdraw ${withdrawn}`)).toMatch(/Only|not yours|asked/i);
  await town.clicks("ida", await town.dm("ida", withdrawn, /Waiting/), "Withdraw");
  await made.comesTo(withdrawn, "withdrawn");
  await made.accountCard(withdrawn, /withdrawn[^]*Nothing was done/);

  const denied = await made.asksFor("jonas", "Idas Idea");
  expect(await town.types("jonas", `approve ${denied}`)).toMatch(/your own request/);
  expect(await town.types("emil", `approve ${denied}`)).toMatch(/Only approvers/);
  await made.clicksOnCard("carol", denied, "Deny");
  await town.sends("carol", { "Why not?": "one website is enough" });
  await made.comesTo(denied, "denied");
  await town.dm("jonas", denied, /denied your request for the new account \*idas-idea\*[^]*enough/);

  const lapsed = await made.asksFor("karla", "Idas Idea");
  await town.timePasses("73h");
  await made.comesTo(lapsed, "lapsed");
  await town.dm("karla", lapsed, /lapsed|nobody/i);
  expect(await town.types("bob", `approve ${lapsed}`)).toMatch(/lapsed/);
  expect(town.sandbox().aws.organization().accounts).toHaveLength(before);
  await made.asksFor("liv", "Idas Idea");
});

/** First access tells which account's request it came with, before its own reference. */
function lastRefIn(text: string): string {
  return refIn(text.slice(text.lastIndexOf("R-")));
}
