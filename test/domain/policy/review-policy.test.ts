// What a review finds in rules that can be read and cannot work.
import { NOBODY } from "../../../src/domain/access-rule.ts";
import type { AccessRule } from "../../../src/domain/access-rule.ts";
import type { AccessPolicy } from "../../../src/domain/access-policy.ts";
import { reviewPolicy } from "../../../src/domain/policy/review-policy.ts";
import { aRule, everyone, people } from "../../support/a-policy.ts";
import { alice, bob, carol, dan } from "../../support/people.ts";
import { ONCALL, PLATFORM, about, group, policyOf, ruledBy } from "./a-landscape.ts";

const HOUR = 3600 * 1000;
const noMembers = new Map([[PLATFORM, []]]);
const membersAre = (...persons: readonly { readonly user: string }[]) =>
  new Map([[PLATFORM, persons.map(({ user }) => user)]]);

function found(policy: AccessPolicy, members?: ReadonlyMap<string, readonly string[]>) {
  return reviewPolicy(policy, members).map(({ severity, rule, what }) => ({
    is: `${severity} ${rule ?? "-"} ${what.kind}`,
    what,
  }));
}

function kinds(terms: Partial<AccessRule>, members?: ReadonlyMap<string, readonly string[]>) {
  return found(ruledBy(terms), members).map(({ is }) => is.replace(" everything", ""));
}

it("finds nothing in a policy that works", () => {
  expect(found(ruledBy({}))).toEqual([]);
});

describe("a rule that never decides", () => {
  it("is one that no account fits", () => {
    const policy = policyOf([aRule({ name: "gone", accounts: about("client-z*") }), aRule()]);
    expect(found(policy)).toEqual([
      { is: "error gone fits-nothing", what: { kind: "fits-nothing", accounts: 0 } },
    ]);
  });

  it("is one whose accounts have no such role", () => {
    const rule = aRule({ name: "odd", accounts: about("client-*"), roles: ["read-only"] });
    expect(found(policyOf([rule, aRule()]))).toEqual([
      { is: "error odd fits-nothing", what: { kind: "fits-nothing", accounts: 2 } },
    ]);
  });

  it("is one that earlier rules leave nothing, and they are named", () => {
    const rules = [
      aRule({ name: "a", accounts: about("client-a") }),
      aRule({ name: "shop", accounts: about("shop-*") }),
      aRule({ name: "b", accounts: about("client-b") }),
      aRule({ name: "clients", accounts: about("client-*") }),
      aRule({ name: "rest" }),
    ];
    expect(found(policyOf(rules))).toEqual([
      { is: "error clients shadowed", what: { kind: "shadowed", by: ["a", "b"] } },
      { is: "error rest shadowed", what: { kind: "shadowed", by: ["a", "shop", "b"] } },
    ]);
  });

  it("is not one that decides about a single role of a single account", () => {
    const rules = [aRule({ name: "admins", roles: ["admin"] }), aRule({ name: "rest" })];
    expect(found(policyOf(rules))).toEqual([]);
  });

  it("is not one that decides where another of its accounts is decided about already", () => {
    const rules = [aRule({ name: "a", accounts: about("client-a") }), aRule()];
    expect(found(policyOf(rules))).toEqual([]);
  });
});

it("finds the one pattern of several that fits nothing", () => {
  const accounts = { slugs: ["client-*", "cleint-*"], units: [], tags: {} };
  const rules = [aRule({ name: "clients", accounts, roles: ["admin", "admn*"] }), aRule()];
  expect(found(policyOf(rules)).map(({ what }) => what)).toEqual([
    { kind: "idle-pattern", of: "slugs", pattern: "cleint-*" },
    { kind: "idle-pattern", of: "roles", pattern: "admn*" },
  ]);
});

it("takes a pattern of units for one that is written for later", () => {
  const accounts = { slugs: [], units: ["", "clients", "clients/*"], tags: {} };
  expect(found(policyOf([aRule({ accounts })])).map(({ what }) => what)).toEqual([
    { kind: "idle-pattern", of: "units", pattern: "clients" },
  ]);
});

