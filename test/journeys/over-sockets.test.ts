// The same steps whichever way Slack reaches the bot: over HTTP, and over sockets with two processes.
import { agencyWithColleagues } from "./colleagues.ts";
import { refIn } from "./doing.ts";
import { makingAccounts } from "./making-accounts.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

describe.each(["http", "socket"] as const)("over %s", (transport) => {
  const town = onTheSandbox(agencyWithColleagues(), {}, { transport, bots: 2 });
  const made = makingAccounts(town);
  const people = () => town.sandbox().slack.people;

  test("alice asks by form, bob approves, AWS lets her in, and she gives it back", async () => {
    expect(await town.types("alice", "")).toContain("Pick an account, and its roles appear here");
    const { options } = await people().suggest("alice", { field: "Account", query: "client a" });
    expect(options.map(({ value }) => value)).toEqual(["client-a"]);
    await people().fill("alice", { Account: "client-a" });
    const blank = await town.sends("alice", { Role: "admin", "Why do you need it?": "   " });
    expect(blank).toContain("say why");
    expect(await town.sends("alice", { "Why do you need it?": "fix the DNS" })).toBe("");
    const ref = refIn((await town.dm("alice", "R-", /Waiting for @platform in/)).plain);
    expect(await town.clicks("bob", await town.card(ref), "Approve")).toBe("");
    await town.rests(ref, "active");
    expect(town.letsIn("alice", "client-a admin").allowed).toBe(true);
    const ready = await town.dm("alice", ref, /You are in: \*client-a\* as \*admin\*/);
    expect(await town.clicks("alice", ready, "I'm done")).toBe("");
    await town.rests(ref, "ended");
    expect(await town.history(ref)).toEqual([
      "asked",
      "approved",
      "granted",
      "given-back",
      "ended",
    ]);
  });

  test("carol denies, is asked why, and emil reads why", async () => {
    const ref = await town.asks("emil", "client-b admin try something");
    expect(await town.clicks("carol", await town.card(ref), "Deny")).toContain(`Deny ${ref}`);
    expect(await town.sends("carol", { "Why not?": " " })).toContain("say why");
    expect(await town.sends("carol", { "Why not?": "use internal-tools" })).toBe("");
    await town.rests(ref, "denied");
    await town.dm("emil", ref, /@Carol Cruz denied your request[^]*use internal-tools/);
  });

  test("ida asks from her Home tab, sees her access there, and gives it back there", async () => {
    await people().openHome("ida");
    await town.homeOf("ida", (plain) => plain.includes("You have no access"));
    expect(await town.clicks("ida", "home", "Ask for access")).toContain("Ask for AWS access");
    await town.sends("ida", { Account: "client-c", "Why do you need it?": "renew it" });
    const ref = refIn((await town.dm("ida", "R-", /You asked for \*client-c\*/)).plain);
    await town.clicks("bob", await town.card(ref), "Approve");
    await town.rests(ref, "active");
    await people().openHome("ida");
    await town.homeOf("ida", (plain) => /you have access until/.test(plain));
    expect(await town.clicks("ida", "home", "I'm done")).toBe("");
    await town.rests(ref, "ended");
  });

  test("freya is warned that her time ends, asks for more, and has it once carol approves", async () => {
    const ref = await town.isLetIn("freya", "client-a admin 1h fix the DNS");
    const before = (await town.rests(ref, "active")).state.grant.endsAt ?? 0;
    await town.timePasses("55m");
    await town.clicks("freya", await town.dm("freya", ref, /ends[^]*Extend/), "Extend");
    const more = { "How much longer?": "2 hours", "Why do you need it for longer?": "not done" };
    expect(await town.sends("freya", more)).toContain("Asked for 2 hours more");
    await town.clicks("carol", await town.card(ref, /more time, waiting/), "Approve");
    await town.dm("freya", ref, /until/);
    expect((await town.rests(ref, "active")).state.grant.endsAt).toBe(before + 2 * 3600 * 1000);
  });

  test("hugo asks for a new account, bob approves, and hugo enters it", async () => {
    const ref = await made.asksFor("hugo", "Acme");
    await town.clicks("bob", await made.accountCard(ref, /waiting/), "Approve");
    await made.comesTo(ref, "done");
    const access = await town.isLetIn("hugo", "acme admin 1h have a look");
    await town.rests(access, "active");
    expect(made.enters("hugo", "Acme").allowed).toBe(true);
  });

  test("everything went that way", () => {
    const deliveries = town
      .sandbox()
      .calls.since(0)
      .filter(({ service }) => service === "delivery");
    const overSockets = deliveries.filter(({ about }) => about?.["socket"] !== undefined);
    expect(deliveries.length).toBeGreaterThan(20);
    expect(overSockets).toHaveLength(transport === "socket" ? deliveries.length : 0);
    const bots = new Set(deliveries.map(({ about }) => about?.["bot"]));
    expect([...bots].sort()).toEqual(
      town
        .sandbox()
        .bots.list()
        .map(({ url }) => url)
        .sort(),
    );
  });
});
