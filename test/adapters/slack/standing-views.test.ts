// What is said of access that was there before, of MFA devices that will not do, and of a client who lets nobody in any more.
import { readStandingValue, standingValue } from "../../../src/adapters/slack/standing-value.ts";
import { adoptModal } from "../../../src/adapters/slack/views/adopt-modal.ts";
import { alreadyIn } from "../../../src/adapters/slack/views/already-in.ts";
import { doorNotice } from "../../../src/adapters/slack/views/door-notice.ts";
import { mfaToldText } from "../../../src/adapters/slack/views/mfa-told.ts";
import { refusalText } from "../../../src/adapters/slack/views/refusal-text.ts";
import { standingList } from "../../../src/adapters/slack/views/standing-list.ts";
import { aPolicy, aRule, clientA } from "../../support/a-policy.ts";
import { aTimedGrant, after, commands } from "../../support/a-request.ts";
import { alice, iamUsers } from "../../support/people.ts";

const [role] = clientA.roles;
if (!role) throw new Error("client-a has a role");
const management = { id: "111111111111", alias: "northwind", partition: "aws" };
const seat = { account: clientA, role, iamUser: iamUsers.alice };
const byOwn = { group: "admins", isRoles: true };
const byOther = { group: "ops", isRoles: false };

describe("the list for admins", () => {
  it("names each with the group, and how many there are besides", () => {
    const { text, blocks } = standingList(
      {
        members: [
          { ...seat, by: byOwn, person: alice },
          { ...seat, by: byOther, person: alice, notToAdopt: "opened-by" },
          { ...seat, by: byOwn, iamUser: "dana", notToAdopt: "not-linked" },
        ],
        more: 12,
      },
      undefined,
    );
    expect(text).toContain("*client-a* as *admin*: `alice.andersen` (<@U0ALICE001>), by the group");
    expect(text).toContain("`ops`. That group opens more than this role");
    expect(text).toContain("`dana`, by the group `admins`. AWS does not say");
    expect(text).toContain("And 12 more");
    expect(text).toContain("`/aws-access standing client-a` shows one account");
    const adoptable = blocks.filter(({ type }) => type === "actions");
    expect(adoptable).toMatchObject([
      { elements: [{ action_id: "adopt-standing", value: "client-a|admin|alice.andersen" }] },
    ]);
  });

  it("says that there is nobody", () => {
    const { text } = standingList({ members: [], more: 0 }, "client-a");
    expect(text).toMatch(/^Nobody may enter \*client-a\* without a request/);
  });
});

describe("the button", () => {
  it("carries whose access it is, and nothing else is read from it", () => {
    const meant = { slug: "client-a", roleKey: "admin", iamUser: "a.b+c=d,e@f_g-h" };
    expect(readStandingValue(standingValue(meant))).toEqual(meant);
    for (const odd of [undefined, "", "client-a|admin", "client-a|admin|a|b", "A|admin|bob"]) {
      expect(readStandingValue(odd)).toBeUndefined();
    }
  });
});

it("the form offers no time without an end, and the longest where that is usual", () => {
  const wanted = { account: clientA, role, rule: aRule() };
  const view = adoptModal({ wanted, iamUser: iamUsers.alice, person: alice, group: "admins" });
  const text = JSON.stringify(view.blocks);
  expect(text).not.toContain("standing");
  expect(text).toMatch(/"initial_option":\{[^}]*\{[^}]*\}[^}]*"12h"/);
  expect(text).toContain("they are taken out of the group");
});

it("who is in already reads by which group, and gets a profile with their device", () => {
  const about = { kind: "already-in", wanted: { account: clientA, role, rule: aRule() } } as const;
  const mfa = { state: "usable", serial: "arn:aws:iam::1:mfa/alice" } as const;
  const asked = { ...about, iamUser: iamUsers.alice, standing: byOther, mfa };
  const { text } = alreadyIn(asked, management);
  expect(text).toContain("That is not through Rolecall: your IAM user is in the group `ops`.");
  expect(text).toContain("mfa_serial = arn:aws:iam::1:mfa/alice");
  const none = alreadyIn({ ...asked, mfa: { state: "none" } }, management);
  expect(none.text).toContain("Your IAM user has no MFA device");
});

it.each([
  ["none", /has no MFA device/],
  ["passkeys", /They work in the console\. .*`aws login` \(AWS CLI 2\.32 or later\)/],
  ["usable", undefined],
  ["unknown", undefined],
  ["not-needed", undefined],
] as const)("of MFA devices, %s: what is told of them", (state, words) => {
  if (words) expect(mfaToldText(state)).toMatch(words);
  else expect(mfaToldText(state)).toBeUndefined();
});

it.each([
  [{ why: "opened-by", group: "ops" }, /in the group `ops`, which lets them in whatever/],
  [{ why: "gone" }, /not in the group any more/],
  [{ why: "seat-taken" }, /Decide about that one\.$/],
  [{ why: "no-room" }, /inline policies that nobody needs\.$/],
  [{ why: "not-linked" }, /theirs\.$/],
] as const)("cannot be adopted: %j", (about, words) => {
  const refusal = {
    refused: "cannot-adopt",
    iamUser: "alice",
    isStanding: true,
    ...about,
  } as const;
  expect(refusalText(refusal)).toMatch(words);
  expect(refusalText(refusal)).not.toContain("Undo");
});

describe("the door of a client's account", () => {
  const shut = after(aTimedGrant(), commands.shutDoor);
  const policy = aPolicy();

  it("is shut: since when, why, and who can talk to the client", () => {
    const { text } = doorNotice(shut, policy);
    expect(text).toContain("may not let you into *client-a* as *admin* any more");
    expect(text).toContain("It trusts us no more.");
    expect(text).toContain("<@U0CAROL001> can talk to the client");
    expect(text).toContain("*R-7K3QXA*");
  });

  it("is open again, or the access is over", () => {
    expect(doorNotice(after(shut, commands.openDoor), policy).text).toMatch(/works as before/);
    expect(doorNotice(after(shut, commands.giveBack), policy).text).toMatch(/is over/);
  });
});