describe("accounts and roles that no rule is about", () => {
  const clientsOnly = aRule({ name: "clients", accounts: about("client-*") });

  it("are found, by role", () => {
    expect(found(policyOf([clientsOnly])).map(({ is, what }) => [is, what])).toEqual([
      ["warning - no-rule", { kind: "no-rule", role: "admin", accounts: ["shop-prod"] }],
      ["warning - no-rule", { kind: "no-rule", role: "read-only", accounts: ["shop-prod"] }],
    ]);
  });

  it("are not those that a rule lets nobody into", () => {
    const closed = aRule({ name: "closed", mayAsk: NOBODY, mayApprove: NOBODY });
    expect(found(policyOf([clientsOnly, closed]))).toEqual([]);
  });
});

describe("the people of a rule", () => {
  it.each<[string, Partial<AccessRule>, string[]]>([
    ["two of two, who are asked by others", { approvals: 2, mayAsk: people(alice) }, []],
    ["three of two", { approvals: 3 }, ["error too-few-approvers"]],
    ["nobody", { mayApprove: NOBODY }, ["error nobody-approves"]],
    ["nobody, where nobody is asked", { mayApprove: NOBODY, approvals: 0 }, []],
    ["nobody, where nobody may ask", { mayApprove: NOBODY, mayAsk: NOBODY }, []],
    [
      "two of two, who may ask themselves beside others",
      { approvals: 2 },
      ["warning nobody-left-to-approve"],
    ],
    [
      "the one who alone may ask",
      { mayAsk: people(bob), mayApprove: people(bob) },
      ["error nobody-left-to-approve"],
    ],
    ["one of two who alone may ask", { mayAsk: people(bob, carol) }, []],
    [
      "two of two who alone may ask",
      { mayAsk: people(bob, carol), approvals: 2 },
      ["error nobody-left-to-approve"],
    ],
  ])("approve: %s", (_, terms, expected) => {
    expect(kinds(terms)).toEqual(expected);
  });

  it("names those for whom nobody is left, and no other", () => {
    const terms = { mayAsk: people(alice, bob), mayApprove: people(bob) };
    expect(found(ruledBy(terms)).map(({ what }) => what)).toEqual([
      { kind: "nobody-left-to-approve", approvals: 1, people: [bob.user], isForAll: false },
    ]);
  });

  it.each<[string, Partial<AccessRule>, string[]]>([
    [
      "makes up the number only then",
      {
        approvals: 3,
        escalation: { afterMilliseconds: HOUR, to: people(dan) },
        mayAsk: people(alice),
      },
      ["warning too-few-approvers"],
    ],
    [
      "does not make it up either",
      { approvals: 4, escalation: { afterMilliseconds: HOUR, to: people(dan) } },
      ["error too-few-approvers"],
    ],
    [
      "to somebody who may approve already",
      { escalation: { afterMilliseconds: HOUR, to: people(carol, dan) } },
      ["warning escalates-to-approvers"],
    ],
    [
      "to the user group that may approve already",
      { mayApprove: group(PLATFORM), escalation: { afterMilliseconds: HOUR, to: group(PLATFORM) } },
      ["warning escalates-to-approvers"],
    ],
    ["to somebody else", { escalation: { afterMilliseconds: HOUR, to: people(dan) } }, []],
  ])("escalation %s", (_, terms, expected) => {
    expect(kinds(terms)).toEqual(expected);
  });

  it("are told in vain where they cannot decide", () => {
    expect(found(ruledBy({ notified: people(bob, dan) })).map(({ what }) => what)).toEqual([
      { kind: "told-in-vain", people: [dan.user], groups: [] },
    ]);
    const escalation = { afterMilliseconds: HOUR, to: people(dan) };
    expect(kinds({ notified: people(bob, dan), escalation })).toEqual([]);
    expect(kinds({ notified: people(dan), approvals: 0 })).toEqual([]);
  });

  it.each<[string, Partial<AccessRule>, string[]]>([
    ["one who may not approve", { breakGlass: { mayUse: people(alice), seconds: 3600 } }, []],
    [
      "the only approver",
      {
        mayAsk: people(alice),
        mayApprove: people(bob),
        breakGlass: { mayUse: people(bob), seconds: 3600 },
      },
      ["error nobody-left-to-review"],
    ],
    ["one of two approvers", { breakGlass: { mayUse: people(bob), seconds: 3600 } }, []],
    [
      "the only admin, where nobody is asked",
      {
        approvals: 0,
        mayApprove: NOBODY,
        breakGlass: { mayUse: people(carol), seconds: 3600 },
      },
      ["error nobody-left-to-review"],
    ],
    [
      "somebody else, where nobody is asked",
      {
        approvals: 0,
        mayApprove: NOBODY,
        breakGlass: { mayUse: people(alice), seconds: 3600 },
      },
      [],
    ],
    [
      "the only approver, beside somebody to whom it escalates",
      {
        mayAsk: people(alice),
        mayApprove: people(bob),
        escalation: { afterMilliseconds: HOUR, to: people(dan) },
        breakGlass: { mayUse: people(bob), seconds: 3600 },
      },
      ["error nobody-left-to-review"],
    ],
  ])("break the glass: %s", (_, terms, expected) => {
    expect(kinds(terms)).toEqual(expected);
  });
});

