// What a review finds in how accounts are made, connected and closed.
import { NOBODY } from "../../../src/domain/access-rule.ts";
import type { AccessRule, AccountMatch } from "../../../src/domain/access-rule.ts";
import type { ConnectedAccounts, NewAccounts } from "../../../src/domain/accounts/baseline.ts";
import { reviewNames } from "../../../src/domain/policy/review-names.ts";
import { reviewPolicy } from "../../../src/domain/policy/review-policy.ts";
import { aRule, people } from "../../support/a-policy.ts";
import { alice, bob, carol, dan } from "../../support/people.ts";
import {
  PLATFORM,
  anAccount,
  closingBy,
  connecting,
  group,
  making,
  policyOf,
} from "./a-landscape.ts";

const eve = { user: "U0EVE00001" };

interface Story {
  readonly rules?: readonly Partial<AccessRule>[];
  readonly made?: Partial<NewAccounts>;
  readonly asked?: Partial<ConnectedAccounts>;
  readonly closing?: Partial<AccessRule>;
  readonly members?: ReadonlyMap<string, readonly string[]>;
}

function policyIn({ rules = [{}], made, asked, closing }: Story) {
  const named = rules.map((terms, position) => aRule({ name: `rule ${position}`, ...terms }));
  return {
    ...policyOf(named, [{ ...anAccount("client-a"), unit: "clients" }]),
    newAccounts: made ? making(made) : null,
    connecting: asked ? connecting(asked) : null,
    closing: closing ? closingBy(closing) : null,
  };
}

function found(story: Story): string[] {
  return reviewPolicy(policyIn(story), story.members).map(
    ({ severity, rule, what: { kind, ...what } }) =>
      `${severity} ${rule ?? "-"} ${kind} ${JSON.stringify(what)}`,
  );
}

const match = (terms: Partial<AccountMatch>): AccountMatch => {
  return { slugs: [], units: [], tags: {}, ...terms };
};

it("finds nothing where new accounts are covered, and two can close one", () => {
  const closing = { mayAsk: people(alice), approvals: 2 };
  expect(found({ made: {}, closing })).toEqual([]);
});

describe("a role of new accounts that nobody could ask for", () => {
  const admins = { roles: ["admin"] };
  const nobody = 'warning new accounts no-rule-for-new {"of":"new","roles":["read-only"]}';

  it("is one that no rule is about", () => {
    expect(found({ rules: [admins], made: {} })).toEqual([nobody]);
  });

  it.each<[string, Partial<AccessRule>, Partial<NewAccounts>]>([
    [
      "in units that cannot be chosen",
      { accounts: match({ units: ["internal*"] }) },
      { units: ["clients", "clients/*"] },
    ],
    ["of an account there is already", { accounts: match({ slugs: ["client-a"] }) }, {}],
    [
      "by a tag that has another value",
      { accounts: match({ tags: { owner: "x*" } }) },
      { tags: { owner: "agency" } },
    ],
    ["and that lets nobody ask", { mayAsk: NOBODY }, {}],
  ])("is one where the only rule is one %s", (_, rule, made) => {
    expect(found({ rules: [admins, rule], made })).toContain(nobody);
  });

  it.each<[string, Partial<AccessRule>, Partial<NewAccounts>]>([
    [
      "in a unit that may be chosen",
      { accounts: match({ units: ["*/banks"] }) },
      { units: ["clients/*"] },
    ],
    ["in any unit, where any may be chosen", { accounts: match({ units: ["clients/*"] }) }, {}],
    ["by a pattern of slugs", { accounts: match({ slugs: ["client-*"] }) }, {}],
    [
      "by a tag all get",
      { accounts: match({ tags: { owner: "a*" } }) },
      { tags: { owner: "agency" } },
    ],
    [
      "by a tag that may be added",
      { accounts: match({ tags: { stage: "test" } }) },
      { tags: { owner: "agency" } },
    ],
    [
      "where some may break the glass",
      { mayAsk: NOBODY, breakGlass: { mayUse: people(alice), seconds: 900 } },
      {},
    ],
  ])("is not one that a rule is about %s", (_, rule, made) => {
    expect(found({ rules: [admins, rule], made }).join()).not.toMatch(/no-rule-for-new/);
  });

  it.each<[string, AccountMatch, string[], boolean]>([
    ["is about everything", match({}), ["clients/*"], true],
    ["is about any slug and any unit", match({ slugs: ["*"], units: ["*"] }), [], true],
    [
      "is about all units that may be chosen",
      match({ units: ["clients*"] }),
      ["clients", "clients/*"],
      true,
    ],
    ["is about a tag that all get", match({ tags: { owner: "agency" } }), [], true],
    ["is about some of the units", match({ units: ["clients"] }), ["clients", "clients/*"], false],
    ["is about some units, where any may be chosen", match({ units: ["clients/*"] }), [], false],
    ["is about some slugs", match({ slugs: ["client-*"] }), ["clients"], false],
    ["is about a tag that some get", match({ tags: { stage: "*" } }), ["clients"], false],
  ])("is closed for all by an earlier rule that %s: %s", (...[, accounts, units, isClosed]) => {
    const closed = { accounts, roles: ["read-only"], mayAsk: NOBODY };
    const told = found({ rules: [closed, {}], made: { units, tags: { owner: "agency" } } });
    expect(told.includes(nobody)).toBe(isClosed);
  });
});

