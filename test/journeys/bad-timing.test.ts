// People who are faster or slower than Rolecall: forms and Home tabs that are behind, asks in the middle of something.
import type { Effect } from "../../sandbox/faults.ts";
import { agencyWithColleagues, policyIn } from "./colleagues.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const seed = agencyWithColleagues();
const town = onTheSandbox(seed);
const people = () => town.sandbox().slack.people;

function slow(action: string): void {
  town.sandbox().faults.add({ service: "iam", action, effect: "delay", milliseconds: 400 });
}

function fails(service: "slack" | "iam", action: string, error?: string): void {
  const effect: Effect = "fail";
  const fault = { service, action, effect, times: 1000 };
  town.sandbox().faults.add(error === undefined ? fault : { ...fault, error });
}

/** Or, where this machine is busy, that it takes longer than usual. */
const BEING_SET_UP = /approved(?: and being set up|; setting it up)/;

const whileSettingUp: [text: string, like: RegExp][] = [
  ["client-a admin hurry", BEING_SET_UP],
  ["done client-a", BEING_SET_UP],
  ["list", BEING_SET_UP],
];

test("emil is impatient: while he is being let in, and while it is being taken away, he hears just that", async () => {
  const ref = await town.asks("emil", "client-a admin fix the DNS");
  slow("AddUserToGroup");
  await town.clicks("bob", await town.card(ref), "Approve");
  for (const [text, like] of whileSettingUp) expect(await town.types("emil", text)).toMatch(like);
  await town.rests(ref, "active");
  slow("RemoveUserFromGroup");
  await town.types("emil", "done client-a");
  expect(await town.types("emil", "client-a admin again")).toMatch(/just being taken away/);
  expect(await town.types("emil", "done client-a")).toMatch(/just being taken away/);
  await town.rests(ref, "ended");
  expect(await town.types("emil", "client-a admin again")).toMatch(/^Asked for/);
});

test("bob's form for a no is open while carol approves: sending it tells him so, and changes nothing", async () => {
  const ref = await town.asks("freya", "client-a admin fix the DNS");
  await town.clicks("bob", await town.card(ref), "Deny");
  await town.types("carol", `approve ${ref}`);
  await town.rests(ref, "active");
  await people().fill("bob", { "Why not?": "no" });
  await people().submit("bob");
  await town.whisper("bob", /approved already by @Carol Cruz/);
  await people().close("bob");
  expect((await town.record(ref)).state.name).toBe("active");
});

test("bob's Home tab is behind: his Approve tells him what carol did, and the tab is drawn anew", async () => {
  const ref = await town.asks("greta", "client-a admin fix the DNS");
  await people().openHome("bob");
  await town.types("carol", `deny ${ref} not today`);
  await town.rests(ref, "denied");
  const { key } = await town.record(ref);
  await town.clicks("bob", "home", `${key.subject}|${String(key.number)}`);
  await town.whisper("bob", /denied already by @Carol Cruz/);
  await people().close("bob");
  await town.homeOf("bob", (plain) => !plain.includes(ref));
});

test("hugo's Home tab is behind: I'm done a second time is answered, and ends nothing twice", async () => {
  const ref = await town.isLetIn("hugo", "client-c renew the certificate");
  await people().openHome("hugo");
  await town.types("hugo", "done client-c");
  await town.rests(ref, "ended");
  await town.clicks("hugo", "home", "I'm done");
  await town.whisper("hugo", /There is no access to `client-c` that could be given back/);
  await town.homeOf("hugo", (plain) => plain.includes("You have no access through"));
});

test("ida's receipt still had Withdraw when bob approved: she hears that it is too late", async () => {
  const ref = await town.asks("ida", "client-a admin fix the DNS");
  await people().openHome("ida");
  await town.types("bob", `approve ${ref}`);
  await town.rests(ref, "active");
  expect(await town.types("ida", `withdraw ${ref}`)).toMatch(/approved already by @Bob Baker/);
  await town.clicks("ida", "home", "Withdraw");
  await town.whisper("ida", /approved already by @Bob Baker/);
  expect((await town.record(ref)).state.name).toBe("active");
});

test("jonas sends the form before its roles are there, or after he picked another account: it asks for the role", async () => {
  await town.types("jonas", "");
  fails("slack", "views.update");
  await people().fill("jonas", { Account: "client-a", "Why do you need it?": "look" });
  town.sandbox().faults.clear();
  await people().submit("jonas");
  const [form] = people().sees("jonas").modals;
  expect(form?.fields.map(({ label }) => label)).toContain("Role");
  expect(form?.fields.at(-1)?.value).toBe("look");
  await people().fill("jonas", { Role: "read-only" });

  await people().fill("jonas", { Account: "client-b" });
  const roles = people()
    .sees("jonas")
    .modals[0]?.fields.find(({ label }) => label === "Role");
  expect(roles?.value).toBeNull();
  await people().fill("jonas", { Role: "admin" });
  expect(await people().submit("jonas")).toEqual({ ms: expect.any(Number) });
  await town.dm("jonas", "R-", /You asked for \*client-b\* as \*admin\*/);
});

