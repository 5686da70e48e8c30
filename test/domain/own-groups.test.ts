// Groups of people's own: what they are called, how much fits in them, and which one a grant goes into.
import type { Plan } from "../../src/domain/access-plan.ts";
import { grantPlan } from "../../src/domain/access-plan.ts";
import type { GuardRule } from "../../src/domain/access-policy.ts";
import { accessGroupName } from "../../src/domain/account.ts";
import { ownWayFor, roomAfter, wayFor } from "../../src/domain/capacity.ts";
import type { Room } from "../../src/domain/capacity.ts";
import {
  directCharacters,
  ownGroupName,
  ownerOfGroup,
  withPlanned,
} from "../../src/domain/own-groups.ts";
import type { OwnGroup } from "../../src/domain/own-groups.ts";
import { BOUNDARY } from "../support/a-policy.ts";
import {
  aTimedGrant,
  aTimedRequest,
  after,
  alicesPlan,
  alicesWish,
  commands,
} from "../support/a-request.ts";
import { iamUsers } from "../support/people.ts";

const FENCED: GuardRule = { kind: "fenced", boundary: BOUNDARY };
const ARN = "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole";
const NEEDED = directCharacters(ARN, false);
const FIRST = "own.alice.andersen.1";
const SECOND = "own.alice.andersen.2";
const timed = { ...alicesWish, lasting: 4 * 3600 };
const heldBy = (group: string) => ({ strategy: "direct", mayDeny: true, heldBy: group });
const heldPlan = (group: string, ref = "R-7K3QXA"): Plan =>
  grantPlan({ ...timed, strategy: "direct", heldBy: group, ref });

/** Alice's own policies are full, and she is in one group. */
function aFullRoom(changes: Partial<Room> = {}): Room {
  return {
    groupsOfUser: ["everybody"],
    isMember: false,
    groupExists: true,
    groups: 20,
    mostGroups: 300,
    inlineCharacters: 2048,
    mostInlineCharacters: 2048,
    own: [],
    mostGroupCharacters: 5120,
    boundary: `arn:aws:iam::111111111111:policy/${BOUNDARY}`,
    ...changes,
  };
}

const inGroups = (count: number, ...own: string[]) => ({
  groupsOfUser: [...Array.from({ length: count }, (_, index) => `team-${index}`), ...own],
});
const there = (name: string, characters = 0): OwnGroup => ({ name, characters, isThere: true });

describe("the name of somebody's own group", () => {
  it("says whose it is, whatever the user is called", () => {
    for (const user of ["alice", "alice.andersen", "a.1", "own.x.1", "a+b@c=d,e_f-g"]) {
      expect(ownerOfGroup(ownGroupName(user, 1))).toBe(user);
      expect(ownerOfGroup(ownGroupName(user, 12))).toBe(user);
    }
  });

  it.each(["client-a-admin", "own-admin", "own.alice", "own.alice.x", "own.alice.0", "my.own.a.1"])(
    "is no other group's: %s",
    (group) => {
      expect(ownerOfGroup(group)).toBeUndefined();
    },
  );

  it("is never an access group's", () => {
    expect(ownerOfGroup(accessGroupName("own", "alice"))).toBeUndefined();
  });
});

