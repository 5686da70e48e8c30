// What an approved request will do, step by step, and until when.
import fc from "fast-check";
import {
  dated,
  extensionPlan,
  grantPlan,
  stepIn,
  strategyOf,
} from "../../src/domain/access-plan.ts";
import type { AccessWanted, Plan } from "../../src/domain/access-plan.ts";
import { boundaryFor } from "../../src/domain/access-policy.ts";
import { BOUNDARY, clientA } from "../support/a-policy.ts";
import {
  ENDS_AT,
  alicesDirectPlan,
  alicesPlan,
  alicesTimedPlan,
  alicesWish,
} from "../support/a-request.ts";

const FOUR_HOURS = 4 * 3600;
const EARLIER = ["rolecall-guard.client-a.admin.R-000001"];

const names = ({ steps }: Plan): string[] => steps.map(({ name }) => name);
const planned = (changes: Partial<AccessWanted>) => names(grantPlan({ ...alicesWish, ...changes }));

describe("letting somebody in", () => {
  it("without an end is done by the group alone", () => {
    expect(names(alicesPlan)).toEqual([
      "confirm-person",
      "access-group",
      "join-group",
      "read-back-joined",
    ]);
  });

  it("for a time is done under a guard, which stands before anybody is in", () => {
    expect(names(alicesTimedPlan)).toEqual([
      "confirm-person",
      "access-group",
      "guard",
      "join-group",
      "read-back-joined",
    ]);
  });

  it("where earlier Denies are left takes them away under the new guard, before the person is in", () => {
    expect(planned({ lasting: FOUR_HOURS, lift: EARLIER })).toEqual([
      "confirm-person",
      "access-group",
      "guard",
      "lift-denies",
      "join-group",
      "read-back-joined",
    ]);
  });

  it("into an account whose roles trust people by name is named there right before", () => {
    const account = { ...clientA, trust: "named" } as const;
    expect(planned({ account, lasting: FOUR_HOURS, lift: EARLIER })).toEqual([
      "confirm-person",
      "access-group",
      "guard",
      "lift-denies",
      "trust-person",
      "join-group",
      "read-back-joined",
    ]);
    const directly = planned({ account, lasting: FOUR_HOURS, strategy: "direct" });
    expect(directly).toEqual([
      "confirm-person",
      "trust-person",
      "allow-directly",
      "read-back-allowed",
    ]);
    expect(stepIn(grantPlan({ ...alicesWish, account }), "trust-person")).toEqual({
      name: "trust-person",
      accountId: "222222222222",
      birthRole: "OrganizationAccountAccessRole",
      roleName: "OrganizationAccountAccessRole",
      iamUser: "alice.andersen",
      ref: "R-7K3QXA",
    });
  });

  it("without an end takes earlier Denies away too", () => {
    expect(planned({ lift: EARLIER })).toEqual([
      "confirm-person",
      "access-group",
      "lift-denies",
      "join-group",
      "read-back-joined",
    ]);
  });

  it("where no Deny may be written is done by the group alone, for a time too", () => {
    expect(planned({ lasting: FOUR_HOURS, mayDeny: false })).toEqual(names(alicesPlan));
  });

  it("where all groups are full is done by a policy that ends by itself", () => {
    expect(names(alicesDirectPlan)).toEqual([
      "confirm-person",
      "allow-directly",
      "read-back-allowed",
    ]);
  });

  it("by a policy of their own, where earlier Denies are left, takes them away under a guard of its own", () => {
    expect(planned({ lasting: FOUR_HOURS, strategy: "direct", lift: EARLIER })).toEqual([
      "confirm-person",
      "guard",
      "allow-directly",
      "lift-denies",
      "read-back-allowed",
    ]);
  });

  it("without an end is never done by a policy of their own", () => {
    expect(() => planned({ strategy: "direct" })).toThrow("by a group only");
  });

  it("names the guard after the seat and the request, so that no other request ever writes it", () => {
    expect(stepIn(alicesTimedPlan, "guard")).toEqual({
      name: "guard",
      iamUser: "alice.andersen",
      policy: "rolecall-guard.client-a.admin.R-7K3QXA",
      group: "client-a-admin",
      roleArn: "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole",
      until: { after: FOUR_HOURS },
    });
    expect(stepIn(alicesDirectPlan, "allow-directly")).toMatchObject({
      policy: "rolecall-access.client-a.admin.R-7K3QXA",
      until: { after: FOUR_HOURS },
    });
  });

  it("makes sure of the group, the guard and the lifting before anybody is in, whatever is wanted", () => {
    const wishes = fc.record({
      lasting: fc.constantFrom("standing" as const, 300, FOUR_HOURS),
      mayDeny: fc.boolean(),
      lift: fc.array(fc.constantFrom(...EARLIER), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(wishes, (wish) => {
        const steps = planned(wish);
        const order = ["confirm-person", "access-group", "guard", "lift-denies", "join-group"];
        const places = order.map((name) => steps.indexOf(name)).filter((place) => place >= 0);
        expect(places).toEqual([...places].sort((one, other) => one - other));
        expect(steps.includes("guard")).toBe(wish.lasting !== "standing" && wish.mayDeny);
        expect(steps.includes("lift-denies")).toBe(wish.lift.length > 0);
      }),
    );
  });
});

describe("whose boundary counts", () => {
  const confirmed = (boundary: string | null) =>
    stepIn(grantPlan({ ...alicesWish, boundary }), "confirm-person");

  it("is confirmed together with who the person is", () => {
    expect(confirmed(BOUNDARY)).toMatchObject({
      tagValue: "T0NORTHWIND/U0ALICE001",
      boundary: BOUNDARY,
    });
    expect(confirmed(null)).toMatchObject({ boundary: null });
  });

  it("is confirmed only where the guard is fenced by it and written on this person", () => {
    const fenced = { kind: "fenced", boundary: BOUNDARY } as const;
    expect(boundaryFor(fenced, true)).toBe(BOUNDARY);
    expect(boundaryFor(fenced, false)).toBeNull();
    expect(boundaryFor({ kind: "open" }, true)).toBeNull();
    expect(boundaryFor({ kind: "none" }, false)).toBeNull();
  });
});

describe("when the clock starts", () => {
  it("the guard and the Allow get the moment at which they end", () => {
    expect(stepIn(dated(alicesTimedPlan, ENDS_AT), "guard")?.until).toEqual({ at: ENDS_AT });
    expect(stepIn(dated(alicesDirectPlan, ENDS_AT), "allow-directly")?.until).toEqual({
      at: ENDS_AT,
    });
  });

  it("nothing else of the plan changes", () => {
    const plan = dated(alicesTimedPlan, ENDS_AT);
    expect(names(plan)).toEqual(names(alicesTimedPlan));
    expect(dated(alicesPlan, ENDS_AT)).toEqual(alicesPlan);
  });

  it("where there is no end after all the guard is left out", () => {
    expect(names(dated(alicesTimedPlan, null))).toEqual(names(alicesPlan));
  });
});

describe("more time", () => {
  it("writes the guard anew with the later end, and touches neither group nor membership", () => {
    const plan = extensionPlan(alicesTimedPlan, ENDS_AT);
    expect(names(plan)).toEqual(["confirm-person", "guard"]);
    expect(stepIn(plan, "guard")).toMatchObject({ until: { at: ENDS_AT } });
  });

  it("writes the Allow anew, and reads it back", () => {
    const plan = extensionPlan(alicesDirectPlan, ENDS_AT);
    expect(names(plan)).toEqual(["confirm-person", "allow-directly", "read-back-allowed"]);
    expect(stepIn(plan, "allow-directly")).toMatchObject({ until: { at: ENDS_AT } });
  });

  it("where no Deny may be written only makes sure of who the person is", () => {
    const unguarded = grantPlan({ ...alicesWish, lasting: FOUR_HOURS, mayDeny: false });
    expect(names(extensionPlan(unguarded, ENDS_AT))).toEqual(["confirm-person"]);
  });
});

it("a plan tells which way it goes", () => {
  expect([alicesPlan, alicesTimedPlan, alicesDirectPlan].map(strategyOf)).toEqual([
    "group",
    "group",
    "direct",
  ]);
});
