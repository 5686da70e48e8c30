// A grant that a group of the user's own holds: how it is made and undone, and what is drift about it.
import { extensionPlan, grantPlan, stepIn } from "../../src/domain/access-plan.ts";
import type { Plan } from "../../src/domain/access-plan.ts";
import { findDrift, findingName } from "../../src/domain/drift/drift.ts";
import type { Census } from "../../src/domain/drift/drift.ts";
import { clearings, deniesBefore, endPlan } from "../../src/domain/end-plan.ts";
import { directPolicy, guardPolicy } from "../../src/domain/iam-documents.ts";
import { placeText, readPlace } from "../../src/domain/seat-policies.ts";
import { DIRECT, ROLE_ARN, aCensus, aComparison } from "../support/a-comparison.ts";
import {
  ASKED_AT,
  ENDS_AT,
  HOUR,
  aTimedGrant,
  afterAt,
  alicesWish,
  commands,
} from "../support/a-request.ts";
import { iamUsers } from "../support/people.ts";

const OWN = "own.alice.andersen.1";
const GUARD = "rolecall-guard.client-a.admin.R-7K3QXA";
const TOMBSTONE = "rolecall-ended.client-a.admin.R-7K3QXA";
const OLDER = "own.alice.andersen.2/rolecall-ended.client-a.admin.R-000001";
const heldWish = { ...alicesWish, lasting: 4 * 3600, strategy: "direct", heldBy: OWN } as const;
const held = grantPlan(heldWish);
const again = grantPlan({ ...heldWish, lift: [OLDER, TOMBSTONE] });
const grant = aTimedGrant(held);
const names = ({ steps }: Plan): string[] => steps.map(({ name }) => name);

describe("the plan", () => {
  it("makes sure of the group first, and reads back that the user is in it and what it holds", () => {
    expect(names(held)).toEqual([
      "confirm-person",
      "own-group",
      "allow-directly",
      "read-back-joined",
      "read-back-allowed",
    ]);
  });

  it("lifts Denies of earlier requests only under a guard that is seen to be of effect", () => {
    expect(names(again)).toEqual([
      "confirm-person",
      "own-group",
      "guard",
      "allow-directly",
      "read-back-joined",
      "lift-denies",
      "read-back-allowed",
    ]);
    expect(stepIn(again, "guard")).toMatchObject({ policy: GUARD, heldBy: OWN });
  });

  it("writes nothing on the user, and so asks for no boundary", () => {
    expect(stepIn(held, "confirm-person")).toMatchObject({ boundary: null });
    expect(stepIn(held, "allow-directly")).toMatchObject({ policy: DIRECT, heldBy: OWN });
    expect(stepIn(held, "own-group")).toMatchObject({ group: OWN, path: "/rolecall/" });
  });

  it("for more time writes anew what has a date, in the same group", () => {
    const longer = extensionPlan(again, ENDS_AT);
    expect(names(longer)).toEqual([
      "confirm-person",
      "guard",
      "allow-directly",
      "read-back-allowed",
    ]);
    expect(stepIn(longer, "allow-directly")).toMatchObject({ heldBy: OWN, until: { at: ENDS_AT } });
  });

  it("is never that of an access group, nor of access without an end", () => {
    expect(() => grantPlan({ ...heldWish, strategy: "group" })).toThrow();
    expect(() => grantPlan({ ...heldWish, lasting: "standing" })).toThrow();
  });
});