it("finds that nobody could get into a new account at all", () => {
  expect(
    found({ rules: [{ accounts: match({ units: ["clients"] }) }], made: { units: ["internal"] } }),
  ).toEqual(['error new accounts nobody-gets-in {"of":"new","roles":["admin","read-only"]}']);
});

describe("a role of clients' accounts that nobody could ask for", () => {
  const admins = { roles: ["admin"] };
  const nobody =
    'warning connecting accounts no-rule-for-new {"of":"connected","roles":["read-only"]}';

  it("is one that no rule is about", () => {
    expect(found({ rules: [admins], asked: {} })).toEqual([nobody]);
    expect(found({ rules: [admins, {}], asked: {} })).toEqual([]);
  });

  it.each<[string, AccountMatch, boolean]>([
    ["in a unit", match({ units: ["clients/*"] }), true],
    ["in any unit or none", match({ units: ["*"] }), false],
    ["by a tag, of whatever value", match({ tags: { stage: "*" } }), true],
    ["of an account there is already", match({ slugs: ["client-a"] }), true],
    ["by a pattern of slugs", match({ slugs: ["client-*"] }), false],
  ])("is one where the only other rule is one %s: %s", (...[, accounts, isClosed]) => {
    expect(found({ rules: [admins, { accounts }], asked: {} }).includes(nobody)).toBe(isClosed);
  });

  it("is closed for all by an earlier rule about those in no unit", () => {
    const closed = (units: string[]) => {
      return { accounts: match({ units }), roles: ["read-only"], mayAsk: NOBODY };
    };
    expect(found({ rules: [closed(["*"]), {}], asked: {} })).toContain(nobody);
    expect(found({ rules: [closed(["clients"]), {}], asked: {} })).not.toContain(nobody);
  });

  it("is every one, where the only rule is about units", () => {
    const units = { accounts: match({ units: ["clients"] }) };
    expect(found({ rules: [units], asked: {} })).toEqual([
      'error connecting accounts nobody-gets-in {"of":"connected","roles":["admin","read-only"]}',
    ]);
  });

  it("is not told of a rule that is there for them alone", () => {
    const later = { accounts: match({ slugs: ["ext-*"] }), roles: ["read-only"] };
    expect(found({ rules: [later, {}] }).join()).toMatch(/^error rule 0 fits-nothing/);
    expect(found({ rules: [later, {}], asked: {} }).join()).not.toMatch(/fits-nothing/);
  });

  it("is decided about by too few", () => {
    const asked = { rule: aRule({ name: "connecting accounts", approvals: 3 }) };
    expect(found({ asked }).join()).toMatch(/^error connecting accounts too-few-approvers/);
  });
});

