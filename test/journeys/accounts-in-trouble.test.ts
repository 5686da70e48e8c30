// Trouble while an account is made: what is read about it, and how it goes on by itself or with somebody's help.
import { until } from "../../sandbox/until.ts";
import { agencyWithColleagues } from "./colleagues.ts";
import { breakingAccounts } from "./breaking-accounts.ts";
import { makingAccounts } from "./making-accounts.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const town = onTheSandbox(agencyWithColleagues(), { ROLECALL_LEASE_SECONDS: "60" });
const made = makingAccounts(town);
const { asksFor, clicksOnCard, comesTo, accountCard, accountsCalled } = made;
const { happens, refuses, approved, isStuck } = breakingAccounts(town, made);

beforeAll(() => {
  happens({ do: "set", creationMilliseconds: 100, closureMilliseconds: 100, throttles: false });
});

test("the e-mail belongs to somebody outside: Fix and retry takes another one, and says no to those that cannot work", async () => {
  happens({ do: "take-email", email: "aws+hugos-hut@northwind.example" });
  const ref = await approved("hugo", "Hugos Hut");
  const { plain } = await isStuck(ref, /AWS calls it EMAIL_ALREADY_EXISTS/);
  expect(plain).toMatch(/Fix and retry takes another e-mail/);
  await town.dm("hugo", ref, /is stuck since .* at this step: AWS making the account/);
  expect(await clicksOnCard("bob", ref, "Fix and retry…")).toMatch(
    /Another e-mail: <aws\+hugos-hut@/,
  );
  const types = (email: string) => town.sends("bob", { "Another e-mail": email });
  expect(await types("hugo")).toMatch(/6 to 64 plain characters/);
  expect(await types("aws+client-a@northwind.example")).toMatch(/that of the account Client A/);
  expect(await types("hut@northwind.example")).toBe("");
  const { ask } = await comesTo(ref, "done");
  expect(ask).toMatchObject({ wanted: { email: "hut@northwind.example" } });
  expect(accountsCalled("Hugos Hut")).toMatchObject([{ email: "hut@northwind.example" }]);
  await accountCard(ref, /it is there[^]*with the e-mail `hut@northwind.example`/);
});

test("somebody made the account by hand meanwhile: an admin adopts it, nobody else, and it is set up like any other", async () => {
  const ref = await asksFor("ida", "Idas Inn");
  const email = "aws+idas-inn@northwind.example";
  happens({ do: "create-account", name: "By Hand", email });
  const id = made.idOf("By Hand");
  await clicksOnCard("bob", ref, "Approve");
  const { plain, buttons } = await isStuck(
    ref,
    /belongs to the account By Hand \(\d{12}\).*did not make/,
  );
  expect(buttons).toEqual(["Retry", "Fix and retry…", "Adopt", "Abandon"]);
  expect(plain).toMatch(/An admin who knows that it is the right one can adopt it/);
  expect(await town.types("bob", `adopt ${ref}`)).toMatch(/admin/);
  expect(await town.types("emil", `adopt ${ref}`)).toMatch(/admin/);
  expect((await made.accountRecord(ref)).state.name).toBe("stuck");
  expect(await clicksOnCard("carol", ref, "Adopt")).toBe("");
  const { state } = await comesTo(ref, "done");
  expect(state.work.known.accountId).toBe(id);
  expect(
    town
      .sandbox()
      .aws.organization()
      .creations.map((one) => one.email),
  ).not.toContain(email);
  expect(accountsCalled("By Hand")).toMatchObject([
    { unit: "clients", tags: { "rolecall:request": ref, "managed-by": "rolecall" } },
  ]);
  const own = await town.isLetIn("ida", "idas-inn admin look around");
  expect(made.enters("ida", "By Hand").allowed).toBe(true);
  expect(made.enters("ida", "By Hand", { mfa: false }).allowed).toBe(false);
  expect(own).not.toBe(ref);
});

test.each([
  ["lost", "lose-answer", undefined],
  ["a failure of AWS's own", "fail-after", "ServiceException"],
] as const)(
  "the answer to CreateAccount is %s: Rolecall looks for the account, and there is one",
  async (_, effect, error) => {
    const name = effect === "lose-answer" ? "Jonas Jetty" : "Jonas Jungle";
    refuses({ action: "CreateAccount", effect, ...(error ? { error } : {}) });
    const ref = await approved("jonas", name);
    await made.waitsFor(
      ref,
      /gave no answer.*looks whether the account is there before it asks again/,
    );
    await comesTo(ref, "done");
    expect(accountsCalled(name)).toHaveLength(1);
    const asked = town.sandbox().aws.organization().creations;
    expect(asked.filter((one) => one.name === name)).toHaveLength(1);
  },
);

test("CreateAccount never reached AWS, and nobody can know: after a quarter of an hour it is asked for again, once", async () => {
  refuses({ action: "CreateAccount", effect: "fail", error: "ServiceException" });
  const ref = await approved("jonas", "Jonas Jail");
  const looking = /may have been asked for already, so Rolecall looks for it/;
  await made.waitsFor(ref, looking);
  await town.timePasses("14m");
  await made.waitsFor(ref, looking);
  expect(accountsCalled("Jonas Jail")).toEqual([]);
  await comesTo(ref, "done");
  expect(accountsCalled("Jonas Jail")).toHaveLength(1);
});

test("the account is there but nobody gets in for ten minutes: the card says so, and Rolecall goes on by itself", async () => {
  happens({ do: "set", entryMilliseconds: 600_000 });
  const ref = await approved("karla", "Karlas Kiosk");
  const knocking = /does not let Rolecall in yet, which may take some minutes/;
  await made.waitsFor(ref, knocking);
  happens({ do: "set", entryMilliseconds: 0 });
  await accountCard(
    ref,
    /getting in for the first time, waiting since .*: AWS does not let Rolecall in/,
  );
  await town.timePasses("9m");
  await made.waitsFor(ref, knocking);
  await comesTo(ref, "done");
  await town.reply(ref, /getting in for the first time: .*, (?:9|10) minutes/);
});