describe("the end", () => {
  const early = { early: true, membershipIsOurs: true, sessions: null };
  const about = (plan: Plan) =>
    plan.steps.map((step) => ("heldBy" in step ? `${step.name} in ${step.heldBy}` : step.name));

  it("writes the Deny where the Allow is, deletes the Allow, and keeps the membership", () => {
    expect(about(endPlan(grant, early))).toEqual([`tombstone in ${OWN}`, `disallow in ${OWN}`]);
    expect(about(endPlan(grant, { ...early, early: false }))).toEqual([`disallow in ${OWN}`]);
  });

  it("clears away in the group after the quarantine", () => {
    const [first] = clearings(aTimedGrant(again), early);
    expect(first && about(first.plan)).toEqual([`disallow in ${OWN}`, "lift-denies"]);
    expect(first && stepIn(first.plan, "lift-denies")?.policies).toEqual([
      `${OWN}/${GUARD}`,
      `${OWN}/${TOMBSTONE}`,
    ]);
  });

  it("leaves Denies that the next request lifts where they are, whichever way that one goes", () => {
    const ended = afterAt(ASKED_AT + HOUR, grant, commands.giveBack, commands.end);
    const lift = deniesBefore(ended, ASKED_AT + HOUR + 60_000);
    expect(lift).toEqual([`${OWN}/${TOMBSTONE}`]);
    const viaGroup = grantPlan({ ...alicesWish, lasting: 4 * 3600, lift });
    expect(stepIn(viaGroup, "lift-denies")?.policies.map(readPlace)).toEqual([
      { policy: TOMBSTONE, heldBy: OWN },
    ]);
    const onUser = afterAt(ASKED_AT + HOUR, aTimedGrant(), commands.giveBack, commands.end);
    expect(deniesBefore(onUser, ASKED_AT + HOUR).map(readPlace)).toEqual([
      { policy: GUARD },
      { policy: TOMBSTONE },
    ]);
  });

  it("names a policy with its group in one word", () => {
    for (const place of [{ policy: GUARD }, { policy: GUARD, heldBy: OWN }]) {
      expect(readPlace(placeText(place))).toEqual(place);
    }
  });
});

describe("drift", () => {
  const policies = { [DIRECT]: directPolicy(ROLE_ARN, ENDS_AT) };
  const aHeldCensus = (changes: Partial<Census> = {}) =>
    aCensus({
      groups: new Map([[OWN, { policies, attached: [] }]]),
      members: new Map([[OWN, [iamUsers.alice]]]),
      policies: new Map(),
      ...changes,
    });
  const found = (changes: Partial<Census> = {}) =>
    findDrift(aComparison(aHeldCensus(changes), [grant])).map(findingName);

  it("is none where AWS holds what the grant has made", () => {
    expect(found()).toEqual([]);
  });

  it("is that the policy is gone from the group, wherever else it is", () => {
    const gone = [`policy-gone ${iamUsers.alice} ${DIRECT}`];
    const onUser = new Map([[iamUsers.alice, policies]]);
    expect(found({ groups: new Map([[OWN, { policies: {}, attached: [] }]]) })).toEqual(gone);
    expect(found({ groups: new Map(), members: new Map(), policies: onUser })).toEqual(gone);
  });

  it("is that the policy was changed in the group", () => {
    const later = { [DIRECT]: directPolicy(ROLE_ARN, ENDS_AT + HOUR) };
    expect(found({ groups: new Map([[OWN, { policies: later, attached: [] }]]) })).toEqual([
      `policy-changed ${iamUsers.alice} ${DIRECT}`,
    ]);
  });

  it("is that the user was taken out of the group, by which the policy is of no effect", () => {
    expect(found({ members: new Map() })).toEqual([`policy-gone ${iamUsers.alice} ${DIRECT}`]);
  });

  it("is whoever else is in the group, and never the one whose it is", () => {
    const [finding, ...others] = findDrift(
      aComparison(aHeldCensus({ members: new Map([[OWN, [iamUsers.alice, iamUsers.bob]]]) }), [
        grant,
      ]),
    );
    expect(finding).toMatchObject({
      ...{ what: "joined-by-hand", iamUser: iamUsers.bob, group: OWN, seat: null },
    });
    expect(others).toEqual([]);
    expect(findDrift(aComparison(aHeldCensus(), []))).toEqual([]);
  });

  it("of a guard is looked for in the group as well", () => {
    const withGuard = aTimedGrant(again);
    const both = { ...policies, [GUARD]: guardPolicy(ROLE_ARN, ENDS_AT) };
    const foundIn = (kept: Record<string, unknown>) => {
      const census = aHeldCensus({ groups: new Map([[OWN, { policies: kept, attached: [] }]]) });
      // Before it is looked at once more, which the Denies lifted call for.
      return findDrift(aComparison(census, [withGuard], ASKED_AT + HOUR / 3)).map(findingName);
    };
    expect(foundIn(both)).toEqual([]);
    expect(foundIn(policies)).toEqual([`policy-gone ${iamUsers.alice} ${GUARD}`]);
  });
});
