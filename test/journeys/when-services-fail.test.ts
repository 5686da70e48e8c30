// DynamoDB, Slack or IAM fails for a while, or the bot is stopped in the middle: nothing is half-done, nothing is lost.
import type { Fault } from "../../sandbox/faults.ts";
import { until } from "../../sandbox/until.ts";
import { refIn } from "./doing.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const town = onTheSandbox();

const FOR_A_WHILE = 10_000;

/** Call what comes back when it is over. */
function broken(fault: Pick<Fault, "service" | "action" | "effect"> & Partial<Fault>): () => void {
  const { faults } = town.sandbox();
  const { id } = faults.add({ times: FOR_A_WHILE, ...fault });
  return () => {
    faults.remove(id);
  };
}

const cards = () =>
  town
    .sandbox()
    .slack.people.sees("bob")
    .channels.flatMap(({ messages }) => messages)
    .filter(({ threadTs }) => threadTs === undefined);

test("DynamoDB is down while emil asks: he sees an error, nothing is asked, and later it works", async () => {
  const before = cards().length;
  const mend = broken({ service: "dynamodb", action: "*", effect: "fail" });
  const answer = await town.types("emil", "client-a admin fix the DNS");
  expect(answer).toMatch(/dispatch_failed[^]*Something broke on our side[^]*try again/);
  expect(answer).not.toMatch(/DynamoDB|InternalServerError/);
  mend();
  expect(await town.openOf("emil")).toBe(0);
  expect(cards()).toHaveLength(before);

  await town.isLetIn("emil", "client-a admin fix the DNS");
  expect(cards()).toHaveLength(before + 1);
});

test("DynamoDB is down while freya sends the form: it stays open with what she wrote, and she sends it again", async () => {
  const { people } = town.sandbox().slack;
  await town.types("freya", "");
  await people.fill("freya", { Account: "client-c", "Why do you need it?": "renew it" });
  const mend = broken({ service: "dynamodb", action: "*", effect: "fail" });
  expect((await people.submit("freya")).error).toMatch(/trouble connecting/);
  mend();
  expect(people.sees("freya").modals[0]?.fields.at(-1)?.value).toBe("renew it");
  expect(await people.submit("freya")).toEqual({ ms: expect.any(Number) });
  await town.dm("freya", "R-", /You asked for \*client-c\*/);
  expect(await town.openOf("freya")).toBe(1);
});

test("DynamoDB is down while bob approves: he sees an error, nobody is let in, and his next click counts", async () => {
  const ref = await town.asks("greta", "client-a admin fix the DNS");
  const card = await town.card(ref);
  const mend = broken({ service: "dynamodb", action: "*", effect: "fail" });
  expect(await town.clicks("bob", card, "Approve")).toMatch(/dispatch_failed/);
  await town.whisper("bob", /Something broke on our side/);
  expect(town.letsIn("greta", "client-a admin").allowed).toBe(false);
  mend();
  expect(await town.history(ref)).toEqual(["asked"]);
  expect(await town.clicks("bob", card, "Approve")).toBe("");
  await town.rests(ref, "active");
  expect(town.letsIn("greta", "client-a admin").allowed).toBe(true);
});

test("DynamoDB does not answer at all while hugo asks: Slack says so within its three seconds", async () => {
  const mend = broken({ service: "dynamodb", action: "*", effect: "hang" });
  expect(await town.types("hugo", "client-a admin fix the DNS")).toMatch(/dispatch_failed/);
  mend();
  expect(await town.openOf("hugo")).toBe(0);
  await town.asks("hugo", "client-a admin fix the DNS");
});

