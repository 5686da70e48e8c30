// What is explained to somebody about an account and role.
import * as fc from "fast-check";
import { findWanted } from "../../../src/domain/access-policy.ts";
import type { AccessPolicy } from "../../../src/domain/access-policy.ts";
import { NOBODY } from "../../../src/domain/access-rule.ts";
import type { AccessRule, Who } from "../../../src/domain/access-rule.ts";
import { isAmong } from "../../../src/domain/among.ts";
import { explain } from "../../../src/domain/policy/explain.ts";
import type { Explanation, Question } from "../../../src/domain/policy/explain.ts";
import { aRule, everyone, people } from "../../support/a-policy.ts";
import { alice, bob, carol, dan } from "../../support/people.ts";
import { ONCALL, PLATFORM, about, group, policyOf, ruledBy } from "./a-landscape.ts";

const HOUR = 3600 * 1000;

function explained(
  policy: AccessPolicy,
  { user }: { readonly user: string },
  known: Partial<Question> & { readonly groups?: readonly string[] } = {},
): Explanation {
  const { groups = [], ...rest } = known;
  const somebody = { user, groups: new Set(groups) };
  const answer = explain(policy, { account: "client-a", role: "admin", somebody, ...rest });
  if ("refused" in answer) throw new Error(`it was refused: ${answer.refused}`);
  return answer;
}

describe("may somebody ask", () => {
  it.each<[string, Partial<AccessRule>, Partial<Explanation>]>([
    ["where everyone may", {}, { mayAsk: "yes", whyNot: null }],
    ["named", { mayAsk: people(alice) }, { mayAsk: "yes", whyNot: null }],
    ["in a group that may", { mayAsk: group(PLATFORM) }, { mayAsk: "yes", whyNot: null }],
    [
      "who is not named",
      { mayAsk: people(bob) },
      { mayAsk: "no", whyNot: "not-among-those-who-may" },
    ],
    ["where nobody may", { mayAsk: NOBODY }, { mayAsk: "no", whyNot: "nobody-may-ask" }],
    ["perhaps in a group", { mayAsk: group(ONCALL) }, { mayAsk: "unknown", whyNot: null }],
  ])("%s", (_, terms, expected) => {
    const known = { groups: [PLATFORM], unknownGroups: new Set([ONCALL]) };
    expect(explained(ruledBy(terms), alice, known)).toMatchObject(expected);
  });

  it("not where no rule is about it", () => {
    const policy = policyOf([aRule({ accounts: about("client-b") })]);
    const nothing = { rule: null, mayAsk: "no", whyNot: "no-rule", mayApprove: "no" };
    expect(explained(policy, alice)).toMatchObject({ account: { slug: "client-a" }, ...nothing });
  });
});

it("names the rule that decides: the first that is about it", () => {
  const rules = [
    aRule({ name: "shop", accounts: about("shop-*") }),
    aRule({ name: "clients", accounts: about("client-*") }),
    aRule({ name: "rest" }),
  ];
  expect(explained(policyOf(rules), alice).rule?.name).toBe("clients");
});

it.each([
  [{ account: "client-z" }, "unknown-account"],
  [{ role: "read-only" }, "unknown-role"],
])("refuses what is not there: %j", (wrong, refused) => {
  const somebody = { user: alice.user, groups: new Set<string>() };
  const question = { account: "client-a", role: "admin", somebody, ...wrong };
  expect(explain(ruledBy({}), question)).toMatchObject({ refused });
});

describe("may somebody approve", () => {
  const escalation = { afterMilliseconds: HOUR, to: people(dan) };

  it.each([
    ["an approver", bob, "yes", "yes"],
    ["to whom it escalates", dan, "no", "yes"],
    ["anybody else", alice, "no", "no"],
  ])("%s", (...[, person, mayApprove, mayApproveOnceEscalated]) => {
    const answer = explained(ruledBy({ escalation }), person);
    expect(answer).toMatchObject({ mayApprove, mayApproveOnceEscalated });
  });
});

it("says who may break the glass, and who is an admin", () => {
  const breakGlass = { mayUse: people(alice), seconds: 3600 };
  expect(explained(ruledBy({ breakGlass }), alice)).toMatchObject({
    mayBreakGlass: "yes",
    isAdmin: false,
  });
  expect(explained(ruledBy({ breakGlass }), carol)).toMatchObject({
    mayBreakGlass: "no",
    isAdmin: true,
  });
  expect(explained(ruledBy({}), alice).mayBreakGlass).toBe("no");
});

describe("somebody for whom nobody is left to approve", () => {
  const alone = { mayApprove: people(bob) };

  it("is told so", () => {
    expect(explained(ruledBy(alone), bob).isLeftAlone).toBe(true);
  });

  it("is nobody else", () => {
    expect(explained(ruledBy(alone), alice).isLeftAlone).toBe(false);
    expect(explained(ruledBy({ ...alone, approvals: 0 }), bob).isLeftAlone).toBe(false);
    expect(explained(ruledBy({ ...alone, mayAsk: people(alice) }), bob).isLeftAlone).toBe(false);
  });

  it("is found in a user group where its members are known", () => {
    const policy = ruledBy({ mayApprove: group(PLATFORM) });
    const members = new Map([[PLATFORM, [bob.user]]]);
    expect(explained(policy, bob, { groups: [PLATFORM], members }).isLeftAlone).toBe(true);
    expect(explained(policy, bob, { groups: [PLATFORM] }).isLeftAlone).toBe(false);
  });
});

it("never says other than the rule does, whoever asks", () => {
  const persons = [alice, bob, carol, dan].map(({ user }) => user);
  const groups = [PLATFORM, ONCALL];
  const whos: fc.Arbitrary<Who> = fc.oneof(
    fc.constant(everyone),
    fc.record({
      everyone: fc.constant(false),
      people: fc.subarray(persons),
      groups: fc.subarray(groups),
    }),
  );
  const somebodies = fc.record({ user: fc.constantFrom(...persons), groups: fc.subarray(groups) });
  fc.assert(
    fc.property(whos, whos, somebodies, (mayAsk, mayApprove, { user, groups: theirs }) => {
      const policy = ruledBy({ mayAsk, mayApprove });
      const answer = explained(policy, { user }, { groups: theirs });
      const wanted = findWanted(policy, "client-a", "admin");
      const rule = "refused" in wanted ? undefined : wanted.rule;
      const somebody = { user, groups: new Set(theirs) };
      expect(answer.rule).toBe(rule);
      expect(answer.mayAsk).toBe(isAmong(mayAsk, somebody) ? "yes" : "no");
      expect(answer.mayApprove).toBe(isAmong(mayApprove, somebody) ? "yes" : "no");
    }),
  );
});
