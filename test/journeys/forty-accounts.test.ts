// An audit of forty accounts: one ask, one card, one decision, and forty grants that AWS itself ends.
import { agencyWithColleagues, policyIn } from "./colleagues.ts";
import { refsOf } from "./knowing.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const seed = agencyWithColleagues();
const role = "RolecallReadOnly";
const shops = Array.from({ length: 40 }, (_, index) => {
  const number = String(index + 1).padStart(2, "0");
  return { slug: `shop-${number}`, id: `9000000000${number}`, name: `Shop No ${number}` };
});
policyIn(seed).accounts.push(
  ...shops.map((shop) => ({ ...shop, roles: { "read-only": { role, session: "1h" } } })),
);
seed.aws.accounts.push(
  ...shops.map(({ id, slug, name }) => {
    const email = `aws+${slug}@northwind.example`;
    return { id, name, email, roles: [{ name: role }] };
  }),
);
// As long as the sandbox's own: forty turns at once take their time on a busy machine.
const town = onTheSandbox(seed, { ROLECALL_LEASE_SECONDS: "10" });
const ALL = shops.map(({ slug }) => slug).join(",");
const LONG = 180_000;

/** In which of the forty AWS lets somebody in. */
function openTo(person: string): string[] {
  return shops.flatMap(({ slug }) =>
    town.letsIn(person, `${slug} read-only`).allowed ? [slug] : [],
  );
}

/** The policies that are somebody's in IAM: on their user, and on the groups they are in. */
function policiesOf(iamUser: string): string[] {
  const { groups, users } = town.sandbox().aws.world();
  const user = users.find(({ name }) => name === iamUser);
  const theirs = groups.filter(({ name }) => user?.groups.includes(name) ?? false);
  return [user, ...theirs].flatMap((holder) => Object.keys(holder?.policies ?? {}));
}

test(
  "emil asks for forty, carol approves once: he is in all of them, and out of all of them two hours later though the bot is dead",
  async () => {
    const { bots, slack } = town.sandbox();
    const ref = await town.asks("emil", `${ALL} read-only 2h the yearly audit`);
    const card = await town.card(ref, /shop-01 and 39 more as read-only: waiting[^]*`shop-40`/);
    expect(openTo("emil")).toEqual([]);
    await town.clicks("carol", card, "Approve");

    const refs = refsOf(await town.rests(ref, "active"));
    expect(new Set(refs).size).toBe(40);
    for (const one of refs) await town.rests(one, "active");
    expect(openTo("emil")).toHaveLength(40);
    expect(policiesOf("emil.ek")).toHaveLength(40);
    const cards = slack.people.sees("bob").channels.flatMap(({ messages }) => messages);
    expect(cards.filter(({ threadTs }) => threadTs === undefined)).toHaveLength(1);
    for (const [index, { id }] of shops.entries()) {
      const ready = await town.dm("emil", refs[index] ?? "", /You are in: \*shop-/);
      expect(ready.buttons[0]?.url).toContain(`switchrole?account=${id}`);
    }

    await bots.kill();
    await town.timePasses("121m");
    expect(openTo("emil")).toEqual([]);
    await bots.start();
    for (const one of refs) await town.rests(one, "ended");
    await town.timePasses("46m");
    for (const one of refs) await town.isCleared(one);
    expect(policiesOf("emil.ek")).toEqual([]);
  },
  LONG,
);

test(
  "freya gives one of her forty back: she is out of that one only, and can ask for it again",
  async () => {
    const ref = await town.asks("freya", `${ALL} read-only 2h the yearly audit`);
    await town.types("carol", `approve ${ref}`);
    const { ask } = await town.rests(ref, "active");
    const others = ask.others ?? [];
    for (const other of others) await town.rests(other.ref, "active");
    await town.types("freya", "done shop-17");
    const given = others.find(({ account }) => account.slug === "shop-17")?.ref ?? "";
    await town.rests(given, "ended");
    expect(town.letsIn("freya", "shop-17 read-only").allowed).toBe(false);
    expect(openTo("freya")).toHaveLength(39);
    const again = await town.isLetIn("freya", "shop-17 1h one thing more");
    expect(again).not.toBe(given);
    expect(openTo("freya")).toHaveLength(40);
  },
  LONG,
);

test(
  "the bot is killed in the middle of greta's forty: when it is back she is in all of them, by one policy each",
  async () => {
    const { bots, faults } = town.sandbox();
    const ref = await town.asks("greta", `${ALL} read-only 2h the yearly audit`);
    faults.add({ service: "iam", action: "PutGroupPolicy", effect: "kill-after", skip: 15 });
    await town.types("carol", `approve ${ref}`);
    await town.botIsDead();
    expect(openTo("greta").length).toBeLessThan(40);
    await town.timePasses("11s");
    await bots.start();
    const refs = refsOf(await town.rests(ref, "active"));
    for (const one of refs) await town.rests(one, "active");
    expect(openTo("greta")).toHaveLength(40);
    expect(policiesOf("greta.grimm")).toHaveLength(40);
    expect(await town.openOf("greta")).toBe(40);
  },
  LONG,
);
