// Two people at once, late clicks, the same click twice, and a bot or a policy that changed in between.
import { agencyWithColleagues, policyIn } from "./colleagues.ts";
import { refIn } from "./doing.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const seed = agencyWithColleagues();
const town = onTheSandbox(seed);

test("bob approves what carol has denied already: he is told, and the denial stands", async () => {
  const ref = await town.asks("emil", "client-a admin fix the DNS");
  await town.types("carol", `deny ${ref} not today`);
  await town.rests(ref, "denied");
  expect(await town.types("bob", `approve ${ref}`)).toMatch(/denied already by @Carol Cruz/);
  expect(await town.history(ref)).toEqual(["asked", "denied"]);
  expect(town.letsIn("emil", "client-a admin").allowed).toBe(false);
});

test("carol approves what freya was given by bob and gave back: nothing comes to life again", async () => {
  const ref = await town.isLetIn("freya", "client-a admin fix the DNS");
  expect(await town.types("carol", `approve ${ref}`)).toMatch(/approved already by @Bob Baker/);
  await town.types("freya", "done client-a");
  await town.rests(ref, "ended");
  expect(await town.types("carol", `approve ${ref}`)).toMatch(/approved, and the access was ended/);
  expect(await town.types("carol", `deny ${ref} no`)).toMatch(/approved, and the access was ended/);
  expect(town.letsIn("freya", "client-a admin").allowed).toBe(false);
});

test("bob and carol approve in the same moment: one of them did, the other is told who", async () => {
  const ref = await town.asks("greta", "client-a admin fix the DNS");
  const card = await town.card(ref);
  await Promise.all([town.clicks("bob", card, "Approve"), town.clicks("carol", card, "Approve")]);
  const { state } = await town.rests(ref, "active");
  const isBobs = state.grant.approval.by?.user === "U0BOB00001";
  if (isBobs) await town.whisper("carol", /approved already by @Bob Baker/);
  else await town.whisper("bob", /approved already by @Carol Cruz/);
  expect(await town.history(ref)).toEqual(["asked", "approved", "granted"]);
});

test("bob approves while carol denies: one decision counts, everywhere the same", async () => {
  const ref = await town.asks("hugo", "client-a admin fix the DNS");
  await Promise.all([
    town.clicks("bob", await town.card(ref), "Approve"),
    town.types("carol", `deny ${ref} no`),
  ]);
  const decided = (await town.history(ref)).filter((what) => /approved|denied/.test(what));
  expect(decided).toHaveLength(1);
  const isDenied = decided[0] === "denied";
  await town.rests(ref, isDenied ? "denied" : "active");
  await town.dm("hugo", ref, isDenied ? /@Carol Cruz denied/ : /You are in/);
  expect(town.letsIn("hugo", "client-a admin").allowed).toBe(!isDenied);
});

test("ida asks twice in the same moment: there is one request", async () => {
  const answers = await Promise.all([
    town.types("ida", "client-a admin fix the DNS"),
    town.types("ida", "client-a admin fix the DNS"),
  ]);
  expect(answers.filter((answer) => answer.startsWith("Asked for"))).toHaveLength(1);
  expect(answers.filter((answer) => answer.includes("already: "))).toHaveLength(1);
  expect(await town.openOf("ida")).toBe(1);
});

