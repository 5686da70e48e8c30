// The end of an account: asked for and approved with its name typed, everybody put out first, and watched until AWS has closed it.
import { until } from "../../sandbox/until.ts";
import { agencyWithColleagues, policyIn } from "./colleagues.ts";
import { makingAccounts } from "./making-accounts.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const seed = agencyWithColleagues();
const town = onTheSandbox(seed, { ROLECALL_LEASE_SECONDS: "60" });
const made = makingAccounts(town);

beforeAll(() => {
  const { aws } = town.sandbox();
  aws.changeOrganization({ do: "set", creationMilliseconds: 100, closureMilliseconds: 30_000 });
});

/** A new account of that name, set up and ready; the slug is the name in small letters. */
async function thereIs(name: string): Promise<string> {
  const ref = await made.asksFor("alice", name);
  await made.clicksOnCard("bob", ref, "Approve");
  await made.comesTo(ref, "done");
  return ref;
}

const stateOf = (name: string) => made.accountsCalled(name)[0]?.state;
const groupsOf = (slug: string) =>
  town
    .sandbox()
    .aws.world()
    .groups.filter(({ name }) => name.startsWith(`${slug}-`))
    .map(({ name }) => name);

test("Acme is closed: two approvers type its name, everybody is out before AWS closes it, its groups go, and all are told", async () => {
  const { aws, calls } = town.sandbox();
  await thereIs("Acme");
  const emils = await town.isLetIn("emil", "acme admin move the site");
  const freyas = await town.asks("freya", "acme read-only compare the bills");
  aws.change({ do: "add-to-group", user: "dana.dorn", group: "acme-admin" });
  expect(made.enters("emil", "Acme").allowed).toBe(true);

  expect(await town.types("alice", "close acme")).toMatch(
    /You may not ask Rolecall to close accounts/,
  );
  // IAM is read anew every few minutes, and for whom Rolecall does not know.
  await town.timePasses("6s");
  expect(await town.types("dan", "client-a admin look")).toMatch(/no IAM user|aws iam tag-user/);
  const form = await town.types("carol", "close acme");
  expect(form).toMatch(/• `emil.ek` as `admin`, until /);
  expect(form).toMatch(/• `dana.dorn` as `admin`, not let in by Rolecall/);
  expect(form).toMatch(/For 90 days AWS Support can bring a closed account back/);
  expect(form).toMatch(/Its e-mail can never be used/);
  expect(form).toMatch(/counts among the organization's accounts/);
  const why = { "Why is it to be closed?": "the client has left" };
  expect(await town.sends("carol", { ...why, "Type acme to ask for its end": "client-a" })).toMatch(
    /acme/,
  );
  expect(await made.openAccounts()).toEqual([]);
  expect(await town.sends("carol", { "Type acme to ask for its end": "acme" })).toBe("");
  const ref = (await made.openAccounts())[0]?.ref ?? "";
  await made.comesTo(ref, "pending");

  const card = await made.accountCard(ref, /acme: waiting[^]*the client has left/);
  expect(card.plain).toMatch(/`dana.dorn` as `admin`, not let in by Rolecall/);
  expect(card.plain).toMatch(/What closing means/);
  expect(await town.types("carol", `approve ${ref} acme`)).toMatch(/your own request/);
  expect(await town.types("emil", `approve ${ref} acme`)).toMatch(/Only approvers/);
  expect(await town.types("bob", `approve ${ref}`)).toMatch(/Type acme to approve its end/);
  expect(await town.sends("bob", { "Type acme to approve its end": "Acme Inc" })).toMatch(/acme/);
  expect(await town.sends("bob", { "Type acme to approve its end": "acme" })).toBe("");
  await made.accountCard(ref, /waiting[^]*1 of 2/);
  expect(stateOf("Acme")).toBe("ACTIVE");
  expect(made.enters("emil", "Acme").allowed).toBe(true);

  calls.clear();
  expect(await town.types("alice", `approve ${ref} acme`)).toMatch(/^Approved/);
  await until(
    () => made.enters("emil", "Acme"),
    ({ allowed }) => !allowed,
    { what: "emil is put out" },
  );
  await made.waitsFor(ref, /AWS shows it as being closed/);
  expect(stateOf("Acme")).toBe("PENDING_CLOSURE");
  await made.accountCard(ref, /being closed[^]*AWS closing it, waiting since/);
  await town.rests(emils, "ended");
  await town.dm("emil", emils, /ended/);
  await town.rests(freyas, "denied");
  await town.dm("freya", freyas, new RegExp(`the account is being closed \\(${ref}\\)`));
  const order = calls.since(0).map(({ action }) => action);
  expect(order.lastIndexOf("RemoveUserFromGroup")).toBeLessThan(order.indexOf("CloseAccount"));
  expect(order.filter((action) => action === "CloseAccount")).toHaveLength(1);

  await made.comesTo(ref, "done");
  expect(stateOf("Acme")).toBe("SUSPENDED");
  expect(groupsOf("acme")).toEqual([]);
  await made.accountCard(ref, /acme: closed[^]*AWS Support can bring it back/);
  await town.reply(ref, /took out dana.dorn|is done/);
  await town.dm("carol", ref, /The account \*acme\* is closed since .*its groups are gone/);
  expect(await town.types("freya", "acme read-only once more")).toMatch(
    /The account `acme` is closed, or about to be, so nobody is let in any more/,
  );
  expect(await town.types("carol", "close acme")).toMatch(/`acme` is closed, or about to be/);
  await town.types("alice", "new Acme");
  expect(await town.sends("alice", { "Why is it needed?": "again" })).toMatch(
    /There is, or was, an account acme already/,
  );
});

test("AWS does not close it: while that is mended nobody is let in; given up, people can ask again", async () => {
  await thereIs("Bolt");
  const hugos = await town.isLetIn("hugo", "bolt admin move the site");
  const ref = await made.asksToClose("carol", "bolt");
  town.sandbox().faults.add({
    ...{ service: "organizations", action: "CloseAccount", effect: "fail" },
    ...{ error: "ConstraintViolationException", reason: "CLOSE_ACCOUNT_QUOTA_EXCEEDED" },
  });
  await made.approvesEnd("bob", ref);
  await town.types("alice", `approve ${ref} bolt`);
  await made.comesTo(ref, "stuck");
  const card = await made.accountCard(ref, /stuck[^]*AWS closes only so many accounts.*30 days/);
  expect(card.plain).toContain("You have exceeded close account quota for the past 30 days.");
  expect(card.buttons.map(({ label }) => label)).toEqual(["Retry", "Abandon"]);
  await town.dm("carol", ref, /is stuck since .* at this step: asking AWS to close it/);
  await town.rests(hugos, "ended");
  expect(await town.types("hugo", "bolt admin once more")).toMatch(/is closed, or about to be/);

  expect(await town.types("carol", `abandon ${ref}`)).toMatch(/your own request/);
  expect(await town.clicks("bob", card, "Abandon")).toBe("");
  await made.comesTo(ref, "abandoned");
  const left = await made.accountCard(ref, /given up[^]*What is left/);
  expect(left.plain).toMatch(/all access that Rolecall had given was ended/);
  expect(left.plain).toMatch(/The account stays as it is and can be asked for again/);
  expect(stateOf("Bolt")).toBe("ACTIVE");
  expect(groupsOf("bolt")).toEqual(["bolt-admin", "bolt-read-only"]);
  await town.typesUntil("hugo", "bolt admin once more", /Asked for|already/);
  const [again] = await town.store().openOf({ team: "T0NORTHWND", user: "U0HUGO0000" });
  await town.types("bob", `approve ${again?.ref ?? ""}`);
  await town.rests(again?.ref ?? "", "active");
  expect(made.enters("hugo", "Bolt").allowed).toBe(true);
});

test("somebody closes it by hand meanwhile: Rolecall finds it so, and does the rest", async () => {
  await thereIs("Cove");
  const ref = await made.asksToClose("carol", "cove");
  const id = made.idOf("Cove");
  town.sandbox().aws.changeOrganization({ do: "close-account", account: id });
  await made.approvesEnd("bob", ref);
  await town.types("alice", `approve ${ref} cove`);
  await made.comesTo(ref, "done");
  await town.reply(ref, /asking AWS to close it: was so already/);
  expect(groupsOf("cove")).toEqual([]);
});

test("an account that Rolecall did not make is closed as well: client-c, its groups too", async () => {
  await town.isLetIn("ida", "client-c renew the certificate");
  const ref = await made.asksToClose("bob", "client-c");
  await made.approvesEnd("carol", ref);
  await town.types("alice", `approve ${ref} client-c`);
  await made.comesTo(ref, "done");
  expect(stateOf("Client C")).toBe("SUSPENDED");
  expect(groupsOf("client-c")).toEqual([]);
  expect(await town.types("ida", "client-c once more")).toMatch(/is closed, or about to be/);
});

test("closing is switched off in rolecall.yaml: who asks for it reads so, and what waits cannot be approved", async () => {
  const ref = await made.asksToClose("carol", "client-b");
  const policy: Record<string, unknown> = policyIn(seed);
  const { close_accounts: part } = policy;
  delete policy["close_accounts"];
  await town.writesFile();
  const off = /Rolecall does not close accounts here: rolecall.yaml has no part `close_accounts`/;
  await town.typesUntil("carol", "close client-a", off);
  expect(await town.types("bob", `approve ${ref} client-b`)).toMatch(
    /does not close accounts here|Only approvers/,
  );
  expect(stateOf("Client B")).toBe("ACTIVE");
  policy["close_accounts"] = part;
  await town.writesFile();
  await town.typesUntil("carol", "close client-a", /Close an AWS account/);
  await town.types("carol", `withdraw ${ref}`);
  await made.comesTo(ref, "withdrawn");
});
