// Several accounts in one ask: one decision for each rule, and from then on each account goes its own way.
import { until } from "../../sandbox/until.ts";
import { refIn } from "./doing.ts";
import { refsOf } from "./knowing.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const town = onTheSandbox();

function cardCount(): number {
  const { channels } = town.sandbox().slack.people.sees("bob");
  return channels.flatMap(({ messages }) => messages).filter((one) => !one.threadTs).length;
}

test("emil asks for two accounts of two rules: two cards, and each is decided by itself", async () => {
  const before = cardCount();
  const answer = await town.types("emil", "client-a,client-c admin 1h renew the certificates");
  const [first = "", second = ""] = [...answer.matchAll(/R-[0-9A-Z]{6}/g)].map(([ref]) => ref);
  expect(second).not.toBe("");
  await town.rests(first, "pending");
  await town.rests(second, "pending");
  expect(cardCount()).toBe(before + 2);
  await town.card(first, /client-a as admin: waiting[^]*By the rule \*admins of client-a\*/);
  await town.clicks("bob", await town.card(second, /By the rule \*client-c\*/), "Approve");
  await town.rests(second, "active");
  await town.types("carol", `deny ${first} not that one`);
  await town.rests(first, "denied");
  expect(town.letsIn("emil", "client-c admin").allowed).toBe(true);
  expect(town.letsIn("emil", "client-a admin").allowed).toBe(false);
});

test("freya asks for two accounts of one rule: one card and one click, and a link and an end of its own for each", async () => {
  const before = cardCount();
  const ref = await town.asks("freya", "client-b,internal-tools admin 2h move the bills");
  const card = await town.card(ref, /client-b and 1 more as admin: waiting[^]*`internal-tools`/);
  expect(cardCount()).toBe(before + 1);
  await town.clicks("bob", card, "Approve");
  const [, other = ""] = refsOf(await town.rests(ref, "active"));
  await town.rests(other, "active");
  expect(await town.openOf("freya")).toBe(2);
  const links = [
    [ref, /\*client-b\* as \*admin\*/, "333333333333"],
    [other, /\*internal-tools\* as \*admin\*/, "555555555555"],
  ] as const;
  for (const [which, seat, account] of links) {
    const ready = await town.dm("freya", which, new RegExp(`You are in: ${seat.source}`));
    expect(ready.buttons[0]?.url).toContain(`switchrole?account=${account}`);
  }
  expect(cardCount()).toBe(before + 1);
  expect(town.letsIn("freya", "client-b admin").allowed).toBe(true);
  expect(town.letsIn("freya", "internal-tools admin").allowed).toBe(true);
  expect((await town.record(other)).history.entries).toMatchObject([
    { what: "asked", detail: "move the bills" },
    { what: "approved", by: { user: "U0BOB00001" }, rule: "admins" },
    { what: "granted" },
  ]);

  await town.types("freya", "done internal-tools");
  await town.rests(other, "ended");
  expect(town.letsIn("freya", "internal-tools admin").allowed).toBe(false);
  expect(town.letsIn("freya", "client-b admin").allowed).toBe(true);
});

test("carol denies what greta asks for in two accounts: neither is there, and both can be asked for again", async () => {
  const ref = await town.asks("greta", "client-b,internal-tools read-only look at the bills");
  await town.clicks("carol", await town.card(ref), "Deny");
  await town.sends("carol", { "Why not?": "the bills are not yours" });
  await town.rests(ref, "denied");
  await town.dm("greta", ref, /denied your request for \*2 accounts\*[^]*are not yours/);
  expect(await town.openOf("greta")).toBe(0);
  for (const account of ["client-b", "internal-tools"]) {
    expect(town.letsIn("greta", `${account} read-only`).allowed).toBe(false);
    await town.asks("greta", `${account} read-only look at it`);
  }
});

test("hugo has one of three, and one needs its name typed: the rest is asked for, and he reads what is left out", async () => {
  await town.isLetIn("hugo", "client-a admin fix the DNS");
  const answer = await town.types("hugo", "client-a,northbank,client-b admin fix it there too");
  expect(answer).toMatch(/Asked for \*client-b\* as \*admin\*/);
  expect(answer).toMatch(/You are in already, so not asked: `client-a`/);
  expect(answer).toMatch(/`northbank`: The account `northbank` as `admin` is sensitive/);
  await town.rests(refIn(answer), "pending");
  expect(await town.openOf("hugo")).toBe(2);
});

test("ida picks the other accounts in the form: she reads there which are asked for together, and which one she is in", async () => {
  const { people } = town.sandbox().slack;
  await town.types("ida", "internal-tools");
  await people.fill("ida", { "The same in other accounts too": ["client-b", "playground"] });
  const told = await town.sends("ida", { Role: "admin", "Why do you need it?": "move the DNS" });
  expect(told).toMatch(/Asked for \*2 accounts\* as \*admin\*[^]*The approvers have it/);
  expect(told).toMatch(/Asked for \*playground\* as \*admin\*[^]*Nobody has to approve it/);
  await people.close("ida");
  await town.card(refIn(told), /internal-tools and 1 more as admin: waiting/);
  await until(
    () => town.letsIn("ida", "playground admin"),
    ({ allowed }) => allowed,
    { what: "ida is in the playground" },
  );
});

test("the bot is killed the moment bob's click for two is stored: when it is back, jonas is in both", async () => {
  const { bots, faults } = town.sandbox();
  const ref = await town.asks("jonas", "client-b,internal-tools admin 1h move the bills");
  faults.add({ service: "iam", action: "GetUser", effect: "kill-before" });
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.botIsDead();
  await bots.start();
  const [, other = ""] = refsOf(await town.rests(ref, "active"));
  await town.rests(other, "active");
  expect(town.letsIn("jonas", "client-b admin").allowed).toBe(true);
  expect(town.letsIn("jonas", "internal-tools admin").allowed).toBe(true);
  expect(await town.openOf("jonas")).toBe(2);
});

test("nobody has to approve the playground: karla is in at once, and the card says by which rule", async () => {
  const answer = await town.types("karla", "playground try something");
  expect(answer).toMatch(/^Asked for \*playground\* as \*admin\*.*Nobody has to approve it/);
  const ref = refIn(answer);
  await town.rests(ref, "active");
  expect(town.letsIn("karla", "playground admin").allowed).toBe(true);
  const card = await town.card(ref, /No approval is needed by the rule \*playground\*/);
  expect(card.buttons.map(({ label }) => label)).not.toContain("Approve");
  expect((await town.record(ref)).history.entries[1]).toMatchObject({ rule: "playground" });
});
