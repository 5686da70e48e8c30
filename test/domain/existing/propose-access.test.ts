// What is proposed from groups, users and policies that were made by hand, and what is left out.
import { aPolicy } from "../../support/a-policy.ts";
import {
  CLIENT_A,
  CLIENT_B,
  MANAGEMENT,
  ROOT,
  allow,
  awsPolicy,
  group,
  policy,
  refuse,
  roleIn,
  trusting,
  user,
  withMfa,
} from "./a-landscape-by-hand.ts";
import { propose, rolesIn, toA, toB } from "./proposing.ts";

describe("groups", () => {
  it("one that opens one role and nothing else is used as it is, with its path and those in it", () => {
    const { accounts } = propose({
      groups: [group("a-admins", [toA], "/team/")],
      users: [user("bob", { groups: ["a-admins"] }), user("alice", { groups: ["a-admins"] })],
    });
    expect(accounts).toMatchObject([
      {
        slug: "client-a",
        id: CLIENT_A,
        roles: [
          {
            key: "admin",
            roleName: "Admin",
            group: { name: "a-admins", path: "/team/" },
            openedBy: [],
            openers: [{ standing: ["alice", "bob"], keptOut: [] }],
          },
        ],
      },
    ]);
  });

  it.each([
    ["several roles", [toA, toB], "several"],
    ["every role", [policy("all", allow("*"))], "pattern"],
    ["the role by a pattern", [policy("a", allow(roleIn(CLIENT_A, "Adm*")))], "pattern"],
    ["more than roles", [toA, policy("s3", allow("*", { Action: "s3:*" }))], "allows"],
    ["AWS's own policy", [toA, awsPolicy("ReadOnlyAccess")], "allows"],
    ["a refusal", [toA, policy("no", refuse("*", { Action: "s3:*" }))], "refuses"],
    [
      "a condition",
      [
        policy(
          "a",
          allow(roleIn(CLIENT_A), { Condition: { IpAddress: { "aws:SourceIp": "192.0.2.1" } } }),
        ),
      ],
      "condition",
    ],
    ["what cannot be read", [toA, { name: "odd", document: "unreadable" }], "unreadable"],
  ])("one with %s is named, and not used", (_, policies, why) => {
    // So that the role is known, whatever the group says of it.
    const users = [user("dora", { policies: [toA] })];
    const [first] = rolesIn(propose({ groups: [group("ops", policies)], users }));
    expect(first).toBe(`client-a admin by - beside ops (ops: ${why})`);
  });

  it("of two that open the same role the fuller is used", () => {
    const found = propose({
      groups: [group("a-admins", [toA]), group("a-team", [policy("too", allow(roleIn(CLIENT_A)))])],
      users: [user("bob", { groups: ["a-team"] })],
    });
    expect(rolesIn(found)).toEqual(["client-a admin by a-team beside a-admins (a-admins: second)"]);
  });

  it("one that asks for MFA is used, and that is known", () => {
    const asking = policy("a", allow(roleIn(CLIENT_A), withMfa));
    const [account] = propose(
      { groups: [group("a", [asking])] },
      { [CLIENT_A]: { Admin: trusting(ROOT) } },
    ).accounts;
    expect(account?.roles).toMatchObject([
      { group: { name: "a" }, isWithoutMfa: false, openers: [{ bound: { kind: "mfa" } }] },
    ]);
  });

  it("Rolecall's own are passed over, and so are accounts that only they open", () => {
    const own = group("client-a-admin", [toA], "/rolecall/");
    const { accounts, leftOut } = propose({ groups: [own] });
    expect(accounts).toEqual([]);
    expect(leftOut).toEqual([{ kind: "no-way-in", accounts: [`Client B (${CLIENT_B})`] }]);
  });

  it("a role whose own group would be called like another is called otherwise", () => {
    const groups = [group("Client-A-Admin", [toA, toB]), group("x", [])];
    expect(rolesIn(propose({ groups }))).toEqual([
      "client-a admin-role by - beside Client-A-Admin (Client-A-Admin: several)",
      "client-b admin by - beside Client-A-Admin (Client-A-Admin: several)",
    ]);
  });

  it("one with a path that policies would read as a pattern is neither used nor named", () => {
    const found = propose({ groups: [group("odd", [toA], "/a*/")] });
    expect(rolesIn(found)).toEqual(["client-a admin by - (odd: odd-path)"]);
  });
});

describe("who is in already", () => {
  it("a user by a policy of their own; Rolecall's own policies are none of theirs", () => {
    const found = propose({
      users: [
        user("dora", { policies: [toA] }),
        user("carl", { policies: [{ ...toB, name: "rolecall-access.client-b.admin.R-7K3QXA" }] }),
      ],
    });
    expect(rolesIn(found)).toEqual(["client-a admin by -"]);
    expect(found.accounts[0]?.roles[0]?.openers).toMatchObject([
      { kind: "user", name: "dora", policies: ["to-a"], standing: ["dora"] },
    ]);
  });

  it("not those whom another policy, another group or a boundary keeps out", () => {
    const inA = { groups: ["a-admins"] };
    const found = propose({
      groups: [group("a-admins", [toA]), group("barred", [policy("no", refuse("*"))])],
      users: [
        user("alice", inA),
        user("bob", { ...inA, policies: [policy("no", refuse(roleIn(CLIENT_A)))] }),
        user("carol", { groups: ["a-admins", "barred"] }),
        user("dave", { ...inA, boundary: policy("only-b", allow(roleIn(CLIENT_B))) }),
        user("erin", { ...inA, boundary: awsPolicy("AdministratorAccess") }),
      ],
    });
    expect(found.accounts[0]?.roles[0]?.openers).toMatchObject([
      { standing: ["alice", "erin"], keptOut: ["bob", "carol", "dave"] },
    ]);
  });
});

