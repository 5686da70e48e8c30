// Who gains and loses what when one policy takes the place of another.
import { NOBODY } from "../../../src/domain/access-rule.ts";
import type { AccessRule } from "../../../src/domain/access-rule.ts";
import type { AccessRole, Account } from "../../../src/domain/account.ts";
import { comparePolicies } from "../../../src/domain/policy/compare-policies.ts";
import type { ChangeFor, Subject } from "../../../src/domain/policy/policy-difference.ts";
import type { Place } from "../../../src/domain/policy/rule-reach.ts";
import { aPolicy, aRule, everyone, people } from "../../support/a-policy.ts";
import { alice, bob, carol, dan } from "../../support/people.ts";
import { PLATFORM, about, anAccount, group, landscape, policyOf, ruledBy } from "./a-landscape.ts";

const HOUR = 3600 * 1000;
const timed = { defaultLasting: 3600, longestSeconds: 8 * 3600, standing: false };

const nameOf = (subject: Subject) => (subject.kind === "everyone" ? "everyone" : subject.id);
const placeOf = ({ account, role }: Place) => `${account}/${role}`;

function told({ change: { what, before, after }, subjects, places }: ChangeFor) {
  const who = subjects.map(nameOf).join(" ");
  const [was, is] = [before, after].map((value) => JSON.stringify(value));
  return `${who}: ${what} ${was} -> ${is}: ${places.map(placeOf).join(" ")}`;
}

function between(before: Partial<AccessRule>, after: Partial<AccessRule>): string[] {
  const one = [anAccount("client-a")];
  const [old, young] = [before, after].map((terms) =>
    policyOf([aRule({ time: timed, ...terms })], one),
  );
  if (!old || !young) throw new Error("two policies are compared");
  return comparePolicies(old, young).changes.map((change) =>
    told(change).replace(": client-a/admin", ""),
  );
}

it("finds nothing between a policy and itself", () => {
  expect(comparePolicies(aPolicy(), aPolicy())).toEqual({
    accounts: { added: [], removed: [] },
    roles: { added: [], removed: [] },
    redefined: [],
    admins: { added: [], removed: [] },
    settings: [],
    changes: [],
    terms: [],
    parts: [],
  });
});

const may = (approvals: number, longest: number | string = 8 * 3600) =>
  JSON.stringify({ longest, approvals });

it.each<[string, Partial<AccessRule>, Partial<AccessRule>, string[]]>([
  ["nobody may, then everyone", { mayAsk: NOBODY }, {}, [`everyone: ask null -> ${may(1)}`]],
  [
    "one may, then everyone: the one gains nothing",
    { mayAsk: people(alice), approvals: 1 },
    {},
    [`everyone: ask null -> ${may(1)}`],
  ],
  [
    "everyone may, then two",
    {},
    { mayAsk: people(alice, bob) },
    [`everyone: ask ${may(1)} -> null`],
  ],
  [
    "a group loses what a person gains",
    { mayAsk: group(PLATFORM) },
    { mayAsk: people(alice) },
    [`${PLATFORM}: ask ${may(1)} -> null`, `${alice.user}: ask null -> ${may(1)}`],
  ],
  ["more approvals", {}, { approvals: 2 }, [`everyone: ask ${may(1)} -> ${may(2)}`]],
  [
    "longer",
    {},
    { time: { ...timed, longestSeconds: 24 * 3600 } },
    [`everyone: ask ${may(1)} -> ${may(1, 24 * 3600)}`],
  ],
  [
    "without an end",
    {},
    { time: { ...timed, standing: true } },
    [`everyone: ask ${may(1)} -> ${may(1, "standing")}`],
  ],
  [
    "another approver",
    {},
    { mayApprove: people(bob, dan) },
    [`${dan.user}: approve null -> 0`, `${carol.user}: approve 0 -> null`],
  ],
  [
    "an approver only later",
    {},
    { mayApprove: people(bob), escalation: { afterMilliseconds: HOUR, to: people(carol) } },
    [`${carol.user}: approve 0 -> ${HOUR}`],
  ],
  [
    "glass to break",
    {},
    { breakGlass: { mayUse: people(alice, dan), seconds: 3600 } },
    [`${alice.user} ${dan.user}: break-glass null -> 3600`],
  ],
])("%s", (...[, before, after, changes]) => {
  expect(between(before, after).sort()).toEqual([...changes].sort());
});

