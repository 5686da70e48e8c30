// Requests that end before anything is done: denied, withdrawn, left without an answer; and the Home tab.
import { refIn } from "./doing.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const town = onTheSandbox();

test("carol denies by the button: she is asked why, emil reads why, AWS knows nothing", async () => {
  const ref = await town.asks("emil", "client-b admin try something");
  const form = await town.clicks("carol", await town.card(ref), "Deny");
  expect(form).toMatch(new RegExp(`Deny ${ref}[^]*@Emil Ek asks for[^]*try something`));

  const { people } = town.sandbox().slack;
  await people.fill("carol", { "Why not?": " " });
  expect((await people.submit("carol")).errors).toEqual({
    "Why not?": expect.stringContaining("say why"),
  });
  await people.fill("carol", { "Why not?": "Please try it in internal-tools first" });
  expect(await people.submit("carol")).toEqual({ ms: expect.any(Number) });

  await town.rests(ref, "denied");
  const notice = await town.dm("emil", ref, /@Carol Cruz denied your request/);
  expect(notice.plain).toContain("Please try it in internal-tools first");
  const card = await town.card(ref, /Denied by @Carol Cruz/);
  expect(card.buttons).toEqual([]);
  expect(card.plain).not.toContain("What will be done");
  await town.reply(ref, /denied by @Carol Cruz[^]*internal-tools first/);
  expect(town.letsIn("emil", "client-b admin").allowed).toBe(false);
  expect(await town.history(ref)).toEqual(["asked", "denied"]);
});

test("bob denies by reference: with a reason at once, without one the form asks for it", async () => {
  const ref = await town.asks("freya", "client-b admin try something");
  expect(await town.types("bob", `deny ${ref}`)).toContain("Why not?");
  await town.sandbox().slack.people.close("bob");
  expect((await town.record(ref)).state.name).toBe("pending");

  expect(await town.types("bob", `deny ${ref} not this week`)).toMatch(/^Denied: @Freya Falk/);
  await town.rests(ref, "denied");
  await town.dm("freya", ref, /denied[^]*not this week/);

  const again = await town.asks("freya", "client-b admin it is next week now");
  expect(again).not.toBe(ref);
});

test("greta takes her ask back, by the button, and another by reference; nobody can approve it then", async () => {
  const ref = await town.asks("greta", "client-a admin fix the DNS");
  const card = await town.card(ref);
  await town.clicks("greta", await town.dm("greta", ref, /Waiting for/), "Withdraw");
  await town.rests(ref, "withdrawn");
  await town.dm("greta", ref, /You took it back/);
  await town.card(ref, /Withdrawn by @Greta Grimm[^]*Nothing was done/);
  expect(await town.types("bob", `approve ${ref}`)).toMatch(/taken back by the person who asked/);
  expect(card.ts).toBe((await town.card(ref)).ts);

  const second = await town.asks("greta", "client-a admin fix the DNS after all");
  expect(await town.types("hugo", `withdraw ${second}`)).toMatch(/Only the person who asked/);
  expect(await town.types("greta", `withdraw ${second}`)).toMatch(/^Taken back/);
  await town.rests(second, "withdrawn");
  expect(await town.openOf("greta")).toBe(0);
});

test("nobody answers hugo in time: it lapses, he is told, and a late Approve does nothing", async () => {
  const ref = await town.asks("hugo", "client-a admin fix the DNS");
  const card = await town.card(ref);
  await town.timePasses("3d");

  await town.rests(ref, "lapsed");
  await town.dm("hugo", ref, /Nobody decided about your request[^]*so it lapsed/);
  expect((await town.card(ref, /nobody decided/)).buttons).toEqual([]);
  await town.reply(ref, /lapsed/);
  // Bob's Slack still showed the buttons.
  expect(await town.types("bob", `approve ${ref}`)).toMatch(/lapsed without a decision/);
  expect(card.buttons.map(({ label }) => label)).toEqual(["Approve", "Approve for less…", "Deny"]);
  expect(town.letsIn("hugo", "client-a admin").allowed).toBe(false);
});

test("bob approves from his Home tab, and ida gives back from hers", async () => {
  expect(await opensHome("ida")).toMatch(/You have no access[^]*Nothing of yours waits/);
  const ref = await town.asks("ida", "client-c renew the certificate");
  const waiting = await opensHome("ida");
  expect(waiting).toMatch(/What you asked for[^]*\[Withdraw\]/);
  expect(waiting).not.toContain("Waiting for your decision");
  const toDecide = new RegExp(`Waiting for your decision[^]*${ref}[^]*renew the cert`);
  expect(await opensHome("bob")).toMatch(toDecide);

  // Others wait as well, so the button is meant whose value names ida's request.
  const { key } = await town.record(ref);
  expect(await town.clicks("bob", "home", `${key.subject}|${String(key.number)}`)).toBe("");
  await town.rests(ref, "active");
  expect(await opensHome("bob")).not.toContain(ref);

  expect(await opensHome("ida")).toMatch(/you have access until[^]*Extend[^]*I'm done/);
  expect(await town.clicks("ida", "home", "I'm done")).toBe("");
  await town.rests(ref, "ended");
  expect(await opensHome("ida")).toContain("You have no access");
});

test("jonas asks from his Home tab: the same form opens", async () => {
  const { people } = town.sandbox().slack;
  await people.openHome("jonas");
  expect(await town.clicks("jonas", "home", "Ask for access")).toContain("Ask for AWS access");
  await people.fill("jonas", { Account: "client-c", "Why do you need it?": "renew it" });
  expect(await people.submit("jonas")).toEqual({ ms: expect.any(Number) });
  const receipt = await town.dm("jonas", "R-", /You asked for \*client-c\* as \*admin\*/);
  await town.card(refIn(receipt.plain), /@Jonas Juul asks/);
});

async function opensHome(person: string): Promise<string> {
  return (await town.sandbox().slack.people.openHome(person)).home?.plain ?? "";
}
