// What somebody changed in AWS by hand, and what only looks as if.
import { grantPlan } from "../../src/domain/access-plan.ts";
import { findDrift, findingName } from "../../src/domain/drift/drift.ts";
import type { Census, Finding, HeldByGroup } from "../../src/domain/drift/drift.ts";
import { directPolicy, guardPolicy } from "../../src/domain/iam-documents.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import {
  COMPARED_AT,
  DIRECT,
  GROUP,
  GUARD,
  ROLE_ARN,
  aCensus,
  aComparison,
  aDirectCensus,
  aDirectGrant,
  asWanted,
} from "../support/a-comparison.ts";
import {
  ASKED_AT,
  ENDS_AT,
  HOUR,
  aPendingRequest,
  aTimedGrant,
  after,
  afterAt,
  alicesWish,
  commands,
  inEveryState,
  journalEntry,
} from "../support/a-request.ts";
import { alice, bob, iamUsers } from "../support/people.ts";

const MINUTE = 60_000;
const nobodyIn = new Map<string, string[]>();
const noPolicies = new Map<string, Record<string, unknown>>();

function found(census: Census, requests?: readonly AccessRequest[], at?: number): Finding[] {
  return findDrift(aComparison(census, requests, at));
}

function names(...given: Parameters<typeof found>): string[] {
  return found(...given).map(findingName);
}

describe("AWS and the record agree", () => {
  it.each([
    ["by a group", aCensus(), aTimedGrant()],
    ["by a policy of her own", aDirectCensus(), aDirectGrant()],
    ["without an end", aCensus({ policies: noPolicies }), inEveryState().active],
  ])("where alice is in %s", (_, census, request) => {
    expect(names(census, [request])).toEqual([]);
  });

  it("where nobody has anything", () => {
    expect(names(aCensus({ members: nobodyIn, policies: noPolicies }), [])).toEqual([]);
  });
});

describe("somebody was put in by hand", () => {
  it("without any request", () => {
    const members = new Map([[GROUP, [iamUsers.alice, iamUsers.bob]]]);
    expect(found(aCensus({ members }))).toEqual([
      {
        what: "joined-by-hand",
        iamUser: iamUsers.bob,
        person: bob,
        group: GROUP,
        seat: { slug: "client-a", roleKey: "admin" },
      },
    ]);
  });

  it("beside a request that lets them in without the group", () => {
    const members = new Map([[GROUP, [iamUsers.alice]]]);
    const name = `joined-by-hand ${iamUsers.alice} ${GROUP}`;
    expect(names(aDirectCensus({ members }), [aDirectGrant()])).toEqual([name]);
  });

  it("into a group that rolecall.yaml does not know, and nobody says whose user it is", () => {
    const groups = new Map([["client-z-admin", asWanted]]);
    const members = new Map([["client-z-admin", ["dana.dorn"]]]);
    const [finding, ...others] = found(aCensus({ groups, members }), []);
    expect(finding).toMatchObject({ iamUser: "dana.dorn", person: null, seat: null });
    expect(others).toEqual([]);
  });

  it.each(["pending", "denied", "withdrawn", "lapsed"] as const)(
    "while a request for it is %s",
    (state) => {
      const name = `joined-by-hand ${iamUsers.alice} ${GROUP}`;
      expect(names(aCensus(), [inEveryState()[state]])).toEqual([name]);
    },
  );

  it("after a request has ended and everything of it was cleared away", () => {
    const ended = inEveryState().ended;
    const cleared = afterAt(COMPARED_AT, ended, commands.end);
    expect(names(aCensus(), [ended])).toEqual([]);
    expect(names(aCensus(), [cleared])).toEqual([`joined-by-hand ${iamUsers.alice} ${GROUP}`]);
  });
});

describe("what is being worked on proves nothing", () => {
  const nothing = aCensus({ members: nobodyIn, policies: noPolicies });

  it.each(["working", "extending", "stuck", "ending", "ended"] as const)(
    "a request that is %s, whether or not AWS shows it",
    (state) => {
      expect(names(nothing, [inEveryState()[state]])).toEqual([]);
      expect(names(aCensus(), [inEveryState()[state]])).toEqual([]);
    },
  );

  it("a grant that somebody has in hand", () => {
    const claim = { by: "a process", until: COMPARED_AT };
    expect(names(nothing, [{ ...aTimedGrant(), claim }])).toEqual([]);
  });

  it("a grant that is to look again by now", () => {
    const mended = afterAt(COMPARED_AT, aTimedGrant(), commands.mend);
    expect(names(nothing, [mended])).toEqual([]);
  });

  it("a grant that is younger than five minutes", () => {
    const since = ASKED_AT + 2 * MINUTE;
    expect(names(nothing, [aTimedGrant()], since + 5 * MINUTE - 1)).toEqual([]);
    expect(names(nothing, [aTimedGrant()], since + 5 * MINUTE)).toHaveLength(2);
  });

  it("a grant that was made longer less than five minutes ago", () => {
    const extended = afterAt(
      COMPARED_AT - 5 * MINUTE + 1,
      aTimedGrant(),
      commands.extend,
      commands.approveMore,
      commands.grant,
    );
    expect(names(aCensus(), [extended])).toEqual([]);
    expect(names(aCensus(), [extended], COMPARED_AT + 1)).toEqual([
      `policy-changed ${iamUsers.alice} ${GUARD}`,
    ]);
  });
});

