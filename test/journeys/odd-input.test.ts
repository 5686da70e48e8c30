// What people type that nobody expected: names that are not there, smuggled mentions and links, endless words.
import { agencyWithColleagues, policyIn } from "./colleagues.ts";
import { refIn } from "./doing.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";
import { smuggled } from "./what-nobody-else-may-see.ts";

const seed = agencyWithColleagues();
const admin = { role: "OrganizationAccountAccessRole" };
const longestSlug = "s".repeat(50);
const longestRole = "r".repeat(50);
policyIn(seed).accounts.push(
  {
    slug: "cafe",
    id: "999999999991",
    name: "Café ☕ *Zürich* <!channel> & `Söhne` <https://evil.example|signin.aws> :tada:",
    roles: { admin },
  },
  {
    slug: longestSlug,
    id: "999999999992",
    name: "N".repeat(128),
    roles: { [longestRole]: { role: "R".repeat(64) }, other: admin },
  },
);
policyIn(seed).rules.push({
  name: "r".repeat(60),
  accounts: longestSlug,
  ask: "everyone",
  approve: ["platform"],
});
const town = onTheSandbox(seed);
const marks = ["channel", "here", "everyone", "evil", "U0BOB00001|", "subteam^S1"];

const evil =
  "<!channel> <!here|here> <!everyone> <https://evil.example|signin.aws> <@U0BOB00001|boss> <!subteam^S1> @channel *b* `c` & more";
// In a command Slack writes a mention so; what its writer saw there is the name.
const asSeen = evil.replace("<@U0BOB00001|boss>", "@boss");

afterEach(() => {
  expect(smuggled(town.sandbox(), { marks })).toEqual([]);
});

test("emil mistypes the account: the nearest names are offered; the role is asked for where none fits", async () => {
  expect(await town.types("emil", "clinet-a admin fix it")).toMatch(
    /no account `clinet-a`. Did you mean `client-a`/,
  );
  expect(await town.types("emil", "aprove R-7K3QXA")).toMatch(/Did you mean `approve`/);
  expect(await town.types("emil", "xxxxxxxxxxxxxxxxxxxx")).toMatch(/Type `\/aws-access` alone/);
  expect(await town.types("emil", "client-a root fix the DNS")).toContain("<root fix the DNS>");
  await town.sandbox().slack.people.close("emil");
  expect(await town.openOf("emil")).toBe(0);
});

test.each([
  ["approve", /Something is missing.*approve R-7K3QXA/],
  ["deny", /Something is missing.*deny R-7K3QXA/],
  ["done", /Something is missing.*done client-a/],
  ["withdraw", /Something is missing.*withdraw R-7K3QXA/],
  ["approve R-NOSUCH", /I know no request `R-NOSUCH`/],
  ["deny <https://evil.example|x> because", /I know no request/],
  ["withdraw 🙈", /I know no request `🙈`/],
  ["done nothing-like-it", /There is no account `nothing-like-it`/],
  ["done client-a", /no access to `client-a`/],
  ["<!channel> <!everyone>", /There is no account `<!channel>`/],
  ["__proto__ constructor toString", /There is no account `__proto__`/],
  ["constructor", /There is no account `constructor`/],
  ["\u202e\u200b", /There is no account/],
])("somebody types %j and reads a sentence that helps", async (text, like) => {
  const answer = await town.types("bob", text);
  expect(answer).toMatch(like);
  expect(answer.length).toBeLessThan(1500);
});

test("somebody types one endless word and reads a sentence that ends", async () => {
  const answer = await town.types("bob", "w".repeat(3000));
  expect(answer).toMatch(/There is no account `w+…`/);
  expect(answer.length).toBeLessThan(1500);
});

test("freya gives no reason, or one of 4,000 characters: nothing is asked until it fits", async () => {
  expect(await town.types("freya", "client-a admin")).toContain("Why do you need it?");
  const { people } = town.sandbox().slack;
  const field = "Why do you need it?";
  await people.fill("freya", { [field]: "w".repeat(4000) });
  expect((await people.submit("freya")).errors).toEqual({
    [field]: expect.stringContaining("at most 1000"),
  });
  await people.close("freya");
  expect(await town.types("freya", `client-a admin ${"w".repeat(4000)}`)).toMatch(
    /4000 characters long; at most 1000 fit/,
  );
  expect(await town.openOf("freya")).toBe(0);

  const ref = await town.asks("freya", `client-a admin ${"🙈".repeat(1000)}`);
  expect((await town.card(ref)).plain).toContain("🙈".repeat(1000));
});