describe("user groups", () => {
  const byPlatform = { mayAsk: people(alice), mayApprove: group(PLATFORM) };

  it.each<[string, Partial<AccessRule>, Map<string, string[]>, string[]]>([
    ["without members approve nothing", byPlatform, noMembers, ["error nobody-approves"]],
    [
      "with one member are one approver",
      { ...byPlatform, approvals: 2 },
      membersAre(bob),
      ["error too-few-approvers"],
    ],
    [
      "count somebody once who is named too",
      { mayAsk: people(alice), mayApprove: { ...people(bob), groups: [PLATFORM] }, approvals: 2 },
      membersAre(bob),
      ["error too-few-approvers"],
    ],
    [
      "that alone ask themselves are stuck",
      { mayAsk: group(PLATFORM), mayApprove: group(PLATFORM), approvals: 2 },
      membersAre(bob, carol),
      ["error nobody-left-to-approve"],
    ],
    [
      "without members ask nothing",
      { mayAsk: group(PLATFORM) },
      noMembers,
      ["warning nobody-asks"],
    ],
    [
      "with members who cannot decide are told in vain",
      { notified: group(PLATFORM) },
      membersAre(alice, dan),
      ["warning told-in-vain"],
    ],
    [
      "with a member who can decide are told for a reason",
      { notified: group(PLATFORM) },
      membersAre(alice, bob),
      [],
    ],
    [
      "with approvers only are no escalation",
      { escalation: { afterMilliseconds: HOUR, to: group(PLATFORM) } },
      membersAre(bob),
      ["warning escalates-to-approvers"],
    ],
    [
      "with somebody else too are one",
      { escalation: { afterMilliseconds: HOUR, to: group(PLATFORM) } },
      membersAre(bob, dan),
      [],
    ],
  ])("%s", (...[, terms, members, expected]) => {
    expect(kinds(terms, members)).toEqual(expected);
  });

  it.each<[string, Partial<AccessRule>]>([
    ["approving", { ...byPlatform, approvals: 5 }],
    [
      "approving for themselves",
      { mayAsk: people(bob), mayApprove: { ...people(bob), groups: [PLATFORM] } },
    ],
    ["asking", { mayAsk: group(PLATFORM), mayApprove: group(PLATFORM) }],
    ["being told", { notified: group(PLATFORM) }],
    [
      "being told while another group approves",
      { mayApprove: group(ONCALL), notified: people(bob) },
    ],
    ["being escalated to", { escalation: { afterMilliseconds: HOUR, to: group(PLATFORM) } }],
    ["reviewing", { ...byPlatform, breakGlass: { mayUse: everyone, seconds: 900 } }],
  ])("whose members are not known lead to no claim: %s", (_, terms) => {
    expect(kinds(terms)).toEqual([]);
  });

  it("that ask and are not known: what is certain is said of those who are", () => {
    const terms = { mayAsk: { ...people(bob), groups: [ONCALL] }, mayApprove: people(bob) };
    expect(kinds(terms)).toEqual(["warning nobody-left-to-approve"]);
  });
});
