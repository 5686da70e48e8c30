// Finding one's account among ten thousand.
import { agencyWithColleagues, policyIn } from "./colleagues.ts";
import { refIn } from "./doing.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const seed = agencyWithColleagues();
policyIn(seed).accounts.push(
  ...Array.from({ length: 10_000 }, (_, index) => {
    const number = String(index).padStart(5, "0");
    const roles = { admin: { role: "OrganizationAccountAccessRole" } };
    return { slug: `shop-${number}`, id: `9${number}000000`, name: `Shop No ${number}`, roles };
  }),
);
const town = onTheSandbox(seed);

const suggestions = async (query: string) => {
  const { people } = town.sandbox().slack;
  const { options, error } = await people.suggest("alice", { field: "Account", query });
  if (error !== undefined) throw new Error(error);
  return options.map(({ value }) => value);
};

test("alice types, and Slack shows the right accounts: by slug, by name, by id, and none for nonsense", async () => {
  await town.types("alice", "");
  expect(await suggestions("")).toHaveLength(100);
  expect(await suggestions("shop-07")).toHaveLength(100);
  expect(await suggestions("shop-07342")).toEqual(["shop-07342"]);
  expect(await suggestions("no 07342")).toEqual(["shop-07342"]);
  expect(await suggestions("07342 SHOP")).toEqual(["shop-07342"]);
  expect(await suggestions("907342000000")).toEqual(["shop-07342"]);
  expect((await suggestions("client"))[0]).toBe("client-a");
  expect(await suggestions("nothing like it")).toEqual([]);
});

test("while many people type at once, Slack times out for nobody", async () => {
  const everybody = ["emil", "freya", "greta", "hugo", "ida", "jonas", "karla", "liv"];
  await Promise.all(everybody.map((who) => town.types(who, "")));
  const { people } = town.sandbox().slack;
  const letters = ["s", "sh", "sho", "shop", "shop-", "shop-0", "shop-00", "zzz"];
  const told = await Promise.all(
    everybody.flatMap((who) =>
      letters.map((query) => people.suggest(who, { field: "Account", query })),
    ),
  );
  expect(told.flatMap(({ error }) => error ?? [])).toEqual([]);
});

test("alice picks one of them and asks; a mistyped one is answered with the nearest", async () => {
  const { people } = town.sandbox().slack;
  await people.fill("alice", { Account: "shop-07342", "Why do you need it?": "look at the till" });
  expect(await people.submit("alice")).toEqual({ ms: expect.any(Number) });
  const receipt = await town.dm("alice", "R-", /You asked for \*shop-07342\* as \*admin\*/);
  await town.card(refIn(receipt.plain), /Shop No 07342, 907342000000/);

  expect(await town.types("emil", "clinet-b admin oh")).toMatch(/Did you mean [^?]*`client-b`/);
});

test("freya asks for thirty of them, with long reasons: her list, her Home tab and bob's stay readable", async () => {
  const { people } = town.sandbox().slack;
  const slugs = Array.from({ length: 30 }, (_, index) => `shop-000${String(index + 10)}`);
  for (const slug of slugs) {
    expect(await town.types("freya", `${slug} ${"why ".repeat(250)}`)).toMatch(/^Asked for/);
  }
  expect(await town.types("freya", "list")).toMatch(/And \d+ more/);
  expect((await people.openHome("freya")).home?.plain).toMatch(/And 20 more/);
  expect((await people.openHome("bob")).home?.plain).toMatch(/And \d+ more/);
});
