// Groups that were there before: people are put in and taken out, and nothing else of them is Rolecall's affair.
import { extensionPlan, grantPlan } from "../../src/domain/access-plan.ts";
import { roomAfter, usualWayFor } from "../../src/domain/capacity.ts";
import type { Room } from "../../src/domain/capacity.ts";
import { findDrift } from "../../src/domain/drift/drift.ts";
import type { Census } from "../../src/domain/drift/drift.ts";
import { knownGroups } from "../../src/domain/drift/known-groups.ts";
import { holdingOf } from "../../src/domain/holding.ts";
import { guardPolicy } from "../../src/domain/iam-documents.ts";
import { GUARD, aCensus, aComparison } from "../support/a-comparison.ts";
import { BOUNDARY } from "../support/a-policy.ts";
import {
  ENDS_AT,
  after,
  alicesWish,
  aTimedRequest,
  asShown,
  commands,
} from "../support/a-request.ts";
import { iamUsers } from "../support/people.ts";
import { OPENER, ROLE_ARN, USED, openedRole, usedRole, withRole } from "../support/used-group.ts";

const wish = { ...alicesWish, role: usedRole, lasting: 4 * 3600 };
const plan = grantPlan(wish);

/** Alice has client-a by that group until the end of her time. */
function aGrant() {
  const asked = aTimedRequest(plan);
  const request = { ...asked, ask: { ...asked.ask, role: usedRole } };
  const finished = { ...commands.grant, journal: [] };
  return after(request, { ...commands.approve, ...asShown(plan) }, finished);
}

describe("the plan", () => {
  it("finds the group in place of making it, and everything else is as always", () => {
    expect(plan.steps.map(({ name }) => name)).toEqual([
      "confirm-person",
      "known-group",
      "guard",
      "join-group",
      "read-back-joined",
    ]);
    expect(plan.steps[1]).toEqual({
      ...{ name: "known-group", group: USED, path: "/team/" },
      roleArn: ROLE_ARN,
    });
    expect(plan.steps[3]).toMatchObject({ group: USED });
  });

  it("writes no group when it is made longer either", () => {
    const names = extensionPlan(plan, ENDS_AT).steps.map(({ name }) => name);
    expect(names).toEqual(["confirm-person", "guard"]);
  });
});

describe("room for it", () => {
  const room: Room = {
    groupsOfUser: [],
    isMember: false,
    groupExists: false,
    groups: 300,
    mostGroups: 300,
    inlineCharacters: 0,
    mostInlineCharacters: 2048,
    own: [],
    mostGroupCharacters: 5120,
    boundary: `arn:aws:iam::111111111111:policy/${BOUNDARY}`,
  };
  const guard = { kind: "fenced", boundary: BOUNDARY } as const;

  it("needs none among the groups of the account, since it is never made", () => {
    expect(usualWayFor({ ...wish, lasting: "standing" }, room, guard)).toMatchObject({
      strategy: "group",
    });
    const ours = { ...alicesWish, lasting: "standing" } as const;
    expect(usualWayFor(ours, room, guard)).toMatchObject({ refused: "no-room", full: "groups" });
  });

  it("takes a place among the groups of the user", () => {
    const left = roomAfter(wish, { ...room, groups: 3 }, { strategy: "group", mayDeny: true });
    expect(left).toMatchObject({ groupsOfUser: [USED], groups: 3 });
  });
});

describe("what is found changed by hand", () => {
  const policies = new Map([[iamUsers.alice, { [GUARD]: guardPolicy(ROLE_ARN, ENDS_AT) }]]);
  const compared = (members: Census["members"]) => ({
    ...aComparison(aCensus({ groups: new Map(), members, policies }), [aGrant()]),
    groups: knownGroups(withRole({ ...usedRole, openedBy: [OPENER] }), "aws"),
  });

  it("is nothing where others are in it, or in a group that opens the role too", () => {
    const everybody = [iamUsers.alice, iamUsers.bob, iamUsers.carol];
    const members = new Map([
      [USED, everybody],
      [OPENER, everybody],
    ]);
    expect(findDrift(compared(members))).toEqual([]);
  });

  it("is whom Rolecall has put in and somebody has taken out", () => {
    const found = findDrift(compared(new Map([[USED, [iamUsers.bob]]])));
    expect(found).toMatchObject([
      { what: "left-by-hand", iamUser: iamUsers.alice, group: USED, ref: "R-7K3QXA" },
    ]);
  });

  it("is not what the group holds: it is not among the groups that Rolecall makes", () => {
    const known = knownGroups(withRole(usedRole), "aws");
    expect([...known.keys()].sort()).toEqual(["client-a-read-only", "client-c-admin"]);
    expect(knownGroups(withRole(openedRole), "aws").has("client-a-admin")).toBe(true);
  });
});

it("a grant is remembered with the group it was given by, whatever the file says later", () => {
  expect(holdingOf(aGrant())).toMatchObject({ group: USED, roleArn: ROLE_ARN });
});