describe("accounts", () => {
  it("not in the organization are proposed as such; the management account itself is not", () => {
    const roles = [roleIn("999999999999"), roleIn(MANAGEMENT)];
    const { accounts } = propose({ groups: [group("out", [policy("out", allow(roles))])] });
    expect(accounts).toMatchObject([{ slug: "account-999999999999", isMember: false }]);
  });

  it("that are closed are left out, with those who may still switch", () => {
    const closed = { id: CLIENT_A, name: "Client A", unit: null, isOpen: false };
    const { accounts, leftOut } = propose({ accounts: [closed], groups: [group("a", [toA])] });
    expect(accounts).toEqual([]);
    expect(leftOut).toEqual([
      {
        kind: "closed",
        account: `Client A (${CLIENT_A})`,
        holders: [{ kind: "group", name: "a" }],
      },
    ]);
  });

  it("a pattern of all accounts suggests the role in each, until somebody has looked", () => {
    const groups = [group("finance", [policy("all", allow("arn:aws:iam::*:role/Billing"))])];
    const guessed = propose(
      { groups },
      { [CLIENT_B]: { Billing: trusting(ROOT), Other: trusting(ROOT) } },
    );
    expect(guessed.accounts.map(({ slug, roles }) => [slug, roles[0]?.guessedFrom])).toEqual([
      ["client-a", "arn:aws:iam::*:role/Billing"],
      ["client-b", null],
    ]);
    const seen = propose({ groups }, { [CLIENT_A]: {}, [CLIENT_B]: {} });
    expect(seen.accounts).toEqual([]);
    expect(seen.leftOut.map(({ kind }) => kind)).toEqual(["no-way-in"]);
    const [known] = guessed.accounts.filter(({ slug }) => slug === "client-a");
    const inUse = aPolicy({
      accounts: new Map([["a", { slug: "a", id: known?.id ?? "", name: "A", roles: [] }]]),
    });
    expect(propose({ groups }, {}, inUse).accounts.map(({ slug }) => slug)).toEqual(["client-b"]);
  });
});

describe("from inside", () => {
  const groups = [group("a-admins", [toA])];
  const inA = (trust: unknown) => propose({ groups }, { [CLIENT_A]: { Admin: trust } });

  it("a role that asks for no MFA is known", () => {
    expect(inA(trusting(ROOT)).accounts[0]?.roles).toMatchObject([{ isWithoutMfa: true }]);
    expect(inA(trusting(ROOT, withMfa)).accounts[0]?.roles).toMatchObject([
      { isWithoutMfa: false },
    ]);
  });

  it("a role that asks people for an ExternalId is known with it", () => {
    const asking = { Condition: { StringEquals: { "sts:ExternalId": "x-1" } } };
    expect(inA(trusting(ROOT, asking)).accounts[0]?.roles).toMatchObject([{ externalId: "x-1" }]);
  });

  it.each([
    [
      "names people",
      trusting(`arn:aws:iam::${MANAGEMENT}:user/erik`),
      { kind: "names-people", arn: roleIn(CLIENT_A), people: ["erik"] },
    ],
    [
      "trusts somebody else",
      trusting("999999999999"),
      { kind: "trusts-nobody", arn: roleIn(CLIENT_A) },
    ],
  ])("a role that %s is left out", (_, trust, expected) => {
    const { accounts, leftOut } = inA(trust);
    expect(accounts).toEqual([]);
    expect(leftOut).toContainEqual(expected);
  });

  it("a role that is not there is left out, and one that nobody's policies open is told of", () => {
    const { leftOut } = propose({ groups }, { [CLIENT_A]: { Spare: trusting(ROOT) } });
    expect(leftOut).toEqual(
      expect.arrayContaining([
        {
          kind: "not-there",
          arn: roleIn(CLIENT_A),
          holders: [{ kind: "group", name: "a-admins" }],
        },
        { kind: "unused", account: `Client A (${CLIENT_A})`, roles: ["Spare"] },
      ]),
    );
  });
});

it("people are known by their tags, but for two who share one", () => {
  const tag = (id: string) => ({ tag: `T0NORTHWND/${id}` });
  const { people } = propose({
    users: [
      user("alice.andersen", tag("U0ALICE001")),
      user("bob", tag("U0BOB00001")),
      user("bob.old", tag("U0BOB00001")),
      user("carol", { tag: "carol" }),
      user("dana"),
    ],
  });
  expect(people).toEqual([{ name: "alice-andersen", id: "U0ALICE001", iamUser: "alice.andersen" }]);
});
