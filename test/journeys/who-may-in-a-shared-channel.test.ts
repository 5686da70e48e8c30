// Another workspace comes into the approvers' channel: nothing is posted and nothing decided there until it has left.
import { until } from "../../sandbox/until.ts";
import { agencyWithColleagues } from "./colleagues.ts";
import { refIn } from "./doing.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";
import { changesIn, changesInIam, ON_THE_CARD, waysToDecide } from "./ways-to-decide.ts";
import type { Way } from "./ways-to-decide.ts";

const town = onTheSandbox(agencyWithColleagues());
const change = changesIn(town);
const decides = waysToDecide(town);
const people = () => town.sandbox().slack.people;

const partner = { channel: "C0APPROVALS", team: "T0ACMECORP" } as const;
const share = () => change({ do: "share-channel", ...partner });
const unshare = () => change({ do: "unshare-channel", ...partner });

const SHARED =
  /The channel #aws-approvals is shared with another workspace, so nothing is decided there/;
const ADMINS_READ = /#aws-approvals is shared with another workspace, so nothing is posted there/;
const ADMINS_READ_LATER = /#aws-approvals is not shared with another workspace: cards are posted/;

const notices = (who: string, like: RegExp) =>
  people()
    .sees(who)
    .dms.filter(({ plain }) => like.test(plain));
const isTold = (who: string, like: RegExp, times: number) =>
  until(
    () => notices(who, like),
    (read) => read.length === times,
    { what: `${who} has read ${String(like)} ${times} times` },
  );
const cardsOf = (ref: string) =>
  people()
    .sees("bob")
    .channels.flatMap(({ messages }) => messages)
    .filter(({ plain }) => plain.includes(ref));

afterEach(unshare);

test("the admins are told, and nobody else; whoever decides on a card hears why not, and nothing happens", async () => {
  const ref = await town.asks("hugo", "client-b admin fix the DNS");
  const since = town.sandbox().calls.since(0).at(-1)?.number ?? 0;
  await share();
  await isTold("carol", ADMINS_READ, 1);
  for (const who of ["bob", "carol"]) {
    for (const way of ON_THE_CARD) {
      expect([who, way, await decides.by(way, who, ref)]).toEqual([
        who,
        way,
        expect.stringMatching(SHARED),
      ]);
    }
  }
  expect(await town.history(ref)).toEqual(["asked"]);
  expect(changesInIam(town, since)).toEqual([]);
  expect(notices("bob", ADMINS_READ)).toEqual([]);
  expect(notices("hugo", ADMINS_READ)).toEqual([]);

  await unshare();
  await isTold("carol", ADMINS_READ_LATER, 1);
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.rests(ref, "active");
});

test("a card is not posted meanwhile: who asked has the receipt, and the card comes when the channel is ours again", async () => {
  await share();
  await town.timePasses("61s");
  const ref = refIn(await town.types("ida", "client-b admin fix the DNS"));
  await town.dm("ida", ref, /You asked for \*client-b\*/);
  await until(
    () => town.record(ref),
    ({ announceRetry }) => announceRetry,
    { what: "the card was tried and waits" },
  );
  expect(cardsOf(ref)).toEqual([]);
  await unshare();
  await town.timePasses("10m");
  const card = await town.card(ref, /client-b as admin: waiting/);
  expect(cardsOf(ref)).toHaveLength(1);
  await town.clicks("bob", card, "Approve");
  await town.rests(ref, "active");
});

test.each<[way: Way, seat: string]>([
  ["approve", "client-a admin"],
  ["the Home tab", "client-a read-only"],
  ["the open form", "internal-tools admin"],
])("meanwhile it is decided elsewhere: %s", async (way, seat) => {
  const ref = await town.asks("jonas", `${seat} fix the DNS`);
  await decides.opensAll("bob", ref);
  await share();
  await town.timePasses("61s");
  const isForm = way === "the open form";
  if (!isForm) await people().close("bob");
  if (way === "approve") expect(await town.types("bob", `approve ${ref}`)).toMatch(/^Approved/);
  else if (isForm) await people().submit("bob");
  else {
    const { key } = await town.record(ref);
    const button = `${key.subject}|${String(key.number)}`;
    await people().click("bob", { where: "home", button });
  }
  await until(
    () => town.record(ref),
    ({ state }) => state.name === (isForm ? "denied" : "active"),
    { what: "it is decided and done" },
  );
  expect(town.letsIn("jonas", seat).allowed).toBe(!isForm);
  // The card still says what it said; it is redrawn when nobody else can read it.
  expect(cardsOf(ref).map(({ plain }) => plain)).toEqual([expect.stringMatching(/waiting/)]);
  await unshare();
  await town.timePasses("10m");
  await town.rests(ref, isForm ? "denied" : "active");
  expect(cardsOf(ref)[0]?.plain).not.toMatch(/: waiting/);
});

test("an invitation to share it counts already, though Slack does not say so by itself", async () => {
  const ref = await town.asks("karla", "client-b admin fix the DNS");
  await change({ do: "invite-team", ...partner });
  await town.timePasses("61s");
  expect(await decides.by("Approve", "bob", ref)).toMatch(SHARED);
  expect(await town.history(ref)).toEqual(["asked"]);
});

test("it was shared while the bot was away: the admins are told when it starts", async () => {
  const before = notices("carol", ADMINS_READ).length;
  const { bots } = town.sandbox();
  await bots.stop();
  await share();
  await bots.start();
  await isTold("carol", ADMINS_READ, before + 1);
  const ref = refIn(await town.types("liv", "client-b admin fix the DNS"));
  await town.dm("liv", ref, /You asked for/);
  expect(cardsOf(ref)).toEqual([]);
});
