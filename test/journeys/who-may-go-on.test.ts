// What comes after the first yes: more time, Retry, a review, Revoke. Who may is looked at each time, as for the yes itself.
import { until } from "../../sandbox/until.ts";
import { agencyWithColleagues, policyIn } from "./colleagues.ts";
import { refIn } from "./doing.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";
import { changesIn, changesInIam, waysToDecide } from "./ways-to-decide.ts";

const seed = agencyWithColleagues();
seed.channels.find(({ id }) => id === "C0APPROVALS")?.members.push("hugo", "karla");
const town = onTheSandbox(seed);
const change = changesIn(town);
const { heard } = waysToDecide(town);
const asItWas = structuredClone(policyIn(seed));
const people = () => town.sandbox().slack.people;

const aMinutePasses = () => town.timePasses("61s");
const outOfPlatform = (person: string) =>
  change({ do: "remove-from-group", group: "platform", person });
const intoPlatform = (person: string) => change({ do: "add-to-group", group: "platform", person });
const becomesGuest = (person: string) => change({ do: "make-guest", person });
const becomesMember = (person: string) => change({ do: "make-member", person });

const ONLY_APPROVERS = /Only approvers can decide/;
const GUESTS = /Guests cannot use Rolecall/;
const ONLY_ADMINS =
  /Only admins can revoke access or adopt an account, and you are not one of them/;

/** The newest message for the approvers that has this button. */
async function messageWith(button: string, like: RegExp) {
  const { channel, ts } = await until(
    () => people().sees("bob").channels,
    (channels) =>
      channels
        .flatMap(({ messages }) => messages)
        .findLast(
          ({ buttons, plain }) => like.test(plain) && buttons.some(({ label }) => label === button),
        ),
    { what: `there is a message with ${button}` },
  );
  return { channel, ts };
}

interface Turn {
  readonly who: string;
  readonly what: string;
  readonly presses: string;
  /** What they could type instead of pressing it. */
  readonly types?: string;
  readonly comesAbout: (person: string) => Promise<void>;
  readonly hears: RegExp;
  readonly isOver: (person: string) => Promise<void>;
}

const nothing = () => Promise.resolve();

/** Of a deed that is for approvers; `hugo` is who asked. */
function approversOnly(presses: string, types: string): Turn[] {
  const deed = { presses, types };
  const isGuest = { comesAbout: becomesGuest, hears: GUESTS, isOver: becomesMember };
  const isOut = { comesAbout: outOfPlatform, hears: ONLY_APPROVERS, isOver: intoPlatform };
  const isIn = { comesAbout: intoPlatform, hears: /your own request/, isOver: outOfPlatform };
  return [
    {
      ...deed,
      who: "karla",
      what: "is none",
      comesAbout: nothing,
      hears: ONLY_APPROVERS,
      isOver: nothing,
    },
    { ...deed, who: "bob", what: "was taken out", ...isOut },
    { ...deed, who: "bob", what: "is a guest", ...isGuest },
    { ...deed, who: "hugo", what: "asked, and is an approver now", ...isIn },
  ];
}

/** Each press, and that it left no trace. */
async function neverGoesOn(ref: string, like: RegExp, turns: readonly Turn[]): Promise<void> {
  const since = town.sandbox().calls.since(0).at(-1)?.number ?? 0;
  const before = await town.history(ref);
  const { state } = await town.record(ref);
  for (const { who, what, presses, types, comesAbout, hears, isOver } of turns) {
    const where = await messageWith(presses, like);
    await comesAbout(who);
    await aMinutePasses();
    const pressed = await heard(who, () => people().click(who, { where, button: presses }));
    expect([who, what, pressed]).toEqual([who, what, expect.stringMatching(hears)]);
    if (types !== undefined) {
      const typed = await town.types(who, types.replace("REF", ref));
      expect([who, what, typed]).toEqual([who, what, expect.stringMatching(hears)]);
    }
    await isOver(who);
    await aMinutePasses();
  }
  expect(await town.history(ref)).toEqual(before);
  expect((await town.record(ref)).state.name).toBe(state.name);
  expect(changesInIam(town, since)).toEqual([]);
}

test("more time: its card is decided by approvers of now only, and not by who asked for it", async () => {
  const ref = await town.isLetIn("hugo", "client-b admin 1h fix the DNS");
  expect(await town.types("hugo", "extend client-b admin 1h still at it")).toMatch(/more/);
  await neverGoesOn(ref, /more/, approversOnly("Approve", "approve REF"));
  await neverGoesOn(ref, /more/, approversOnly("Deny", "deny REF no"));
  expect(await town.types("bob", `deny ${ref} enough`)).toMatch(/^Denied/);
  await town.types("hugo", "done client-b admin");
  await town.rests(ref, "ended");
});