test("nobody gets in for longer than twenty minutes: stuck, and Retry knocks anew", async () => {
  happens({ do: "set", entryMilliseconds: 1_500_000 });
  const ref = await approved("karla", "Karlas Kitchen");
  const knocking = /does not let Rolecall in yet/;
  await made.waitsFor(ref, knocking);
  happens({ do: "set", entryMilliseconds: 0 });
  await town.timePasses("19m");
  await made.waitsFor(ref, knocking);
  const { buttons } = await isStuck(
    ref,
    /has not let Rolecall in for twenty minutes: the role Org/,
  );
  expect(buttons).toEqual(["Retry", "Abandon"]);
  await town.types("carol", `retry ${ref}`);
  await made.waitsFor(ref, knocking);
  await town.timePasses("5m");
  await comesTo(ref, "done");
  expect(accountsCalled("Karlas Kitchen")).toHaveLength(1);
});

test("AWS refuses the tightened trust policy: stuck at that step, the old one stands, and Retry tightens it", async () => {
  refuses({ service: "iam", action: "UpdateAssumeRolePolicy", error: "AccessDenied", times: 50 });
  const ref = await approved("liv", "Livs Lab");
  await isStuck(ref, /iam:UpdateAssumeRolePolicy/);
  expect((await made.accountRecord(ref)).state).toMatchObject({ step: "harden-trust" });
  const id = made.idOf("Livs Lab");
  const sids = () =>
    town
      .sandbox()
      .aws.world()
      .roles.filter(({ accountId }) => accountId === id)
      .flatMap(({ trust }) => [trust.Statement].flat().map(({ Sid }) => Sid));
  expect(sids()).not.toContain("RolecallBot");
  town.sandbox().faults.clear();
  await clicksOnCard("bob", ref, "Retry");
  await comesTo(ref, "done");
  expect(sids()).toEqual(["RolecallBot", "People", "RolecallBot", "People"]);
});

test("AWS throttles everything for five minutes: the card says that it takes longer, and then it is made, once", async () => {
  const ref = await asksFor("magnus", "Magnus Mill");
  refuses({ action: "*", effect: "throttle", times: 10_000 });
  await clicksOnCard("bob", ref, "Approve");
  await accountCard(ref, /delayed[^]*AWS asked us to slow down[^]*Rolecall tries again/);
  const { retry } = await made.accountRecord(ref);
  await town.timePasses("5m");
  await until(
    () => made.accountRecord(ref),
    (request) => (request.retry?.attempts ?? 0) > (retry?.attempts ?? 0),
    { what: "Rolecall has tried again after five minutes", seconds: 20 },
  );
  town.sandbox().faults.clear();
  await comesTo(ref, "done");
  expect(accountsCalled("Magnus Mill")).toHaveLength(1);
  expect(await made.accountRecord(ref)).toMatchObject({ retry: null });
});

test("the unit is deleted meanwhile: the account waits in the root, and Fix and retry moves it into another one", async () => {
  happens({ do: "create-unit", unit: "clients/nuts" });
  await town.timePasses("61s");
  const ref = await asksFor("nora", "Noras Nuts", { "Organizational unit": "clients › nuts" });
  happens({ do: "delete-unit", unit: "clients/nuts" });
  await clicksOnCard("bob", ref, "Approve");
  await isStuck(ref, /The unit is not there \(any more\)\. Choose another unit/);
  expect(accountsCalled("Noras Nuts")).toMatchObject([{ unit: "" }]);
  await town.timePasses("61s");
  expect(await clicksOnCard("bob", ref, "Fix and retry…")).toContain("Organizational unit");
  expect(await town.sends("bob", { "Organizational unit": "clients › banks" })).toBe("");
  await comesTo(ref, "done");
  expect(accountsCalled("Noras Nuts")).toMatchObject([{ unit: "clients/banks" }]);
  await accountCard(ref, /it is there[^]*in \*clients › banks\*/);
});

test("bob gives it up in the middle: the card says what there is, what to do by hand, and Rolecall touches none of it", async () => {
  refuses({ action: "MoveAccount", error: "AccessDeniedException", times: 50 });
  const ref = await approved("oskar", "Oskars Oven");
  await isStuck(ref, /lacks the permission/);
  expect(await town.types("oskar", `abandon ${ref}`)).toMatch(/your own request/);
  expect(await town.types("petra", `abandon ${ref}`)).toMatch(/Only approvers/);
  await clicksOnCard("bob", ref, "Abandon");
  await comesTo(ref, "abandoned");
  const { plain, buttons } = await accountCard(ref, /given up[^]*What is left/);
  const id = made.idOf("Oskars Oven");
  expect(plain).toContain(`the AWS account \`${id}\` with the e-mail`);
  expect(plain).toMatch(/the groups `oskars-oven-admin` and `oskars-oven-read-only`/);
  expect(plain).toMatch(/Name the account in rolecall.yaml if it is to be used as it is/);
  expect(buttons).toEqual([]);
  await town.dm("oskar", ref, /given up|gave/i);
  expect(await town.types("oskar", "oskars-oven admin")).toMatch(/There is no account/);
  expect(accountsCalled("Oskars Oven")).toMatchObject([{ state: "ACTIVE", unit: "" }]);
  expect(await town.types("bob", `retry ${ref}`)).toMatch(/not stuck|given up|abandoned/i);
});
