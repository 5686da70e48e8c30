// Every call of a journey is a place to die: before it, after it, or living on without its answer.
import { seatSubject } from "../../src/domain/request.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import { askForAccess } from "../../src/operations/ask-for-access.ts";
import { askForSeveral } from "../../src/operations/ask-for-several.ts";
import { breakGlass } from "../../src/operations/break-glass.ts";
import { extendAccess } from "../../src/operations/extend-access.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import { reviewBreakGlass } from "../../src/operations/review-break-glass.ts";
import { revokeAccess } from "../../src/operations/revoke-access.ts";
import type { AccessRule } from "../../src/domain/access-rule.ts";
import { aPolicy, aRule, clientA, clientC, people } from "../support/a-policy.ts";
import { HOUR } from "../support/a-request.ts";
import type { World } from "../support/a-world.ts";
import { manyAccounts } from "../support/many-accounts.ts";
import { fillGroupsOf } from "../support/may-enter.ts";
import { trustsByName } from "../support/named-trust.ts";
import { alice, bob, carol, iamUsers } from "../support/people.ts";
import { USED, usesGroup } from "../support/used-group.ts";
import { DAY, FATES, SOON, play } from "./dying-process.ts";
import type { Act, Journey } from "./dying-process.ts";

const KEY = { subject: seatSubject(alice, "client-a", "admin"), number: 1 };
const WISH = { requester: alice, roleKey: "admin", reason: "fix the DNS" };

const asks =
  (lasting?: string): Act =>
  ({ ports }) =>
    askForAccess(ports, { ...WISH, slug: "client-a", lasting });
/** Whoever is not answered looks at what they have asked for before they ask for several again. */
const asksForThree: Act = async ({ ports }) => {
  const mine = await ports.store.openOf(alice);
  if (mine.length > 0) return;
  const slugs = ["client-a", "client-c", "account-1"];
  await askForSeveral(ports, { ...WISH, slugs, lasting: "4h" });
};
const approves =
  (meant = 0, approver = bob): Act =>
  ({ ports }) =>
    approveRequest(ports, { key: KEY, approver, meant });
const givesBack: Act = ({ ports }) => giveBack(ports, KEY, alice);
const wantsMore: Act = ({ ports }) =>
  extendAccess(ports, { key: KEY, by: alice, lasting: "2h", reason: "not done" });
const revokes: Act = ({ ports }) => revokeAccess(ports, { key: KEY, by: carol, sessions: true });
const breaksGlass: Act = ({ ports }) => breakGlass(ports, { ...WISH, slug: "client-a" });
const reviews =
  (number: number): Act =>
  ({ ports }) =>
    reviewBreakGlass(ports, { key: { ...KEY, number }, approver: bob, comment: "rightly so" });
/** So that the reminder of a day later has come in every world, whenever the access was taken. */
const A_DAY_AND_A_BIT = DAY + 6 * HOUR;
/** Nobody does anything; a day goes by. */
const dayPasses: Act = () => Promise.resolve();

const under = (rule: AccessRule) => (world: World) => {
  const three = [clientA, clientC, ...manyAccounts(1).values()];
  const accounts = new Map(three.map((account) => [account.slug, account]));
  world.policy = aPolicy({ accounts, rules: [rule] });
};
const emergencies = under(aRule({ breakGlass: { mayUse: people(alice), seconds: 3600 } }));

const JOURNEYS: Readonly<Record<string, Journey>> = {
  "standing access, given back": {
    acts: [
      [asks(), SOON],
      [approves(), SOON],
      [givesBack, DAY],
    ],
    mayEnter: [false, true, false],
  },
  "access for four hours, made longer, ended by its time": {
    acts: [
      [asks("4h"), SOON],
      [approves(), SOON],
      [wantsMore, SOON],
      [approves(1), SOON],
      [dayPasses, DAY],
    ],
    mayEnter: [false, true, true, true, false],
  },
  "access for four hours, revoked with its sessions": {
    acts: [
      [asks("4h"), SOON],
      [approves(), SOON],
      [revokes, DAY],
    ],
    mayEnter: [false, true, false],
  },
  "access for four hours without a group, given back": {
    begin: (world) => fillGroupsOf(world, iamUsers.alice),
    acts: [
      [asks("4h"), SOON],
      [approves(), SOON],
      [givesBack, DAY],
    ],
    mayEnter: [false, true, false],
  },
  "access that two have to approve, given back": {
    begin: under(aRule({ approvals: 2 })),
    acts: [
      [asks("4h"), SOON],
      [approves(), SOON],
      [approves(0, carol), SOON],
      [givesBack, DAY],
    ],
    mayEnter: [false, false, true, false],
  },
  "access for four hours by a group that was there before, revoked with its sessions": {
    begin: (world) => usesGroup(world),
    acts: [
      [asks("4h"), SOON],
      [approves(), SOON],
      [revokes, DAY],
    ],
    mayEnter: [false, true, false],
  },
  "access by a group that was there before, made longer, ended by its time": {
    begin: (world) => usesGroup(world),
    acts: [
      [asks("4h"), SOON],
      [approves(), SOON],
      [wantsMore, SOON],
      [approves(1), SOON],
      [dayPasses, DAY],
    ],
    mayEnter: [false, true, true, true, false],
  },
  "three accounts in one ask, ended by their time": {
    begin: under(aRule()),
    acts: [
      [asksForThree, SOON],
      [approves(), SOON],
      [dayPasses, DAY],
    ],
    mayEnter: [false, true, false],
  },
  "access for four hours to an account whose roles trust people by name": {
    begin: (world) => trustsByName(world),
    acts: [
      [asks("4h"), SOON],
      [approves(), SOON],
      [dayPasses, DAY],
    ],
    mayEnter: [false, true, false],
  },
  "standing access to an account whose roles trust people by name, revoked": {
    begin: (world) => trustsByName(world),
    acts: [
      [asks(), SOON],
      [approves(), SOON],
      [revokes, DAY],
    ],
    mayEnter: [false, true, false],
  },
  "access that is taken while an ask waits, ended by its time, and reviewed": {
    begin: emergencies,
    acts: [
      [asks("4h"), SOON],
      [breaksGlass, SOON],
      [dayPasses, A_DAY_AND_A_BIT],
      [reviews(2), SOON],
    ],
    mayEnter: [false, true, false, false],
  },
};

describe.each(Object.entries(JOURNEYS))("%s, with a death at every call", (_what, journey) => {
  it("ends in the same world, wherever the process dies", async () => {
    const calm = await play(journey);
    expect(calm.mayEnter).toEqual(journey.mayEnter);
    expect(calm.world).toMatchObject({ userPolicies: [], rolePolicies: [], bugs: [] });
    expect(calm.world.groups).not.toContain("client-a-admin");
    expect(calm.world.groups).not.toContain(USED);

    let covered = 0;
    for (const fate of FATES) {
      for (const [index, name] of calm.calls.entries()) {
        const { world, mayEnter } = await play(journey, { call: index + 1, fate });
        const point = `${fate} call ${index + 1}, ${name}`;
        expect({ point, ...world, mayEnter }).toEqual({
          point,
          ...calm.world,
          mayEnter: calm.mayEnter,
        });
        covered += 1;
      }
    }
    console.log(
      `${covered} crash points covered in memory: ${calm.calls.length} calls × ${FATES.join(", ")}`,
    );
    expect(covered).toBe(calm.calls.length * FATES.length);
  });
});