test("bob denies with a reason of 4,000 characters: nothing is decided until it fits", async () => {
  const ref = await town.asks("jonas", "client-a admin fix the DNS");
  expect(await town.types("bob", `deny ${ref} ${"w".repeat(4000)}`)).toMatch(
    /4000 characters long; at most 1000 fit/,
  );
  expect((await town.record(ref)).state.name).toBe("pending");
  expect(await town.types("bob", `deny \`${ref}\` ${"w".repeat(1000)}`)).toMatch(/^Denied/);
  await town.rests(ref, "denied");
  await town.dm("jonas", ref, /w{1000}/);
});

test("greta smuggles mentions and links into her reason: they stand there as she saw them, and do nothing", async () => {
  const { people } = town.sandbox().slack;
  const ref = await town.asks("greta", `client-a admin ${evil}`);
  expect((await town.card(ref)).plain).toContain(asSeen);
  expect((await town.dm("greta", ref, /Waiting for/)).plain).toContain(asSeen);
  const { home } = await people.openHome("bob");
  expect(home?.plain).toContain(asSeen);
  expect(await town.clicks("bob", await town.card(ref), "Deny")).toContain(asSeen);
  await people.fill("bob", { "Why not?": `No. ${evil}` });
  await people.submit("bob");
  await town.rests(ref, "denied");
  expect((await town.dm("greta", ref, /denied/)).plain).toContain(`No. ${evil}`);
  expect((await town.reply(ref, /denied/)).plain).toContain(`No. ${evil}`);
  expect((await town.record(ref)).ask.reason).toBe(asSeen);
});

test("karla writes them into the forms, for access and for more time: not a sign is lost, and they do nothing", async () => {
  const { people } = town.sandbox().slack;
  await town.types("karla", "client-a admin");
  await people.fill("karla", { "Why do you need it?": evil });
  await people.submit("karla");
  const ref = refIn((await town.dm("karla", "R-", /Waiting for/)).plain);
  expect((await town.card(ref)).plain).toContain(evil);
  expect((await town.record(ref)).ask.reason).toBe(evil);
  await town.types("bob", `approve ${ref}`);
  await town.rests(ref, "active");
  expect(await town.types("karla", "list")).toContain(ref);

  await town.types("karla", "extend client-a 1h");
  await people.fill("karla", { "Why do you need it for longer?": evil });
  await people.submit("karla");
  const wish = await town.card(ref, /more time, waiting/);
  expect(wish.plain).toContain(evil);
  expect((await people.openHome("bob")).home?.plain).toContain(evil);
  await town.types("bob", `deny ${ref} No. ${evil}`);
  expect((await town.dm("karla", ref, /denied/)).plain).toContain(`No. ${asSeen}`);
});

test("hugo asks for the café: its name is shown with its emoji and signs, and does nothing", async () => {
  const { people } = town.sandbox().slack;
  await town.types("hugo", "");
  const { options } = await people.suggest("hugo", { field: "Account", query: "café ☕" });
  expect(options.map(({ value }) => value)).toEqual(["cafe"]);
  await people.fill("hugo", { Account: "cafe", "Why do you need it?": "bake" });
  expect(await people.submit("hugo")).toEqual({ ms: expect.any(Number) });
  const receipt = await town.dm("hugo", "R-", /You asked for \*cafe\*/);
  const ref = refIn(receipt.plain);
  const card = await town.card(ref, /Café ☕ \*Zürich\* <!channel> & `Söhne`/);
  await town.clicks("bob", card, "Approve");
  await town.rests(ref, "active");
  await people.openHome("hugo");
  expect(await town.types("hugo", "list")).toContain("Café ☕");
});

test("ida asks for the longest names the file allows, with one endless word: by form and in words", async () => {
  const { people } = town.sandbox().slack;
  const word = "W".repeat(1000);
  await town.types("ida", "");
  const picked = await people.fill("ida", { Account: longestSlug });
  expect(picked.error).toBeUndefined();
  expect(await people.fill("ida", { Role: "other", "Why do you need it?": word })).toEqual(
    expect.not.objectContaining({ error: expect.anything() }),
  );
  expect(await people.submit("ida")).toEqual({ ms: expect.any(Number) });
  const receipt = await town.dm("ida", "R-", /You asked for/);
  await town.card(refIn(receipt.plain), /W{1000}/);

  const ref = await town.isLetIn("ida", `${longestSlug} ${longestRole} ${word}`);
  await town.dm("ida", ref, /You are in/);
  await town.reply(ref, /is set up/);
  await people.openHome("ida");
  await town.types("ida", `done ${longestSlug} ${longestRole}`);
  await town.rests(ref, "ended");
});
