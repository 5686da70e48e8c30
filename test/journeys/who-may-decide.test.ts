// Who may decide is looked at when they do: whatever came about after the card was posted, each hears why, and nothing happens.
import { agencyWithColleagues, policyIn } from "./colleagues.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";
import {
  ALL_WAYS,
  changesIn,
  changesInIam,
  ON_THE_CARD,
  TYPED,
  waysToDecide,
} from "./ways-to-decide.ts";
import type { Way } from "./ways-to-decide.ts";

const APPROVALS = "C0APPROVALS";

const seed = agencyWithColleagues();
seed.channels.find(({ id }) => id === APPROVALS)?.members.push("hugo", "karla");
seed.channels.push({ id: "C0SECOND001", name: "second", members: ["bob", "carol"] });
const town = onTheSandbox(seed);
const decides = waysToDecide(town);
const asItWas = structuredClone(policyIn(seed));

const change = changesIn(town);
/** What Slack said a minute ago is asked for anew. */
const aMinutePasses = () => town.timePasses("61s");

const cannotSay = async (action: string) => {
  town.sandbox().faults.add({ service: "slack", action, effect: "fail", times: 10_000 });
  return Promise.resolve();
};

/** Says so in the file, and waits until the bot has read it. */
async function fileSays(changes: object, read: RegExp): Promise<void> {
  Object.assign(policyIn(seed), structuredClone(asItWas), changes);
  await town.writesFile();
  await town.typesUntil("bob", "explain client-b admin", read);
}

const ruleSays = (terms: object) =>
  asItWas.rules.map((rule) =>
    rule.name === "admins" ? { ...rule, name: "admins, as changed", ...terms } : rule,
  );

interface Situation {
  /** Who tries, which they may have been able to before. */
  readonly who: string;
  readonly what: string;
  readonly comesAbout: () => Promise<unknown>;
  readonly hears: RegExp;
  readonly by: readonly Way[];
  readonly isOver: () => Promise<unknown>;
}

const platform = { group: "platform" } as const;
const partner = { channel: APPROVALS, team: "T0ACMECORP" } as const;
const ONLY_APPROVERS = /^Only approvers can decide about this, and you are not one of them/m;
const GUESTS = /Guests cannot use Rolecall/;
const OUTSIDE = /Rolecall serves only the people of its own workspace/;
const CANNOT_SAY = /could not tell me just now[^]*nothing was done/;
const isOver = () => {
  town.sandbox().faults.clear();
  return Promise.resolve();
};

const situations: readonly Situation[] = [
  {
    who: "carol",
    what: "has become a guest",
    comesAbout: () => change({ do: "make-guest", person: "carol" }),
    hears: GUESTS,
    by: ALL_WAYS,
    isOver: () => change({ do: "make-member", person: "carol" }),
  },
  {
    who: "carol",
    what: "has become a guest of one channel",
    comesAbout: () => change({ do: "make-guest", person: "carol", singleChannel: true }),
    hears: GUESTS,
    by: ALL_WAYS,
    isOver: () => change({ do: "make-member", person: "carol" }),
  },
  {
    who: "carol",
    what: "was taken out of @platform",
    comesAbout: () => change({ do: "remove-from-group", ...platform, person: "carol" }),
    hears: ONLY_APPROVERS,
    by: ALL_WAYS,
    isOver: () => change({ do: "add-to-group", ...platform, person: "carol" }),
  },
  {
    who: "carol",
    what: "is in @platform, which was switched off",
    comesAbout: () => change({ do: "disable-group", ...platform }),
    hears: ONLY_APPROVERS,
    by: ALL_WAYS,
    isOver: () => change({ do: "enable-group", ...platform }),
  },
  {
    who: "carol",
    what: "is named as an approver in rolecall.yaml no more",
    comesAbout: () => fileSays({ rules: ruleSays({ approve: ["bob"] }) }, /as changed/),
    hears: ONLY_APPROVERS,
    by: ALL_WAYS,
    isOver: () => fileSays({}, /\*admins\*/),
  },
  {
    who: "carol",
    what: "works in a channel that rolecall.yaml does not name any more",
    comesAbout: () => fileSays({ channel: "C0SECOND001", rules: ruleSays({}) }, /as changed/),
    hears: /Rolecall decides in #second only, and this message stands somewhere else/,
    by: ON_THE_CARD,
    isOver: () => fileSays({}, /\*admins\*/),
  },
  {
    who: "carol",
    what: "is somebody of whom Slack cannot say who they are",
    comesAbout: () => cannotSay("users.info"),
    hears: CANNOT_SAY,
    by: ALL_WAYS,
    isOver,
  },
  {
    who: "carol",
    what: "is in a group of which Slack cannot say who is in it",
    comesAbout: () => cannotSay("usergroups.users.list"),
    hears: CANNOT_SAY,
    by: ALL_WAYS,
    isOver,
  },
  {
    who: "carol",
    what: "is in a channel of which Slack cannot say whether it is shared",
    comesAbout: () => cannotSay("conversations.info"),
    hears: CANNOT_SAY,
    by: ON_THE_CARD,
    isOver,
  },
  {
    who: "karla",
    what: "was never an approver",
    comesAbout: () => Promise.resolve(),
    hears: ONLY_APPROVERS,
    by: [...ON_THE_CARD, ...TYPED],
    isOver: () => Promise.resolve(),
  },
  {
    who: "karla",
    what: "has given herself the e-mail address of an approver and admin",
    comesAbout: () =>
      change(
        { do: "set-email", person: "carol", email: "carol.cruz@northwind.example" },
        { do: "set-email", person: "karla", email: "carol@northwind.example" },
      ),
    hears: ONLY_APPROVERS,
    by: [...ON_THE_CARD, ...TYPED],
    isOver: () =>
      change(
        { do: "set-email", person: "karla" },
        { do: "set-email", person: "carol", email: "carol@northwind.example" },
      ),
  },
  {
    who: "karla",
    what: "has taken the name of an approver",
    comesAbout: () => change({ do: "rename-person", person: "karla", name: "Bob Baker" }),
    hears: ONLY_APPROVERS,
    by: [...ON_THE_CARD, ...TYPED],
    isOver: () => change({ do: "rename-person", person: "karla", name: "Karla Koch" }),
  },
  {
    who: "hugo",
    what: "asked, and has become an approver since",
    comesAbout: () => change({ do: "add-to-group", ...platform, person: "hugo" }),
    hears: /This is your own request, so somebody else has to decide about it/,
    by: [...ON_THE_CARD, ...TYPED],
    isOver: () => change({ do: "remove-from-group", ...platform, person: "hugo" }),
  },
  {
    who: "frank",
    what: "of another workspace has come in with a shared channel",
    comesAbout: () =>
      change(
        { do: "share-channel", ...partner },
        { do: "join-channel", channel: APPROVALS, person: "frank" },
      ),
    hears: OUTSIDE,
    by: ON_THE_CARD,
    isOver: () => change({ do: "unshare-channel", ...partner }),
  },
];

