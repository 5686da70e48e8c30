// Whether AWS has room for what is asked, and which way is left where it is tight.
import fc from "fast-check";
import type { GuardRule } from "../../src/domain/access-policy.ts";
import { wayFor } from "../../src/domain/capacity.ts";
import type { Room, Way } from "../../src/domain/capacity.ts";
import type { Lasting } from "../../src/domain/duration.ts";
import {
  directPolicy,
  guardPolicy,
  policySize,
  tombstonePolicy,
} from "../../src/domain/iam-documents.ts";
import type { PolicyDocument } from "../../src/domain/iam-documents.ts";
import type { Refusal } from "../../src/domain/refusal.ts";
import { BOUNDARY } from "../support/a-policy.ts";
import { alicesWish } from "../support/a-request.ts";
import { iamUsers } from "../support/people.ts";

const FENCED: GuardRule = { kind: "fenced", boundary: BOUNDARY };
const TIMED = 4 * 3600;
const ARN = "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole";
const sizes = (...documents: PolicyDocument[]) =>
  documents.map(policySize).reduce((one, other) => one + other, 0);

function aRoom(changes: Partial<Room> = {}): Room {
  return {
    groupsOfUser: ["everybody"],
    isMember: false,
    groupExists: true,
    groups: 20,
    mostGroups: 300,
    inlineCharacters: 0,
    mostInlineCharacters: 2048,
    own: [],
    mostGroupCharacters: 5120,
    boundary: `arn:aws:iam::111111111111:policy/${BOUNDARY}`,
    ...changes,
  };
}

interface Situation {
  readonly lasting?: Lasting;
  readonly room?: Partial<Room>;
  readonly guard?: GuardRule;
}

function way({ lasting = TIMED, room = {}, guard = FENCED }: Situation = {}): Way | Refusal {
  return wayFor({ ...alicesWish, lasting }, aRoom(room), guard);
}

const byGroup = { strategy: "group", mayDeny: true };
const byGroupUnguarded = { strategy: "group", mayDeny: false };
const directly = { strategy: "direct", mayDeny: true };
const full = (what: string) => ({ refused: "no-room", iamUser: iamUsers.alice, full: what });

const tenGroups = Array.from({ length: 10 }, (_, index) => `team-${index}`);
const inTenGroups = { groupsOfUser: tenGroups };
const accountFull = { groupExists: false, groups: 300 };
const withoutBoundary = { boundary: null };

describe("where there is room", () => {
  it("access is given by the group, and Denies may be written", () => {
    expect(way()).toEqual(byGroup);
    expect(way({ lasting: "standing" })).toEqual(byGroup);
  });

  it("nine groups leave room for a tenth", () => {
    expect(way({ room: { groupsOfUser: tenGroups.slice(1) } })).toEqual(byGroup);
  });
});

describe("when somebody is in ten groups", () => {
  it("access for a time is given by a policy of their own", () => {
    expect(way({ room: inTenGroups })).toEqual(directly);
  });

  it("access without an end has no other way", () => {
    expect(way({ room: inTenGroups, lasting: "standing" })).toEqual(full("groups-of-user"));
  });

  it("and nothing may be written on them, a time has no other way either", () => {
    expect(way({ room: inTenGroups, guard: { kind: "none" } })).toEqual(full("groups-of-user"));
  });

  it("and this is one of the ten, nothing more is needed", () => {
    expect(way({ room: { ...inTenGroups, isMember: true } })).toEqual(byGroup);
    expect(way({ room: { ...inTenGroups, isMember: true }, lasting: "standing" })).toEqual(byGroup);
  });
});

describe("when the account has as many groups as it may have", () => {
  it("a group that exists is used all the same", () => {
    expect(way({ room: { groups: 300 } })).toEqual(byGroup);
  });

  it("a new one is not needed for access for a time", () => {
    expect(way({ room: accountFull })).toEqual(directly);
  });

  it("access without an end has no other way", () => {
    expect(way({ room: accountFull, lasting: "standing" })).toEqual(full("groups"));
  });

  it("one fewer leaves room for a new one", () => {
    expect(way({ room: { groupExists: false, groups: 299 } })).toEqual(byGroup);
  });

  it("the ten groups of the person are named first, since those they can do something about", () => {
    const both = { ...inTenGroups, ...accountFull };
    expect(way({ room: both, lasting: "standing" })).toEqual(full("groups-of-user"));
  });
});