it("says once what changes alike in many places", () => {
  const strict = aRule({ name: "clients", accounts: about("client-*"), mayAsk: people(alice) });
  const after = policyOf([strict, aRule()]);
  const [change, ...others] = comparePolicies(ruledBy({}), after).changes.map(told);
  expect(change).toMatch(/^everyone: ask .* -> null: client-a\/admin client-b\/admin$/);
  expect(others).toEqual([]);
});

it("says once what several rules change alike", () => {
  const perClient = ["client-a", "client-b"].map((slug) =>
    aRule({ name: slug, accounts: about(slug), mayApprove: people(bob) }),
  );
  const after = policyOf([...perClient, aRule()]);
  expect(comparePolicies(ruledBy({}), after).changes.map(told)).toEqual([
    `${carol.user}: approve 0 -> null: client-a/admin client-b/admin`,
  ]);
});

describe("accounts", () => {
  const before = policyOf([aRule()]);

  it("that are added are named, and who gains by it", () => {
    const after = policyOf([aRule()], [...landscape, anAccount("client-z")]);
    const difference = comparePolicies(before, after);
    expect(difference.accounts).toEqual({ added: ["client-z"], removed: [] });
    expect(
      difference.changes.map(({ change, places }) => [change.what, places.map(placeOf)]),
    ).toEqual([
      ["ask", ["client-z/admin"]],
      ["approve", ["client-z/admin"]],
    ]);
  });

  it("that are removed are named, and nothing else is said of them", () => {
    const difference = comparePolicies(before, policyOf([aRule()], landscape.slice(1)));
    expect(difference.accounts).toEqual({ added: [], removed: ["client-a"] });
    expect(difference.changes).toEqual([]);
  });

  it("have roles that are added and removed", () => {
    const accounts = [anAccount("client-a", "reader"), ...landscape.slice(1)];
    expect(comparePolicies(before, policyOf([aRule()], accounts)).roles).toEqual({
      added: [{ account: "client-a", role: "reader" }],
      removed: [{ account: "client-a", role: "admin" }],
    });
  });

  it("that stand for something else in AWS are named", () => {
    const [a, ...others] = landscape;
    if (!a) throw new Error("there is an account");
    const roles = a.roles.map((role) => ({ ...role, roleName: "Other", sessionSeconds: 900 }));
    const other = { ...a, id: "999999999999", managedBy: "Manager", roles };
    expect(comparePolicies(before, policyOf([aRule()], [other, ...others])).redefined).toEqual([
      {
        account: "client-a",
        fields: ["id", "managed_by", "roles.admin.role", "roles.admin.session"],
      },
    ]);
  });

  it("so are groups that are used as they are, what roles ask for, and whose the account is", () => {
    const [a, ...others] = landscape;
    if (!a) throw new Error("there is an account");
    const saying = (more: Partial<AccessRole>, account: Partial<Account> = {}) => {
      const roles = a.roles.map((role) => ({ ...role, ...more }));
      return policyOf([aRule()], [{ ...a, ...account, roles }, ...others]);
    };
    const one = saying({ group: { name: "admins", path: "/" }, openedBy: ["all"] });
    const client = { client: { externalId: "ours", people: null } };
    const other = saying(
      { group: { name: "admins", path: "/team/" }, externalId: "theirs", mfa: "not-needed" },
      client,
    );
    expect(comparePolicies(one, one).redefined).toEqual([]);
    expect(comparePolicies(one, other).redefined).toEqual([
      {
        account: "client-a",
        fields: [
          "client",
          "roles.admin.group",
          "roles.admin.opened_by",
          "roles.admin.external_id",
          "roles.admin.mfa",
        ],
      },
    ]);
  });
});

it("names admins who are added and removed, and settings that are others", () => {
  const after = aPolicy({ admins: [bob.user], channel: "C0OTHER", guard: { kind: "open" } });
  expect(comparePolicies(aPolicy(), after)).toMatchObject({
    admins: { added: [bob.user], removed: [carol.user] },
    settings: ["channel", "guard"],
    changes: [],
  });
});

it("names the terms that change nobody's rights", () => {
  const after = ruledBy({ sensitive: "Careful.", lapseMilliseconds: HOUR, mayAsk: everyone });
  expect(comparePolicies(ruledBy({}), after)).toMatchObject({
    changes: [],
    terms: [{ terms: ["sensitive", "lapse"], places: { length: 4 } }],
  });
});