test("Slack does not open karla's form: she reads how to type it instead", async () => {
  fails("slack", "views.open", "expired_trigger_id");
  expect(await town.types("karla", "")).toMatch(/did not open the form in time.*\/aws-access help/);
  expect(await town.types("karla", "client-a")).toMatch(/did not open the form/);
});

test("Slack cannot say who liv is: nothing is done until it can", async () => {
  fails("slack", "users.info");
  expect(await town.types("liv", "client-a admin fix it")).toMatch(/could not tell me just now/);
  town.sandbox().faults.clear();
  expect(await town.openOf("liv")).toBe(0);
  await town.asks("liv", "client-a admin fix it");
});

test("AWS does not let Rolecall take magnus out: it refuses him all the same, Rolecall goes on trying, and says so", async () => {
  const ref = await town.isLetIn("magnus", "client-a admin fix the DNS");
  fails("iam", "RemoveUserFromGroup", "AccessDenied");
  await town.types("magnus", "done client-a");
  await town.card(ref, /taking the IAM user out[^]*lacks the permission[^]*keeps trying/);
  await town.dm("magnus", ref, /Taking the access away[^]*longer than usual/);
  expect((await town.record(ref)).state.name).toBe("ending");
  expect(town.groupsOf("magnus.moe")).toEqual(["client-a-admin"]);
  expect(town.letsIn("magnus", "client-a admin").because).toMatch(/rolecall-ended/);
  town.sandbox().faults.clear();
  await town.rests(ref, "ended");
  expect(town.groupsOf("magnus.moe")).toEqual([]);
});

test("freya has it without an end, and AWS lets Rolecall neither refuse her nor take her out: in she is until it can", async () => {
  const ref = await town.isLetIn("freya", "client-b read-only standing watch the bills");
  fails("iam", "PutUserPolicy", "AccessDenied");
  fails("iam", "RemoveUserFromGroup", "AccessDenied");
  await town.types("freya", "done client-b");
  await town.card(ref, /taking the IAM user out[^]*lacks the permission[^]*keeps trying/);
  expect(town.letsIn("freya", "client-b read-only").allowed).toBe(true);
  town.sandbox().faults.clear();
  await town.rests(ref, "ended");
  expect(town.letsIn("freya", "client-b read-only").allowed).toBe(false);
});

test("nora's request was stuck and is let go on: no message of hers says any more that she is not in", async () => {
  const ref = await town.asks("nora", "client-a admin fix the DNS");
  fails("iam", "AddUserToGroup", "AccessDenied");
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.dm("nora", ref, /You do not have the access yet/);
  await town.rests(ref, "stuck");
  town.sandbox().faults.clear();
  await town.types("carol", `retry ${ref}`);
  await town.rests(ref, "active");
  const read = people()
    .sees("nora")
    .dms.map(({ plain }) => plain);
  expect(read.join("\n")).not.toContain("You do not have the access yet");
});

test("somebody deleted the card: the next turn posts a new one, with the thread under it", async () => {
  const ref = await town.asks("oskar", "client-a admin fix the DNS");
  const { ts } = await town.card(ref);
  fails("slack", "chat.update", "message_not_found");
  await town.types("bob", `approve ${ref}`);
  const { messages } = await town.rests(ref, "active");
  expect(messages.card?.ts).not.toBe(ts);
  await town.card(ref, /has access/);
  const reply = await town.reply(ref, /is set up/);
  expect(reply.threadTs).toBe(messages.card?.ts);
});

test("petra types in a channel: only she reads the answer", async () => {
  const { ephemeral } = await people().command("petra", { text: "help" });
  expect(ephemeral?.plain).toContain("/aws-access list");
  expect(
    people()
      .sees("bob")
      .channels.find(({ name }) => name === "general")?.messages,
  ).toEqual([]);
  const told = await people().command("bob", { text: "client-b", channel: "general" });
  expect(told.modal?.plain).toContain("Ask for AWS access");
  expect(people().sees("petra").ephemerals).toHaveLength(1);
  await people().close("bob");
});

test("the directory cannot be read when the bot starts: alice is told to wait, and nobody decides meanwhile", async () => {
  const ref = await town.asks("carol", "client-a read-only compare");
  fails("iam", "GetAccountAuthorizationDetails");
  await town.restart();
  expect(await town.types("alice", "client-a admin fix it")).toMatch(
    /has not told me yet who is who/,
  );
  expect(await town.types("bob", `approve ${ref}`)).toMatch(/has not told me yet who is who/);
  expect(await town.openOf("alice")).toBe(0);
  expect(await town.history(ref)).toEqual(["asked"]);
  town.sandbox().faults.clear();
  await town.typesUntil("alice", "client-a admin fix it", /^Asked for/);
  expect(await town.types("bob", `approve ${ref}`)).toMatch(/^Approved/);
});

test("somebody breaks rolecall.yaml: the bot does not start, and says what is wrong and where", async () => {
  policyIn(seed).channel = "#aws-approvals";
  await expect(town.restart()).rejects.toThrow(/channel[^]*the id of a Slack channel/);
});