test.each(situations)("$who $what", async ({ who, comesAbout, hears, by, isOver: mend }) => {
  const ref = await town.asks("hugo", "client-b admin fix the DNS");
  const mayNow = by.includes("the open form");
  if (mayNow) await decides.opensAll(who, ref);
  const since = town.sandbox().calls.since(0).at(-1)?.number ?? 0;

  await comesAbout();
  await aMinutePasses();
  for (const way of by)
    expect([way, await decides.by(way, who, ref)]).toEqual([way, expect.stringMatching(hears)]);

  expect((await town.record(ref)).state.name).toBe("pending");
  expect(await town.history(ref)).toEqual(["asked"]);
  expect(changesInIam(town, since)).toEqual([]);
  expect(town.letsIn("hugo", "client-b admin").allowed).toBe(false);

  await mend();
  await aMinutePasses();
  if (who === "carol") {
    await town.clicks("carol", await town.card(ref), "Approve");
    await town.rests(ref, "active");
    await town.types("hugo", "done client-b admin");
    await town.rests(ref, "ended");
  } else {
    await town.types("hugo", `withdraw ${ref}`);
    await town.rests(ref, "withdrawn");
  }
});

test("carol was deactivated, and what is sent in her name all the same decides nothing", async () => {
  const { slack } = town.sandbox();
  const ref = await town.asks("hugo", "client-b admin fix the DNS");
  // Of each kind of thing she sent one while she could.
  await decides.opensAll("carol", ref);
  await slack.people.fill("carol", { "Why not?": "   " });
  await slack.people.submit("carol");
  await slack.people.close("carol");
  await town.types("carol", "list");

  await change({ do: "deactivate", person: "carol" });
  await aMinutePasses();
  expect(await town.types("carol", `approve ${ref}`)).toBe("account_inactive");
  const DEACTIVATED = /This Slack account is deactivated, so Rolecall does nothing for it/;
  for (const action of ["approve", "approve-for-less", "deny"]) {
    const forged = { "actions.0.action_id": action };
    const { whispers } = await slack.forger.send(forged, { kind: "block_actions" });
    expect(whispers).toEqual([expect.stringMatching(DEACTIVATED)]);
  }
  for (const text of [`approve ${ref}`, `deny ${ref} not today`]) {
    const { body } = await slack.forger.send({ text }, { kind: "command" });
    expect(body).toMatch(DEACTIVATED);
  }
  const reason = { "view.state.values.reason.reason.value": "not today" };
  const { body } = await slack.forger.send(reason, { kind: "view_submission" });
  expect(body).toMatch(DEACTIVATED);
  expect(await town.history(ref)).toEqual(["asked"]);

  await change({ do: "reactivate", person: "carol" });
  await aMinutePasses();
  expect(await town.types("carol", `deny ${ref} not today`)).toMatch(/^Denied/);
});