describe("a rule about accounts that are yet to be made", () => {
  const later = { accounts: match({ units: ["clients/new"] }), roles: ["read-only"] };

  it("is no rule that decides about nothing, unless no such account can be made", () => {
    expect(found({ rules: [later, {}] }).join()).toMatch(/^error rule 0 fits-nothing/);
    expect(found({ rules: [later, {}], made: { unit: "clients/new" } })).toEqual([]);
    expect(found({ rules: [later, {}], made: { units: ["internal"] } }).join()).toMatch(
      /^error rule 0 fits-nothing/,
    );
  });

  it("may come after one that decides about all accounts of today", () => {
    const rules = [{ accounts: match({ units: ["clients"] }) }, {}];
    expect(found({ rules }).join()).toMatch(/^error rule 1 shadowed/);
    expect(found({ rules, made: {} })).toEqual([]);
  });

  it("is looked through for slips of the pen all the same", () => {
    const odd = { accounts: match({ slugs: ["cleint-*"] }) };
    expect(found({ rules: [odd, {}], made: {} })).toEqual([
      'warning rule 0 idle-pattern {"of":"slugs","pattern":"cleint-*"}',
    ]);
  });
});

describe("those who decide", () => {
  it("are too few for the approvals", () => {
    expect(found({ made: { rule: aRule({ name: "new accounts", approvals: 3 }) } })).toEqual([
      `error new accounts too-few-approvers ${JSON.stringify({
        approvals: 3,
        approvers: [bob.user, carol.user],
        untilEscalation: false,
      })}`,
    ]);
  });

  it("are too few where they are the ones who ask", () => {
    const closing = { mayAsk: people(bob, carol), approvals: 2 };
    expect(found({ closing }).join()).toMatch(
      /^error closing accounts nobody-left-to-approve .*"isForAll":true/,
    );
  });

  it("are known by who is in a user group", () => {
    const closing = { mayAsk: people(alice), mayApprove: group(PLATFORM), approvals: 2 };
    expect(found({ closing })).toEqual([]);
    const members = new Map([[PLATFORM, [bob.user]]]);
    expect(found({ closing, members }).join()).toMatch(/^error closing accounts too-few-approvers/);
  });

  it("are looked for in Slack", () => {
    const policy = policyIn({
      made: { rule: aRule({ mayAsk: people(alice) }) },
      asked: { rule: aRule({ notified: people(eve) }) },
      closing: { mayApprove: people(dan) },
    });
    const members = [bob, carol].map((person) => {
      return { ...person, name: person.user, standing: "member" } as const;
    });
    expect(reviewNames(policy, members).map(({ what }) => what)).toEqual([
      { kind: "cannot-take-part", person: alice.user, standing: "not-in-slack" },
      { kind: "cannot-take-part", person: eve.user, standing: "not-in-slack" },
      { kind: "cannot-take-part", person: dan.user, standing: "not-in-slack" },
    ]);
  });
});

describe("templates", () => {
  const domain = (letters: number) => `${"a".repeat(letters - 8)}.example`;

  it.each<[string, Partial<NewAccounts>, string[]]>([
    ["an e-mail with room for usual slugs", { email: `{slug}@${domain(43)}` }, []],
    [
      "an e-mail with little room",
      { email: `{slug}@${domain(44)}` },
      ['{"field":"email","room":19}'],
    ],
    [
      "a name with little room",
      { accountName: `${"a".repeat(40)}{name}` },
      ['{"field":"name","room":10}'],
    ],
    [
      "an alias with little room",
      { alias: `${"a".repeat(50)}-{slug}` },
      ['{"field":"alias","room":12}'],
    ],
  ])("%s", (_, made, expected) => {
    expect(found({ made })).toEqual(
      expected.map((what) => `warning new accounts tight-template ${what}`),
    );
  });
});

it("finds that AWS allows no more accounts than the file names", () => {
  expect(found({ made: { most: 2 } })).toEqual([]);
  expect(found({ made: { most: 1 } })).toEqual([
    'warning new accounts no-more-accounts {"most":1,"accounts":1}',
  ]);
});
