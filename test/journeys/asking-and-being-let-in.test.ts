// The main journey, by form and in words: ask, be let in, give back.
import { refIn } from "./doing.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const town = onTheSandbox();

test("alice asks by form, bob approves, alice gets the link and AWS lets her in with MFA only", async () => {
  const { people } = town.sandbox().slack;
  expect(town.letsIn("alice", "client-a admin").because).toMatch(/nobody allows/);
  expect(await town.types("alice", "")).toContain("Pick an account, and its roles appear here");

  const { options } = await people.suggest("alice", { field: "Account", query: "client a" });
  expect(options.map(({ value }) => value)).toEqual(["client-a"]);
  await people.fill("alice", { Account: "client-a" });
  const roles = people.sees("alice").modals[0]?.fields.find(({ label }) => label === "Role");
  expect(roles?.options).toEqual([
    "admin · OrganizationAccountAccessRole",
    "read-only · RolecallReadOnly",
  ]);

  await people.fill("alice", { Role: "admin", "Why do you need it?": "   " });
  const blank = await people.submit("alice");
  expect(Object.values(blank.errors ?? {})).toEqual([expect.stringContaining("say why")]);
  expect(await town.openOf("alice")).toBe(0);

  await people.fill("alice", { "Why do you need it?": "fix the DNS" });
  expect(await people.submit("alice")).toEqual({ ms: expect.any(Number) });
  const receipt = await town.dm("alice", "R-", /Waiting for @platform in/);
  const ref = refIn(receipt.plain);
  const card = await town.card(ref, /client-a as admin: waiting[^]*fix the DNS/);
  expect(card.plain).toMatch(/add `alice.andersen` to the group `client-a-admin`/);
  expect(town.letsIn("alice", "client-a admin").allowed).toBe(false);

  expect(await town.clicks("bob", card, "Approve")).toBe("");
  await town.rests(ref, "active");
  const ready = await town.dm("alice", ref, /You are in: \*client-a\* as \*admin\*/);
  expect(ready.buttons[0]).toMatchObject({
    label: "Switch role",
    url: expect.stringMatching(/switchrole\?account=222222222222&roleName=Org/),
  });
  expect(ready.plain).toContain("mfa_serial = arn:aws:iam::111111111111:mfa/alice.andersen");
  await town.card(ref, /has access[^]*Approved by @Bob Baker/);
  await town.reply(ref, /adding the IAM user to the group: done/);
  expect(town.letsIn("alice", "client-a admin").allowed).toBe(true);
  expect(town.letsIn("alice", "client-a admin", false).because).toMatch(/it needs MFA/);
  expect(town.letsIn("carol", "client-a admin").allowed).toBe(false);

  expect(await town.clicks("alice", ready, "I'm done")).toBe("");
  await town.rests(ref, "ended");
  await town.dm("alice", ref, /You gave \*client-a\* as \*admin\* back; it ended/);
  await town.reply(ref, /given back by @Alice Andersen/);
  expect(town.letsIn("alice", "client-a admin").because).toMatch(/rolecall-ended/);
  expect(await town.history(ref)).toEqual(["asked", "approved", "granted", "given-back", "ended"]);
});

test("emil types everything: asks, sees it in his list, is approved by reference, lists it, and is done", async () => {
  expect(await town.types("emil", "list")).toMatch(/nothing asked for/);
  const ref = await town.asks("emil", "client-b read-only look at the invoices");
  expect(await town.types("emil", "list")).toContain(`/aws-access withdraw ${ref}`);

  expect(await town.types("carol", `approve ${ref.toLowerCase()}`)).toMatch(/^Approved: @Emil Ek/);
  await town.rests(ref, "active");
  expect(await town.types("emil", "list")).toContain("/aws-access done client-b read-only");
  expect(town.letsIn("emil", "client-b read-only").allowed).toBe(true);
  expect(town.letsIn("emil", "client-b admin").allowed).toBe(false);

  expect(await town.types("emil", "done client-b")).toMatch(/is being taken away/);
  await town.rests(ref, "ended");
  expect(town.letsIn("emil", "client-b read-only").allowed).toBe(false);
  expect(await town.types("emil", "done client-b")).toMatch(/no access to `client-b`/);
});

test("what can be typed is said when asked for", async () => {
  const help = await town.types("freya", "help");
  for (const word of ["list", "done", "withdraw", "approve", "deny", "retry"]) {
    expect(help).toContain(`/aws-access ${word}`);
  }
});

test("freya asks for what she has: she gets the link again, and nobody is asked", async () => {
  const ref = await town.isLetIn("freya", "client-c renew the certificate");
  const before = cardCount();
  const answer = await town.types("freya", "client-c admin and again");
  expect(answer).toMatch(/You have \*client-c\* as \*admin\* already, so nobody was asked/);
  expect(answer).toMatch(/switchrole\?account=444444444444/);
  expect(answer).toContain("mfa_serial = arn:aws:iam::111111111111:mfa/freya.falk");
  expect(answer).toContain(ref);
  expect(await town.openOf("freya")).toBe(1);
  expect(cardCount()).toBe(before);
});

test("greta asks twice: the second time she hears which request waits, and no second card is posted", async () => {
  const ref = await town.asks("greta", "client-a admin fix the DNS");
  const before = cardCount();
  expect(await town.types("greta", "client-a admin hurry up")).toMatch(
    new RegExp(`already: \\*${ref}\\* is waiting`),
  );
  expect(cardCount()).toBe(before);
  expect(await town.openOf("greta")).toBe(1);
});

test("hugo gives only the account: the form opens with it filled in", async () => {
  const form = await town.types("hugo", "internal-tools");
  expect(form).toMatch(/internal-tools · Internal Tools|internal-tools/);
  const fields = town.sandbox().slack.people.sees("hugo").modals[0]?.fields;
  expect(fields?.map(({ label }) => label)).toEqual([
    "Account",
    "The same in other accounts too",
    "Role",
    expect.stringContaining("Why"),
  ]);
  await town.sandbox().slack.people.close("hugo");
  expect(await town.openOf("hugo")).toBe(0);
});

test("ida has two roles in an account: done without a role asks which, and takes only that one", async () => {
  const admin = await town.isLetIn("ida", "client-a admin move the site");
  const reader = await town.isLetIn("ida", "client-a read-only compare the bills");
  expect(await town.types("ida", "done client-a")).toMatch(/more than one role.*client-a admin/);
  await town.types("ida", "done client-a admin");
  await town.rests(admin, "ended");
  expect((await town.record(reader)).state.name).toBe("active");
  expect(town.letsIn("ida", "client-a read-only").allowed).toBe(true);
  expect(town.letsIn("ida", "client-a admin").allowed).toBe(false);
});

function cardCount(): number {
  const { channels } = town.sandbox().slack.people.sees("bob");
  return channels.flatMap(({ messages }) => messages).filter((one) => !one.threadTs).length;
}
