// What nobody can send by clicking: somebody else's app, team or message, stale or false signatures, and the same thing again.
import { until } from "../../sandbox/until.ts";
import { agencyWithColleagues } from "./colleagues.ts";
import { refIn } from "./doing.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";
import { changesInIam } from "./ways-to-decide.ts";

const APPROVALS = "C0APPROVALS";

const seed = agencyWithColleagues();
const town = onTheSandbox(seed);
const slack = () => town.sandbox().slack;

const OUTSIDE = /Rolecall serves only the people of its own workspace/;
const NOT_OURS = /This button is not on a message of Rolecall's own, so nothing was done/;
const click = { kind: "block_actions" } as const;
const approve = { "actions.0.action_id": "approve" };
const lastCall = () => town.sandbox().calls.since(0).at(-1)?.number ?? 0;

/** Bob clicks on the card, and decides nothing yet: what he sent then is forged. */
async function hugoAsksAndBobLooks(): Promise<string> {
  const ref = await town.asks("hugo", "client-b admin fix the DNS");
  await town.clicks("bob", await town.card(ref), "Deny");
  await town.whisper("bob", /Why not/);
  await slack().people.close("bob");
  return ref;
}

async function isUntouched(ref: string, since: number): Promise<void> {
  expect((await town.record(ref)).state.name).toBe("pending");
  expect(await town.history(ref)).toEqual(["asked"]);
  expect(changesInIam(town, since)).toEqual([]);
}

