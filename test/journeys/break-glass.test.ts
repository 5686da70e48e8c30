// Emergencies: in at once, seen by everybody, over after an hour, and looked at afterwards by somebody else.
import { agencyWithColleagues, policyIn } from "./colleagues.ts";
import { refIn } from "./doing.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const seed = agencyWithColleagues();
const inTheRule = policyIn(seed).rules.find(({ name }) => name === "client-c");
Object.assign(inTheRule ?? {}, { break_glass: { who: ["platform"], for: "30m" } });
const town = onTheSandbox(seed);
const [CAROL, PLATFORM] = ["U0CAROL001", "S0PLATFORM1"];

async function breaksTheGlass(person: string, text: string): Promise<string> {
  const answer = await town.types(person, `break-glass ${text}`);
  expect(answer).toMatch(/^You broke the glass: /);
  const ref = refIn(answer);
  await town.rests(ref, "active");
  return ref;
}

test("emil breaks the glass: in at once, and everybody who has to know is called", async () => {
  const ref = await breaksTheGlass("emil", "client-a admin the shop is down");
  expect(town.letsIn("emil", "client-a admin").allowed).toBe(true);
  const card = await town.card(ref, /Break-glass: client-a as admin[^]*nobody was asked/);
  expect(card.mentions).toEqual(expect.arrayContaining([CAROL, PLATFORM]));
  expect(card.plain).toMatch(/the shop is down[^]*A review is open/);

  const ready = await town.dm("emil", ref, /You are in: \*client-a\* as \*admin\*[^]*1 hour/);
  expect(ready.buttons.map(({ label }) => label)).not.toContain("Extend");
  expect(await town.types("emil", "extend client-a admin 1h not up yet")).toMatch(
    /taken by break-glass, which cannot be made longer/,
  );
});

test("freya's hour is over while the bot is dead: AWS refuses her, and the review is still there to be closed", async () => {
  const ref = await breaksTheGlass("freya", "client-a admin the shop is down");
  await town.sandbox().bots.kill();
  await town.timePasses("61m");
  expect(town.letsIn("freya", "client-a admin").statement?.sid).toBe("RolecallGuard");
  await town.sandbox().bots.start();
  await town.rests(ref, "ended");
  const card = await town.card(ref, /A review is open/);
  expect(await town.types("freya", `review ${ref} all fine`)).toMatch(/your own request/);
  expect(await town.types("hugo", `review ${ref} all fine`)).toMatch(/Only approvers can decide/);

  await town.timePasses("1d");
  const reminder = await town.reply(ref, /waits for a review since/);
  expect(reminder.mentions).toContain(PLATFORM);
  expect(await town.clicks("carol", card, "Review")).toMatch(/the shop is down[^]*What did you/);
  const found = "looked at the trail: she restarted the shop";
  expect(await town.sends("carol", { "What did you find?": found })).toBe("");
  await town.reply(ref, /@Carol Cruz reviewed what @Freya Falk took by break-glass[^]*the trail/);
  const closed = await town.card(ref, /Reviewed by @Carol Cruz[^]*she restarted the shop/);
  expect(closed.buttons.map(({ label }) => label)).not.toContain("Review");
  expect(await town.types("bob", `review ${ref} me too`)).toMatch(/reviewed already by @Carol/);

  expect((await town.record(ref)).history.entries).toMatchObject([
    { what: "asked", by: { user: "U0FREYA000" }, detail: "the shop is down" },
    { what: "glass-broken", rule: "admins of client-a" },
    { what: "granted" },
    { what: "expired" },
    { what: "ended" },
    { what: "cleared" },
    { what: "review-reminded" },
    { what: "review-closed", by: { user: CAROL }, detail: found },
  ]);
});

test("the bot is killed the moment AWS lets greta in: when it is back she is in, the card is loud, and her hour ends", async () => {
  const { bots, faults } = town.sandbox();
  faults.add({ service: "iam", action: "AddUserToGroup", effect: "kill-after" });
  const answer = await town.types("greta", "break-glass client-a admin the shop is down");
  await town.botIsDead();
  await bots.start();
  const ref = refIn(answer);
  await town.rests(ref, "active");
  await town.card(ref, /Break-glass: client-a as admin/);
  await town.dm("greta", ref, /You are in/);
  await town.timePasses("61m");
  expect(town.letsIn("greta", "client-a admin").allowed).toBe(false);
  await town.rests(ref, "ended");
  await town.card(ref, /A review is open/);
});

test("hugo says no reason: the form asks for it; and what he asked for before is taken back by it", async () => {
  const waiting = await town.asks("hugo", "client-a admin fix the shop");
  const form = await town.types("hugo", "break-glass client-a admin");
  expect(form).toMatch(/You let yourself into[^]*at once, for 1 hour[^]*What is the emergency/);
  expect(await town.sends("hugo", { "What is the emergency?": "the shop is down" })).toMatch(
    /You broke the glass/,
  );
  await town.rests(waiting, "withdrawn");
  const { plain } = await town.dm("hugo", "R-", /You took \*client-a\* as \*admin\* for 1 hour/);
  await town.rests(refIn(plain), "active");
});

test("client-c is for the platform team only: ida is told so, bob gets in, and carol has to look at it", async () => {
  expect(await town.types("ida", "break-glass client-c admin it is down")).toMatch(
    /You may not break the glass for `client-c` as `admin`[^]*Ask in the usual way: `\/aws-access client-c admin/,
  );
  expect(await town.types("ida", "break-glass client-b admin it is down")).toMatch(/may not break/);
  expect(await town.openOf("ida")).toBe(0);

  const ref = await breaksTheGlass("bob", "client-c admin it is down");
  expect(await town.types("bob", `review ${ref} I was right`)).toMatch(/your own request/);
  expect(await town.types("carol", `review ${ref} he was right`)).toMatch(/^Reviewed: /);
  await town.card(ref, /Reviewed by @Carol Cruz[^]*he was right/);
  expect(town.letsIn("bob", "client-c admin").allowed).toBe(true);
  await town.timePasses("31m");
  await town.rests(ref, "ended");
});