test("Slack delivers the same signed command, click and form twice: each counts once", async () => {
  const { faults, slack } = town.sandbox();
  const twice = (action: string) =>
    faults.add({ service: "delivery", action, effect: "deliver-twice" });

  twice("command");
  await town.types("jonas", "client-a admin fix the DNS");
  expect(await town.openOf("jonas")).toBe(1);
  const receipt = await town.dm("jonas", "R-", /Waiting for/);
  const ref = refIn(receipt.plain);

  twice("block_actions");
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.rests(ref, "active");
  twice("block_actions");
  await town.clicks("jonas", await town.dm("jonas", ref, /You are in/), "I'm done");
  await town.rests(ref, "ended");
  expect(await town.history(ref)).toEqual(["asked", "approved", "granted", "given-back", "ended"]);

  const second = await town.asks("jonas", "client-a admin once more");
  await town.clicks("bob", await town.card(second), "Deny");
  await slack.people.fill("bob", { "Why not?": "once is enough" });
  twice("view_submission");
  await slack.people.submit("bob");
  await town.rests(second, "denied");
  expect(await town.history(second)).toEqual(["asked", "denied"]);
  expect(
    slack.people.sees("jonas").dms.filter(({ plain }) => /denied your/.test(plain)),
  ).toHaveLength(1);
  expect(faults.list()).toEqual([]);
});

test("the bot was restarted: the card of before still works, and so does the reference", async () => {
  const karla = await town.asks("karla", "client-a admin fix the DNS");
  const liv = await town.asks("liv", "client-a admin fix the DNS");
  await town.restart();
  await town.clicks("bob", await town.card(karla), "Approve");
  await town.types("bob", `approve ${liv}`);
  await town.rests(karla, "active");
  await town.rests(liv, "active");
  await town.dm("karla", karla, /You are in/);
});

test("carol is no approver any more: the buttons she still sees do nothing for her", async () => {
  const ref = await town.asks("magnus", "client-a admin fix the DNS");
  policyIn(seed).groups["platform"] = ["bob"];
  await town.restart();
  await town.clicks("carol", await town.card(ref), "Approve");
  await town.whisper("carol", /Only approvers can decide/);
  expect(await town.types("carol", `deny ${ref} no`)).toMatch(/Only approvers can decide/);
  expect((await town.record(ref)).state.name).toBe("pending");
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.rests(ref, "active");
});

test("the role was changed after nora asked: what bob sees is no longer what would be done, so it is not done", async () => {
  const ref = await town.asks("nora", "client-b admin fix the DNS");
  const gone = await town.asks("oskar", "client-c renew the certificate");
  const policy = policyIn(seed);
  const { accounts, rules } = policy;
  policy.rules = rules.filter(({ name }) => name !== "client-c");
  policy.accounts = accounts
    .filter(({ slug }) => slug !== "client-c")
    .map((one) =>
      one.slug === "client-b" ? { ...one, roles: { admin: { role: "RolecallReadOnly" } } } : one,
    );
  await town.restart();

  await town.clicks("bob", await town.card(ref), "Approve");
  await town.whisper("bob", /changed after this was asked[^]*Deny it/);
  expect(await town.types("carol", `approve ${gone}`)).toMatch(/changed after this was asked/);
  expect(await town.history(ref)).toEqual(["asked"]);
  expect(town.groupsOf("nora.nord")).toEqual([]);

  // No rule is about it any more, so admins clear it up.
  await town.types("carol", `deny ${gone} the account is gone`);
  await town.rests(gone, "denied");
  await town.types("bob", `deny ${ref} ask again`);
  await town.rests(ref, "denied");
  const again = await town.isLetIn("nora", "client-b admin fix the DNS");
  await town.reply(again, /is set up/);

  Object.assign(policy, { accounts, rules });
  await town.restart();
});

test("petra's account is taken out of the policy while she is in: she can still give it back", async () => {
  const ref = await town.isLetIn("petra", "client-c renew the certificate");
  const policy = policyIn(seed);
  const { accounts, rules } = policy;
  policy.rules = rules.filter(({ name }) => name !== "client-c");
  policy.accounts = accounts.filter(({ slug }) => slug !== "client-c");
  await town.restart();
  expect(await town.types("petra", "list")).toContain(ref);
  expect(await town.types("petra", "done client-c")).toMatch(/being taken away/);
  await town.rests(ref, "ended");
  expect(town.groupsOf("petra.pohl")).toEqual([]);
  Object.assign(policy, { accounts, rules });
});