describe("somebody was taken out by hand", () => {
  it("although a request gives them the access", () => {
    const [finding, ...others] = found(aCensus({ members: nobodyIn }));
    expect(finding).toEqual({
      what: "left-by-hand",
      key: aTimedGrant().key,
      ref: "R-7K3QXA",
      iamUser: iamUsers.alice,
      person: alice,
      group: GROUP,
    });
    expect(others).toEqual([]);
  });

  it("and is not missed where they were in before they asked", () => {
    const journal = commands.grant.journal.map((entry) =>
      entry.step === "join-group" ? journalEntry(entry.step, "found") : entry,
    );
    const asked = aPendingRequest();
    const wasIn = after(asked, commands.approve, { ...commands.grant, journal });
    expect(names(aCensus({ members: nobodyIn, policies: noPolicies }), [wasIn])).toEqual([]);
    expect(names(aCensus(), [wasIn])).toEqual([]);
  });
});

describe("what ends the access was changed by hand", () => {
  const holds = (document: unknown, name = GUARD) =>
    new Map([[iamUsers.alice, { [name]: document }]]);

  it("the guard is gone", () => {
    const [finding] = found(aCensus({ policies: noPolicies }));
    expect(finding).toMatchObject({
      what: "policy-gone",
      ref: "R-7K3QXA",
      policy: { kind: "guard", name: GUARD, until: ENDS_AT },
    });
  });

  it.each([
    ["holds later", guardPolicy(ROLE_ARN, ENDS_AT + HOUR)],
    ["is about another role", guardPolicy(`${ROLE_ARN}s`, ENDS_AT)],
    ["allows what it should refuse", directPolicy(ROLE_ARN, ENDS_AT)],
    ["cannot be read", "unreadable"],
  ])("the guard %s", (_, document) => {
    const changed = [`policy-changed ${iamUsers.alice} ${GUARD}`];
    expect(names(aCensus({ policies: holds(document) }))).toEqual(changed);
  });

  it("the policy that lets her in is gone, or was changed", () => {
    const direct = [aDirectGrant()];
    expect(names(aDirectCensus({ policies: noPolicies }), direct)).toEqual([
      `policy-gone ${iamUsers.alice} ${DIRECT}`,
    ]);
    const policies = holds(directPolicy(ROLE_ARN, ENDS_AT + HOUR), DIRECT);
    expect(names(aDirectCensus({ policies }), direct)).toEqual([
      `policy-changed ${iamUsers.alice} ${DIRECT}`,
    ]);
  });

  it("the guard of a policy that lets her in, which it has while an earlier request's may land", () => {
    const lift = ["rolecall-guard.client-a.admin.R-BEFORE"];
    const wish = { ...alicesWish, lasting: 4 * 3600, strategy: "direct", lift } as const;
    const guarded = aTimedGrant(grantPlan(wish));
    const soon = ASKED_AT + 20 * MINUTE;
    expect(names(aDirectCensus(), [guarded], soon)).toEqual([
      `policy-gone ${iamUsers.alice} ${GUARD}`,
    ]);
  });

  it("both the membership and the guard are gone", () => {
    expect(names(aCensus({ members: nobodyIn, policies: noPolicies }))).toEqual([
      `left-by-hand ${iamUsers.alice} ${GROUP}`,
      `policy-gone ${iamUsers.alice} ${GUARD}`,
    ]);
  });
});

describe("what a group lets its members do was changed by hand", () => {
  const everything = { Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
  const { policies } = asWanted;
  const arn = "arn:aws:iam::aws:policy/AdministratorAccess";

  it.each([
    ["its policy is gone", { policies: {}, attached: [] }, /policy `rolecall-access` is missing/],
    [
      "its policy has another text",
      { policies: { "rolecall-access": everything }, attached: [] },
      /text of the policy `rolecall-access` was changed/,
    ],
    [
      "it has one more",
      { policies: { ...policies, more: everything }, attached: [] },
      /extra inline policy `more`/,
    ],
    [
      "a managed policy is attached",
      { policies, attached: [arn] },
      /managed policy attached: arn:aws:iam::aws:policy\/AdministratorAccess/,
    ],
  ])("%s", (_, held, words) => {
    const [finding, ...others] = found(aCensus({ groups: new Map([[GROUP, held]]) }));
    expect(finding).toMatchObject({ what: "group-changed", group: GROUP, roleArn: ROLE_ARN });
    expect(finding && "differences" in finding && finding.differences.join()).toMatch(words);
    expect(others).toEqual([]);
  });

  it("but a group that rolecall.yaml does not know is not ours to judge", () => {
    const groups = new Map<string, HeldByGroup>([
      [GROUP, asWanted],
      ["client-z-admin", { policies: {}, attached: [] }],
    ]);
    expect(names(aCensus({ groups }))).toEqual([]);
  });

  it("and a group that is gone altogether is missed by those who should be in it", () => {
    const gone = aCensus({ groups: new Map(), members: nobodyIn });
    expect(names(gone)).toEqual([`left-by-hand ${iamUsers.alice} ${GROUP}`]);
  });
});