test("Slack takes no messages after the grant: ida is in at once, and is told later, once", async () => {
  const ref = await town.asks("ida", "client-a admin fix the DNS");
  const card = await town.card(ref);
  const mend = broken({ service: "slack", action: "chat.postMessage", effect: "fail" });
  await town.clicks("bob", card, "Approve");
  await until(
    () => town.record(ref),
    ({ state, announceRetry }) => state.name === "active" && announceRetry,
    { what: "ida is in, and telling her has failed" },
  );
  expect(town.letsIn("ida", "client-a admin").allowed).toBe(true);
  const { people } = town.sandbox().slack;
  const told = () => people.sees("ida").dms.filter(({ plain }) => plain.includes("You are in"));
  expect(told()).toEqual([]);
  mend();
  await town.rests(ref, "active");
  expect(told()).toHaveLength(1);
  await town.reply(ref, /is set up/);
});

test("Slack takes no card when jonas asks: the ask is kept, and the approvers get the card later", async () => {
  const before = cards().length;
  const mend = broken({
    service: "slack",
    action: "chat.postMessage",
    effect: "fail",
    error: "not_in_channel",
  });
  const answer = await town.types("jonas", "client-a admin fix the DNS");
  const ref = refIn(answer);
  await until(
    () => town.record(ref),
    ({ history }) => history.entries.some(({ detail = "" }) => detail.includes("/invite")),
    { what: "the record says what would mend it" },
  );
  expect(cards()).toHaveLength(before);
  mend();
  await town.rests(ref, "pending");
  expect(cards()).toHaveLength(before + 1);
});

test("Slack posts a card twice, for its first answer was lost: either copy works, and then neither can be decided", async () => {
  const before = cards().length;
  town.sandbox().faults.add({
    service: "slack",
    action: "chat.postMessage",
    effect: "lose-answer",
    times: 2,
  });
  const ref = await town.asks("petra", "client-b admin fix the DNS");
  const { messages } = await town.rests(ref, "pending");
  const [copy, known, ...more] = cards().slice(before);
  expect(more).toEqual([]);
  expect(known?.ts).toBe(messages.card?.ts);
  await town.clicks("bob", copy ?? { channel: "", ts: "" }, "Approve");
  await town.rests(ref, "active");
  await until(
    () => cards().slice(before),
    (both) => both.every(({ buttons }) => !buttons.some(({ label }) => label === "Approve")),
    { what: "no copy can be approved any more" },
  );
  expect(town.letsIn("petra", "client-b admin").allowed).toBe(true);
});

test("IAM asks to slow down again and again: karla is let in in the end", async () => {
  const ref = await town.asks("karla", "client-a admin fix the DNS");
  const mend = broken({ service: "iam", action: "*", effect: "throttle" });
  await town.clicks("bob", await town.card(ref), "Approve");
  const card = await town.card(ref, /approved, delayed[^]*AWS asked us to slow down/);
  expect(card.plain).toContain("Rolecall keeps trying by itself");
  await town.dm("karla", ref, /It takes longer than usual/);
  mend();
  await town.rests(ref, "active");
  const history = new Set(await town.history(ref));
  expect([...history]).toEqual(["asked", "approved", "delayed", "granted"]);
  expect(town.letsIn("karla", "client-a admin").allowed).toBe(true);
});

test("IAM does not allow Rolecall to add liv: she and the approvers are told, and Retry works once it is mended", async () => {
  const ref = await town.asks("liv", "client-b admin fix the DNS");
  const mend = broken({
    service: "iam",
    action: "AddUserToGroup",
    effect: "fail",
    error: "AccessDenied",
  });
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.rests(ref, "stuck");
  const why =
    /adding the IAM user to the group[^]*lacks the permission for the group client-b-admin/;
  await town.dm("liv", ref, why);
  const card = await town.card(ref, why);
  await town.reply(ref, why);
  expect(card.buttons.map(({ label }) => label)).toEqual(["Retry"]);
  expect(await town.types("liv", "client-b admin again")).toMatch(/approved but is stuck/);
  expect(await town.types("liv", `retry ${ref}`)).toMatch(/your own request/);
  expect(await town.types("karla", `retry ${ref}`)).toMatch(/Only approvers/);

  // Nothing is mended yet: it gets stuck again, and says so again.
  expect(await town.types("carol", `retry ${ref}`)).toMatch(/^It goes on/);
  await town.rests(ref, "stuck");
  expect(town.letsIn("liv", "client-b admin").allowed).toBe(false);
  mend();
  await town.clicks("carol", await town.card(ref, /stuck/), "Retry");
  await town.rests(ref, "active");
  await town.dm("liv", ref, /You are in/);
  expect(town.letsIn("liv", "client-b admin").allowed).toBe(true);
});