describe("when the person's own policies are long", () => {
  const leaving = (characters: number) => ({ inlineCharacters: 2048 - characters });
  const guarded = sizes(guardPolicy(ARN, 0), tombstonePolicy(ARN));
  const direct = sizes(directPolicy(ARN, 0), tombstonePolicy(ARN));

  it("there must be room for the guard, and for the Deny of an early end", () => {
    expect(way({ room: leaving(guarded) })).toEqual(byGroup);
    const isIn = { ...inTenGroups, isMember: true };
    expect(way({ room: { ...isIn, ...leaving(guarded - 1) } })).toEqual(full("user-policies"));
  });

  it("there must be room for the Allow, and for the Deny of an early end", () => {
    expect(way({ room: { ...inTenGroups, ...leaving(direct) } })).toEqual(directly);
    expect(way({ room: { ...inTenGroups, ...leaving(direct - 1) } })).toEqual(
      full("user-policies"),
    );
  });

  it("access without an end needs room for the Deny of an early end only", () => {
    const tombstone = sizes(tombstonePolicy(ARN));
    expect(way({ room: leaving(tombstone), lasting: "standing" })).toEqual(byGroup);
    expect(way({ room: leaving(tombstone - 1), lasting: "standing" })).toEqual(
      full("user-policies"),
    );
  });

  it("nothing is needed where nothing is written", () => {
    expect(way({ room: leaving(0), guard: { kind: "none" } })).toEqual(byGroupUnguarded);
  });
});

describe("where Denies may be written", () => {
  it("under a fence, a time is for those who carry the boundary", () => {
    expect(way({ room: withoutBoundary })).toEqual({
      refused: "no-boundary",
      iamUser: iamUsers.alice,
      boundary: BOUNDARY,
    });
  });

  it("under a fence, access without an end is for everybody, only nothing is written", () => {
    expect(way({ room: withoutBoundary, lasting: "standing" })).toEqual(byGroupUnguarded);
  });

  it.each([
    "arn:aws:iam::111111111111:policy/people",
    "arn:aws:iam::111111111111:policy/rolecall/people-too",
    "arn:aws:iam::111111111111:policy/other/rolecall/people",
  ])("another boundary is not the one: %s", (boundary) => {
    expect(way({ room: { boundary } })).toMatchObject({ refused: "no-boundary" });
  });

  it("in other partitions the boundary is the same one", () => {
    const boundary = `arn:aws-us-gov:iam::111111111111:policy/${BOUNDARY}`;
    expect(way({ room: { boundary } })).toEqual(byGroup);
  });

  it("in the open they are written on everybody", () => {
    expect(way({ room: withoutBoundary, guard: { kind: "open" } })).toEqual(byGroup);
  });

  it("without a guard they are written on nobody, and a time depends on Rolecall running", () => {
    expect(way({ guard: { kind: "none" } })).toEqual(byGroupUnguarded);
  });
});

describe("what is written", () => {
  const longest = `arn:aws-us-gov:iam::222222222222:role/${"x".repeat(64)}`;
  const moments = fc.date({
    min: new Date("2020-01-01"),
    max: new Date("2999-12-31"),
    noInvalidDate: true,
  });

  it("is as long as was assumed, whenever it ends", () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const until = moment.getTime();
        expect(policySize(guardPolicy(ARN, until))).toBe(policySize(guardPolicy(ARN, 0)));
        expect(policySize(directPolicy(ARN, until))).toBe(policySize(directPolicy(ARN, 0)));
      }),
    );
  });

  it("fits on a user who has nothing else, whatever the role is called", () => {
    const ours = [guardPolicy(longest, 0), directPolicy(longest, 0), tombstonePolicy(longest)];
    expect(sizes(...ours)).toBeLessThan(2048);
  });

  it("is shorter for an early end than the guard, in whose place it may have to go", () => {
    for (const roleArn of [ARN, longest]) {
      expect(sizes(tombstonePolicy(roleArn))).toBeLessThan(sizes(guardPolicy(roleArn, 0)));
    }
  });
});