describe("bob's click, changed", () => {
  let ref = "";
  let since = 0;
  beforeAll(async () => {
    ref = await hugoAsksAndBobLooks();
    since = lastCall();
  });
  afterEach(() => isUntouched(ref, since));

  test.each<[what: string, changes: Record<string, unknown>, hears: RegExp]>([
    ["in another workspace", { "team.id": "T0ACMECORP" }, OUTSIDE],
    ["in no workspace", { team: null }, OUTSIDE],
    ["by a person of another workspace", { "user.team_id": "T0ACMECORP" }, OUTSIDE],
    ["by a person of no workspace", { "user.team_id": undefined }, OUTSIDE],
    ["of an organization's installation", { is_enterprise_install: true }, OUTSIDE],
    ["by a bot", { "user.id": "U0DEPLOYBOT" }, /^$/],
    ["on a message of another app", { "message.app_id": "A0DEPLOYBOT" }, NOT_OURS],
    ["on the preview of a link", { "container.is_app_unfurl": true }, NOT_OURS],
    ["in another channel", { "channel.id": "C0GENERAL1" }, /decides in #aws-approvals only/],
    ["with nothing on the button", { "actions.0.value": undefined }, /from an earlier version/],
    [
      "with something else on the button",
      { "actions.0.value": "R-7K3QXA" },
      /from an earlier version/,
    ],
    ["about a request that there is not", { "actions.0.value": "access#x|1" }, /I know no request/],
  ])("%s", async (_, changes, hears) => {
    const { status, whispers } = await slack().forger.send({ ...approve, ...changes }, click);
    expect(status).toBe(200);
    expect(whispers.join("\n")).toMatch(hears);
  });

  test.each([
    ["signed with another secret", { secret: "guessed" }],
    ["signed six minutes ago", { secondsAgo: 360 }],
  ])("%s is not heard at all", async (_, forging) => {
    const answer = await slack().forger.send(approve, { ...click, ...forging });
    expect(answer).toEqual({ status: 401, body: "", whispers: [] });
  });

  test("for another app: not acknowledged, and the log says what to look at", async () => {
    const { status } = await slack().forger.send({ ...approve, api_app_id: "A0OTHERAPP" }, click);
    expect(status).toBe(500);
    const advice = /Slack sent this for the app A0OTHERAPP, not A0ROLECALL: check SLACK_APP_ID/;
    await until(
      () => town.sandbox().bots.log(0).join("\n"),
      (log) => advice.test(log),
      { what: "the log says which setting to look at" },
    );
  });
});

test("the same click, changed in nothing that matters, counts: so the others were refused for what was changed", async () => {
  const asked = await town.asks("ida", "client-b admin fix the DNS");
  await town.clicks("bob", await town.card(asked), "Deny");
  await town.whisper("bob", /Why not/);
  await slack().people.close("bob");
  await slack().forger.send(approve, { ...click, patience: 0 });
  await town.rests(asked, "active");
});

test("commands and forms are heard from our app and workspace only, and signed a moment ago", async () => {
  const { forger, people } = slack();
  await town.types("jonas", "list");
  const words = { text: "client-b admin fix the DNS" };
  const command = { kind: "command" } as const;
  expect((await forger.send({ ...words, team_id: "T0ACMECORP" }, command)).body).toMatch(OUTSIDE);
  expect((await forger.send({ ...words, is_enterprise_install: "true" }, command)).body).toMatch(
    OUTSIDE,
  );
  expect((await forger.send({ ...words, api_app_id: "A0OTHERAPP" }, command)).status).toBe(500);

  await town.types("jonas", "client-b admin");
  await people.fill("jonas", { "Why do you need it?": "   " });
  await people.submit("jonas");
  await people.close("jonas");
  const reason = { "view.state.values.reason.reason.value": "fix the DNS" };
  const form = { kind: "view_submission" } as const;
  expect((await forger.send({ ...reason, "user.team_id": "T0ACMECORP" }, form)).body).toMatch(
    OUTSIDE,
  );
  expect((await forger.send({ ...reason, "team.id": "T0ACMECORP" }, form)).body).toMatch(OUTSIDE);
  expect((await forger.send({ ...reason, is_enterprise_install: true }, form)).body).toMatch(
    OUTSIDE,
  );
  expect((await forger.send({ ...reason, api_app_id: "A0OTHERAPP" }, form)).status).toBe(500);
  for (const kind of ["command", "view_submission"] as const) {
    const late = await forger.send({ ...words, ...reason }, { kind, secondsAgo: 360 });
    const false_ = await forger.send({ ...words, ...reason }, { kind, secret: "guessed" });
    expect([late.status, false_.status]).toEqual([401, 401]);
  }
  expect(await town.openOf("jonas")).toBe(0);

  await forger.send(reason, form);
  expect(await town.openOf("jonas")).toBe(1);
});

test("another app posts a card with our buttons: the click on it goes to that app, and decides nothing", async () => {
  const ref = await town.asks("karla", "client-b admin fix the DNS");
  const since = lastCall();
  const { blocks } = await town.card(ref);
  const { neighbour, people } = slack();
  const { ts } = neighbour.posts({ channel: APPROVALS, text: "Please approve", blocks });
  await people.click("bob", { where: { channel: APPROVALS, ts }, button: "Approve" });
  expect(neighbour.heard()).toHaveLength(1);
  await isUntouched(ref, since);
});

test.each([
  ["Withdraw", "withdraw", /Waiting for/],
  ["I'm done", "done", /You are in/],
  ["Extend", "extend", /You are in/],
])(
  "magnus's button %s, pressed in liv's name: only who asked can do this",
  async (label, action_id, like) => {
    const isWaiting = action_id === "withdraw";
    const ref = await town.asks("magnus", "client-c admin renew the certificate");
    if (!isWaiting) {
      await town.types("bob", `approve ${ref}`);
      await town.rests(ref, "active");
    }
    const { buttons } = await town.dm("magnus", ref, like);
    const value = buttons.find((button) => button.label === label)?.value;
    const before = await town.history(ref);
    // Somebody's last click, wherever it was, made into this one.
    const pressed = { "actions.0.action_id": action_id, "actions.0.value": value };
    const byLiv = { "user.id": "U0LIV00000", "channel.id": "D0LIV00000" };
    const { whispers } = await slack().forger.send({ ...pressed, ...byLiv }, click);
    expect(whispers).toEqual([expect.stringMatching(/Only the person who asked can do this/)]);
    expect(await town.history(ref)).toEqual(before);
    await town.types("magnus", isWaiting ? `withdraw ${ref}` : "done client-c");
    await town.rests(ref, isWaiting ? "withdrawn" : "ended");
  },
);

test("the card of an earlier request decides nothing about a later one for the same access", async () => {
  const { forger, people } = slack();
  const earlier = await town.asks("greta", "client-a admin fix the DNS");
  await town.clicks("bob", await town.card(earlier), "Deny");
  await people.close("bob");
  await town.types("greta", `withdraw ${earlier}`);
  await town.rests(earlier, "withdrawn");
  const later = await town.asks("greta", "client-a admin break the DNS");

  // His click of before, on the other button: it carries which request was shown.
  const { whispers } = await forger.send(approve, click);
  expect(whispers).toEqual([
    expect.stringMatching(/taken back by the person who asked[^]*nothing left to decide/),
  ]);
  expect(await town.history(later)).toEqual(["asked"]);
  expect(town.letsIn("greta", "client-a admin").allowed).toBe(false);
});

test("bob clicks Approve twice, and the first is sent again byte for byte: it counts once", async () => {
  const ref = await town.asks("nora", "client-b admin fix the DNS");
  const card = await town.card(ref);
  await town.clicks("bob", card, "Approve");
  await town.rests(ref, "active");
  const since = lastCall();
  const before = await town.history(ref);
  expect(await slack().forger.replay({ kind: "block_actions", patience: 200 })).toEqual({
    status: 200,
    body: "",
    whispers: [],
  });
  const again = await slack().forger.send({}, click);
  expect(again.whispers).toEqual([expect.stringMatching(/approved already by @Bob Baker/)]);
  expect(await town.history(ref)).toEqual(before);
  expect(changesInIam(town, since)).toEqual([]);
});

test("a command is sent again when what it asked for is over: nothing is asked a second time", async () => {
  const { forger } = slack();
  const ref = await town.asks("oskar", "client-b admin fix the DNS");
  await town.clicks("oskar", await town.dm("oskar", ref, /Waiting for/), "Withdraw");
  await town.rests(ref, "withdrawn");
  await forger.replay({ kind: "command", patience: 0 });
  expect(await town.openOf("oskar")).toBe(0);

  // Where nobody is asked it would let somebody in.
  const own = refIn(await town.types("oskar", "playground admin try something"));
  await town.rests(own, "active");
  await town.clicks("oskar", await town.dm("oskar", own, /You are in/), "I'm done");
  await town.rests(own, "ended");
  await forger.replay({ kind: "command", patience: 0 });
  expect(await town.openOf("oskar")).toBe(0);
  expect(town.letsIn("oskar", "playground admin").allowed).toBe(false);
});

test("a form is sent again when what it asked for is over: nothing is asked a second time", async () => {
  const { people, forger } = slack();
  await town.types("petra", "client-b admin");
  await people.fill("petra", { "Why do you need it?": "fix the DNS" });
  await people.submit("petra");
  const receipt = await town.dm("petra", "R-", /Waiting for/);
  const ref = refIn(receipt.plain);
  await town.rests(ref, "pending");
  await town.clicks("petra", receipt, "Withdraw");
  await town.rests(ref, "withdrawn");
  expect(await forger.replay({ kind: "view_submission", patience: 0 })).toMatchObject({
    status: 200,
  });
  expect(await town.openOf("petra")).toBe(0);
});

test("after six minutes what was sent is not heard any more, by whomever it is sent", async () => {
  const { forger } = slack();
  await town.types("liv", "client-a admin fix the DNS");
  await town.timePasses("6m");
  for (const kind of ["command", "block_actions", "view_submission"] as const) {
    expect(await forger.replay({ kind, patience: 0 })).toMatchObject({ status: 401 });
  }
});
