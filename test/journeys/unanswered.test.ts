// A bank that one person decides about: its name has to be typed, and time goes on while nobody answers.
import { refIn } from "./doing.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const town = onTheSandbox();
const [CAROL, PLATFORM] = ["U0CAROL001", "S0PLATFORM1"];

/** Asks for the bank by the form, which is the only way. */
async function asksForTheBank(person: string): Promise<string> {
  await town.types(person, "northbank admin restart the till");
  expect(await town.sends(person, { "Type northbank to ask": "northbank" })).toBe("");
  const ref = refIn((await town.dm(person, "R-", /You asked for \*northbank\*/)).plain);
  await town.rests(ref, "pending");
  return ref;
}

test("emil types all of it, and the form opens: only the bank's own name lets him ask", async () => {
  const form = await town.types("emil", "northbank admin restart the till");
  expect(form).toMatch(/What breaks here is in the news[^]*restart the till/);
  const wrong = await town.sends("emil", { "Type northbank to ask": "nordbank" });
  expect(wrong).toMatch(/This is sensitive: Production of a bank[^]*name, northbank, has to be/);
  expect(await town.openOf("emil")).toBe(0);

  expect(await town.sends("emil", { "Type northbank to ask": "Northbank" })).toBe("");
  const { plain } = await town.dm("emil", "R-", /You asked for \*northbank\* as \*admin\* for 1 h/);
  const card = await town.card(refIn(plain), /Sensitive:[^]*By the rule \*banks\*.*@platform/);
  expect(card.mentions).toContain(PLATFORM);
  await town.types("emil", `withdraw ${refIn(plain)}`);
});

test("bob approves freya's bank: the button asks for its name, and so does the command", async () => {
  const ref = await asksForTheBank("freya");
  expect(await town.types("bob", `approve ${ref}`)).toMatch(/This is sensitive[^]*`northbank`/);
  expect(await town.types("bob", `approve ${ref} ledger`)).toMatch(/This is sensitive/);
  const form = await town.clicks("bob", await town.card(ref), "Approve");
  expect(form).toMatch(/Sensitive:[^]*Type northbank to approve/);
  expect(await town.sends("bob", { "Type northbank to approve": "yes" })).toMatch(/is sensitive/);
  expect((await town.record(ref)).state.name).toBe("pending");
  expect(await town.sends("bob", { "Type northbank to approve": "northbank" })).toBe("");
  await town.rests(ref, "active");
  expect(town.letsIn("freya", "northbank admin").allowed).toBe(true);

  const second = await asksForTheBank("greta");
  expect(await town.types("bob", `approve ${second} 30m northbank`)).toMatch(/^Approved: @Greta/);
  await town.rests(second, "active");
  await town.dm("greta", second, /You are in: \*northbank\*[^]*It lasts 30 minutes/);
});

test("bob says nothing: after an hour he is reminded, after four carol may decide, and she does", async () => {
  const ref = await asksForTheBank("hugo");
  const card = await town.card(ref);
  await town.timePasses("61m");
  const reminder = await town.reply(ref, /still waits for an answer/);
  expect(reminder.mentions).toContain(PLATFORM);
  expect(reminder.threadTs).toBe(card.ts);
  await town.dm("hugo", ref, /Waiting for @Bob Baker[^]*The approvers were reminded once/);
  await town.clicks("carol", card, "Approve");
  await town.whisper("carol", /Only approvers can decide about this/);
  expect(await town.types("carol", `deny ${ref} no`)).toMatch(/Only approvers can decide/);

  await town.timePasses("3h");
  const escalation = await town.reply(ref, /@Carol Cruz: .*you may decide about it too/);
  expect(escalation.mentions).toContain(CAROL);
  await town.dm("hugo", ref, /has waited for a while, so by now @Carol Cruz may decide too/);
  await town.card(ref, /Escalated to @Carol Cruz, who may decide too/);
  await town.dm("hugo", ref, /Waiting for [^]*@Carol Cruz[^]*more people may decide by now/);

  await town.clicks("carol", card, "Approve");
  await town.sends("carol", { "Type northbank to approve": "northbank" });
  await town.rests(ref, "active");
  const { entries } = (await town.record(ref)).history;
  expect(entries.map(({ what }) => what)).toEqual(
    expect.arrayContaining(["asked", "reminded", "escalated", "approved", "granted"]),
  );
  expect(entries.find(({ what }) => what === "approved")).toMatchObject({
    by: { user: CAROL },
    rule: "banks",
  });
});

test("nobody answers ida for a day: it lapses, she is told, and nobody can approve it any more", async () => {
  const ref = await asksForTheBank("ida");
  await town.timePasses("23h");
  await town.reply(ref, /still waits for an answer/);
  expect((await town.record(ref)).state.name).toBe("pending");
  await town.timePasses("61m");
  await town.rests(ref, "lapsed");
  await town.dm("ida", ref, /Nobody decided about your request for \*northbank\*[^]*so it lapsed/);
  expect((await town.card(ref, /Nobody decided until/)).buttons).toEqual([]);
  expect(await town.types("bob", `approve ${ref} northbank`)).toMatch(/lapsed without a decision/);
  expect(town.letsIn("ida", "northbank admin").allowed).toBe(false);
});

test("the bot is dead while all of that becomes due: when it is back, there is one reminder, and carol is called", async () => {
  const ref = await asksForTheBank("jonas");
  await town.sandbox().bots.kill();
  await town.timePasses("5h");
  await town.sandbox().bots.start();
  await town.reply(ref, /@Carol Cruz: .*you may decide about it too/);
  await town.reply(ref, /still waits for an answer/);
  await town.rests(ref, "pending");
  const said = (await town.history(ref)).filter((what) => /reminded|escalated/.test(what));
  expect(said.sort()).toEqual(["escalated", "reminded"]);
});