test("magnus needs it no more while it is stuck: what was half-made is undone", async () => {
  const ref = await town.asks("magnus", "client-b admin fix the DNS");
  const mend = broken({
    service: "iam",
    action: "AddUserToGroup",
    effect: "fail-after",
    error: "AccessDenied",
  });
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.rests(ref, "stuck");
  mend();
  await town.clicks("magnus", await town.dm("magnus", ref, /is stuck/), "Not needed any more");
  await town.rests(ref, "ended");
  expect(town.groupsOf("magnus.moe")).toEqual([]);
  const { dms } = town.sandbox().slack.people.sees("magnus");
  expect(dms.flatMap(({ buttons }) => buttons.map(({ label }) => label))).toEqual([]);
});

test("the answer to a click, a command and a form is lost on its way: people see an error, but it counted once", async () => {
  const { faults, slack } = town.sandbox();
  const lost = (action: string) =>
    faults.add({ service: "delivery", action, effect: "lose-answer" });
  lost("command");
  expect(await town.types("nora", "client-a admin fix the DNS")).toMatch(/operation_timeout/);
  expect(await town.types("nora", "client-a admin fix the DNS")).toMatch(/already: /);
  const ref = refIn((await town.dm("nora", "R-", /Waiting/)).plain);

  lost("block_actions");
  expect(await town.clicks("bob", await town.card(ref), "Approve")).toMatch(/operation_timeout/);
  await town.rests(ref, "active");
  expect(await town.types("bob", `approve ${ref}`)).toMatch(/approved already by @Bob Baker/);

  await town.types("nora", "client-a read-only");
  await slack.people.fill("nora", { "Why do you need it?": "compare" });
  lost("view_submission");
  expect((await slack.people.submit("nora")).error).toMatch(/operation_timeout/);
  await slack.people.submit("nora");
  expect(slack.people.sees("nora").modals[0]?.plain).toMatch(/asked for[^]*already/);
  expect(await town.openOf("nora")).toBe(2);
});

test("the bot is told to stop while oskar's access is being set up: it is finished, or taken up again", async () => {
  const ref = await town.asks("oskar", "client-a admin fix the DNS");
  const { bots, faults } = town.sandbox();
  faults.add({ service: "iam", action: "AddUserToGroup", effect: "delay", milliseconds: 300 });
  await town.clicks("bob", await town.card(ref), "Approve");
  await bots.stop();
  expect(bots.list()[0]?.ended).toBe("exit code 0");
  expect(["working", "active"]).toContain((await town.record(ref)).state.name);
  expect(await town.types("oskar", "list")).toMatch(/dispatch_failed/);
  await bots.start();
  await town.rests(ref, "active");
  const { dms } = town.sandbox().slack.people.sees("oskar");
  expect(dms.filter(({ plain }) => plain.includes("You are in"))).toHaveLength(1);
  expect(town.letsIn("oskar", "client-a admin").allowed).toBe(true);
});

test("the bot dies while petra's access is being set up: it goes on where it was after the next start", async () => {
  const { bots, faults } = town.sandbox();
  const ref = await town.asks("petra", "client-a admin fix the DNS");
  faults.add({ service: "iam", action: "GetUser", effect: "kill-before" });
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.botIsDead();
  expect((await town.record(ref)).state.name).toBe("working");
  await bots.start();
  const { history } = await town.rests(ref, "active");
  expect(history.entries).toEqual([
    expect.objectContaining({ what: "asked" }),
    expect.objectContaining({ what: "approved" }),
    expect.objectContaining({ what: "granted" }),
  ]);
});