describe("where neither the access group nor the user has room", () => {
  const way = (changes: Partial<Room> = {}) => wayFor(timed, aFullRoom(changes), FENCED);

  it("access for a time goes into a group of the user's own", () => {
    expect(way()).toEqual(heldBy(FIRST));
  });

  it("access without an end goes nowhere", () => {
    expect(wayFor({ ...timed, lasting: "standing" }, aFullRoom(), FENCED)).toMatchObject({
      refused: "no-room",
      full: "user-policies",
    });
  });

  it("whoever lacks the boundary is told so all the same", () => {
    expect(way({ boundary: null })).toMatchObject({ refused: "no-boundary" });
  });

  it.each([
    ["has just room enough", 5120 - NEEDED, FIRST],
    ["lacks one character", 5120 - NEEDED + 1, SECOND],
  ])("the group that is there %s", (_, characters, expected) => {
    const room = { ...inGroups(1, FIRST), own: [there(FIRST, characters)] };
    expect(way(room)).toEqual(heldBy(expected));
  });

  it("a guard needs room as well, where Denies of an earlier request are to be lifted", () => {
    const own = [there(FIRST, 5120 - NEEDED)];
    const again = { ...timed, lift: ["rolecall-ended.client-a.admin.R-000001"] };
    expect(ownWayFor(again, aFullRoom({ ...inGroups(1, FIRST), own }))).toEqual(heldBy(SECOND));
  });

  it("the group is the tenth, and no eleventh is made", () => {
    expect(way(inGroups(9))).toEqual(heldBy(FIRST));
    expect(way(inGroups(10))).toMatchObject({ refused: "no-room", full: "user-policies" });
  });

  it("one of the ten that has room is used", () => {
    expect(way({ ...inGroups(9, FIRST), own: [there(FIRST)] })).toEqual(heldBy(FIRST));
    const full = { ...inGroups(9, FIRST), own: [there(FIRST, 5000)] };
    expect(way(full)).toMatchObject({ refused: "no-room" });
  });

  it("none is made in an account that has as many as it may have", () => {
    expect(way({ groups: 300 })).toMatchObject({ refused: "no-room", full: "user-policies" });
    expect(way({ groups: 299 })).toEqual(heldBy(FIRST));
  });

  it("a group the user is not in is left alone: it may be of somebody of that name before", () => {
    expect(way({ own: [there(FIRST)] })).toEqual(heldBy(SECOND));
  });

  it("a group that a request under way will make is used with it", () => {
    const coming = { name: FIRST, characters: NEEDED, isThere: false };
    expect(way({ own: [coming] })).toEqual(heldBy(FIRST));
  });
});

describe("forty grants at once", () => {
  function groupsFor(count: number, start: Room): (string | undefined)[] {
    let room = start;
    return Array.from({ length: count }, () => {
      const way = ownWayFor(timed, room);
      if (way) room = { ...room, ...roomAfter(timed, room, way) };
      return way?.heldBy;
    });
  }

  it("go into four groups, each filled before the next", () => {
    const groups = groupsFor(40, aFullRoom());
    const most = Math.floor(5120 / NEEDED);
    expect(groups.filter((group) => group === FIRST)).toHaveLength(most);
    expect([...new Set(groups)]).toEqual([1, 2, 3, 4].map((n) => ownGroupName(iamUsers.alice, n)));
  });

  it("leave out what the ten groups do not take", () => {
    const most = Math.floor(5120 / NEEDED);
    const groups = groupsFor(40, aFullRoom(inGroups(8)));
    expect(groups.filter((group) => group !== undefined)).toHaveLength(2 * most);
  });

  it("count as groups of the account too", () => {
    const groups = groupsFor(40, aFullRoom({ groups: 298 }));
    expect(new Set(groups)).toEqual(new Set([FIRST, SECOND, undefined]));
  });
});

describe("what requests under way take of a group", () => {
  const pending = aTimedRequest(heldPlan(FIRST));
  const granted = aTimedGrant(heldPlan(FIRST));
  const takenBy = (...open: Parameters<typeof withPlanned>[1]) =>
    withPlanned([], open, iamUsers.alice);

  it("is counted before anything is written", () => {
    expect(takenBy(pending)).toEqual([{ name: FIRST, characters: NEEDED, isThere: false }]);
    expect(takenBy(pending, pending)).toMatchObject([{ characters: 2 * NEEDED }]);
  });

  it("is not counted a second time once IAM shows it", () => {
    const known = [there(FIRST, NEEDED - 178), there(SECOND, 7)];
    expect(withPlanned(known, [granted], iamUsers.alice)).toEqual([
      there(FIRST, NEEDED),
      there(SECOND, 7),
    ]);
    expect(withPlanned([there(FIRST, 3000)], [granted], iamUsers.alice)).toEqual([
      there(FIRST, 3000),
    ]);
  });

  it("counts what was asked for with it until that is requests of its own", () => {
    const { account, role, mayDeny } = pending.ask;
    const other = { ref: "R-000002", number: 1, account, role, mayDeny, plan: heldPlan(SECOND) };
    const together = { ...pending, ask: { ...pending.ask, others: [other] } };
    expect(takenBy(together).map(({ name }) => name)).toEqual([FIRST, SECOND]);
    const spread = after(
      together,
      { ...commands.approve, asShown: [pending.ask.plan, other.plan], toDo: [pending.ask.plan] },
      commands.recordSpread,
    );
    expect(takenBy(spread).map(({ name }) => name)).toEqual([FIRST]);
  });

  it("is nothing where it is given by the access group, or to another user", () => {
    expect(takenBy(aTimedRequest(alicesPlan))).toEqual([]);
    expect(withPlanned([], [pending], iamUsers.bob)).toEqual([]);
  });
});