test("Extend: neither a guest nor somebody who may not ask any more is given more time", async () => {
  const ref = await town.isLetIn("hugo", "client-b admin 1h fix the DNS");
  const ready = await town.dm("hugo", ref, /You are in/);
  const before = await town.history(ref);
  const opensForm = async () => {
    await people().click("hugo", { where: ready, button: "Extend" });
    await until(
      () => people().sees("hugo").modals,
      ([form]) => form,
      { what: "the form opens" },
    );
    await people().fill("hugo", { "Why do you need it for longer?": "still at it" });
  };
  const hears = async (like: RegExp) => {
    expect(await heard("hugo", () => people().submit("hugo"))).toMatch(like);
    expect(await town.types("hugo", "extend client-b admin 1h still at it")).toMatch(like);
    expect(await town.history(ref)).toEqual(before);
  };
  await opensForm();
  await becomesGuest("hugo");
  await aMinutePasses();
  await hears(GUESTS);
  expect(
    await heard("hugo", () => people().click("hugo", { where: ready, button: "Extend" })),
  ).toMatch(GUESTS);
  await becomesMember("hugo");
  await aMinutePasses();

  await opensForm();
  policyIn(seed).rules = asItWas.rules.map((rule) => ({ ...rule, ask: "alice" }));
  await town.writesFile();
  await town.typesUntil("bob", "explain client-b admin", /who may ask: @Alice Andersen/);
  await hears(/You may not ask for `client-b` as `admin`/);
  Object.assign(policyIn(seed), structuredClone(asItWas));
  await town.writesFile();
  await town.typesUntil("bob", "explain client-b admin", /who may ask: everyone/);
  await town.types("hugo", "done client-b admin");
  await town.rests(ref, "ended");
});

test("Retry: only for those who may decide", async () => {
  const ref = await town.asks("hugo", "client-b admin fix the DNS");
  const { id } = town.sandbox().faults.add({
    ...{ service: "iam", action: "AddUserToGroup", effect: "fail", error: "AccessDenied" },
    times: 10_000,
  });
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.rests(ref, "stuck");
  await neverGoesOn(ref, /stuck/, approversOnly("Retry", "retry REF"));
  town.sandbox().faults.remove(id);
  await town.clicks("bob", await messageWith("Retry", /stuck/), "Retry");
  await town.rests(ref, "active");
  await town.types("hugo", "done client-b admin");
  await town.rests(ref, "ended");
});

test("Revoke: only for those who are admins now, whatever their e-mail address says", async () => {
  const ref = await town.isLetIn("hugo", "client-b admin fix the DNS");
  const carols = { do: "set-email", email: "carol@northwind.example" } as const;
  for (const presses of ["Revoke", "Revoke and end sessions"]) {
    await neverGoesOn(ref, /has access/, [
      {
        who: "bob",
        what: "only approves",
        presses,
        comesAbout: nothing,
        hears: ONLY_ADMINS,
        isOver: nothing,
      },
      {
        who: "karla",
        what: "has an admin's e-mail address",
        presses,
        comesAbout: (person) => change({ ...carols, person }),
        hears: ONLY_ADMINS,
        isOver: (person) => change({ do: "set-email", person }),
      },
      {
        who: "carol",
        what: "is a guest",
        presses,
        comesAbout: becomesGuest,
        hears: GUESTS,
        isOver: becomesMember,
      },
    ]);
  }
  expect(await town.types("bob", "revoke @Hugo client-b admin")).not.toMatch(
    /revoked|being taken/i,
  );
  await town.clicks("carol", await messageWith("Revoke", /has access/), "Revoke");
  await town.rests(ref, "ended");
});

test("a review of broken glass: closed by somebody else who may decide now, and by nobody else", async () => {
  const ref = refIn(await town.types("hugo", "break-glass client-a admin the site is down"));
  await town.rests(ref, "active");
  await neverGoesOn(
    ref,
    /Break-glass[^]*the site is down/,
    approversOnly("Review", "review REF it was down"),
  );
  await town.types("bob", `review ${ref} the site was down indeed`);
  await until(
    () => town.record(ref),
    ({ review }) => review?.closed,
    { what: "the review is closed" },
  );
});

test("the Home tab of somebody who has become a guest asks for nothing", async () => {
  await people().openHome("karla");
  await becomesGuest("karla");
  await aMinutePasses();
  const ask = { where: "home", button: "Ask for access" } as const;
  expect(await heard("karla", () => people().click("karla", ask))).toMatch(GUESTS);
  await becomesMember("karla");
});
