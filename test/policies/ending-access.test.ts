// The documents Rolecall writes, judged by iam-simulate: who is let in, until when, and whose sessions end.
import {
  accessGroupPolicy,
  directPolicy,
  guardPolicy,
  sessionsPolicy,
  tombstonePolicy,
} from "../../src/domain/iam-documents.ts";
import {
  acts,
  ADMIN,
  alice,
  allowing,
  bob,
  botRole,
  clientA,
  clientB,
  management,
  peoplesBoundary,
  READ_ONLY,
  roleAssumes,
  switches,
  type Holding,
  type OpenSession,
} from "./agency-access.ts";

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const END = Date.parse("2026-05-01T16:00:00Z");
const BEFORE = END - SECOND;
const AFTER = END + SECOND;
const A_YEAR_LATER = END + 365 * 24 * HOUR;
const THROUGH_THE_END = [END - 4 * HOUR, BEFORE, END, AFTER, A_YEAR_LATER];

const admin = clientA.role(ADMIN);
const inGroup = accessGroupPolicy(admin);
const guard = guardPolicy(admin, END);
const tombstone = tombstonePolicy(admin);
const direct = directPolicy(admin, END);

const SHORT = { Allowed: "in", ImplicitlyDenied: "out", ExplicitlyDenied: "deny" };

/** Four hours and a second before the end, at the end, a second and a year after it. */
async function throughTheEnd(held: Holding): Promise<string> {
  const verdicts = await Promise.all(
    THROUGH_THE_END.map((at) => switches(alice, admin, { ...held, at })),
  );
  return verdicts.map((verdict) => SHORT[verdict]).join(" ");
}

describe("alice before the admin role of client-a, through the end of her grant, with", () => {
  it.each([
    ["nothing", [], "out out out out out"],
    ["the group, for standing", [inGroup], "in in in in in"],
    ["the group and the guard", [inGroup, guard], "in in deny deny deny"],
    ["the guard, out of the group", [guard], "out out deny deny deny"],

    ["the tombstone of an early end", [inGroup, guard, tombstone], "deny deny deny deny deny"],
    ["the tombstone, no guard written yet", [inGroup, tombstone], "deny deny deny deny deny"],
    ["the tombstone alone", [tombstone], "deny deny deny deny deny"],

    ["a direct grant", [direct], "in in out out out"],
    ["a direct grant and the tombstone", [direct, tombstone], "deny deny deny deny deny"],
    ["a direct grant and the group", [direct, inGroup], "in in in in in"],
    ["a direct grant and a guard", [direct, guard], "in in deny deny deny"],

    ["an Allow of their own making", [allowing("*")], "in in in in in"],
    ["that Allow and the guard", [allowing("*"), guard], "in in deny deny deny"],
    ["that Allow and the tombstone", [allowing("*"), tombstone], "deny deny deny deny deny"],
    ["another group's Allow", [inGroup, guard, allowing("sts:*", admin)], "in in deny deny deny"],
  ])("%s", async (_, has, inTurn) => {
    expect(await throughTheEnd({ has })).toBe(inTurn);
  });

  const later = END + HOUR;
  const elsewhere = [
    guardPolicy(clientA.role(READ_ONLY), BEFORE),
    tombstonePolicy(clientB.role(ADMIN)),
    tombstonePolicy(`${admin}2`),
  ];
  it.each([
    ["a guard until an hour later", [inGroup, guardPolicy(admin, later)], "in in in in deny"],
    ["both guards", [inGroup, guard, guardPolicy(admin, later)], "in in deny deny deny"],
    ["a direct grant for an hour more", [direct, directPolicy(admin, later)], "in in in in out"],
    ["guard and tombstones of other roles", [inGroup, ...elsewhere], "in in in in in"],
  ])("%s", async (_, has, inTurn) => {
    expect(await throughTheEnd({ has })).toBe(inTurn);
  });

  it("ends within the second, however the end is told", async () => {
    const has = [inGroup, guardPolicy(admin, END + 999)];
    expect(await switches(alice, admin, { has, at: END - 1 })).toBe("Allowed");
    expect(await switches(alice, admin, { has, at: END })).toBe("ExplicitlyDenied");
  });
});

describe("what ends for one role goes on for the others", () => {
  const everywhere = [
    accessGroupPolicy(admin),
    accessGroupPolicy(clientA.role(READ_ONLY)),
    accessGroupPolicy(clientB.role(ADMIN)),
    accessGroupPolicy(clientB.role(READ_ONLY)),
  ];
  it.each([
    ["a guard", guard],
    ["a tombstone", tombstone],
  ])("%s on client-a's admin role", async (_, denial) => {
    const has = [...everywhere, denial];
    const roles = [admin, clientA.role(READ_ONLY), clientB.role(ADMIN), clientB.role(READ_ONLY)];
    expect(
      await Promise.all(roles.map((role) => switches(alice, role, { has, at: AFTER }))),
    ).toEqual(["ExplicitlyDenied", "Allowed", "Allowed", "Allowed"]);
  });

  it("a grant lets alice into its own role and into no other", async () => {
    for (const grant of [inGroup, direct])
      for (const role of [clientA.role(READ_ONLY), clientB.role(ADMIN)])
        expect(await switches(alice, role, { has: [grant], at: BEFORE })).toBe("ImplicitlyDenied");
  });

  it("alice's guard is on alice: bob, in the same group, goes on", async () => {
    expect(await switches(bob, admin, { has: [inGroup], at: A_YEAR_LATER })).toBe("Allowed");
  });
});

describe("the role's own trust, as the agency has it", () => {
  const has = [inGroup, guard];
  it.each([
    ["with MFA", { mfa: true }, "Allowed"],
    ["signed in without MFA", { mfa: false }, "ImplicitlyDenied"],
    ["with access keys alone", { mfa: "absent" }, "ImplicitlyDenied"],
    ["under bob's name", { sessionName: bob.name }, "ImplicitlyDenied"],
    ["under no name of anybody", { sessionName: "botocore-session-1" }, "ImplicitlyDenied"],
    ["under her name in capitals", { sessionName: "ALICE.ANDERSEN" }, "ImplicitlyDenied"],
    ["with an external id nobody asked for", { externalId: "rolecall-4711" }, "Allowed"],
  ] as const)("alice in the group, %s", async (_, asking, verdict) => {
    expect(await switches(alice, admin, { has, at: BEFORE, ...asking })).toBe(verdict);
  });

  it("alice, let in directly, needs MFA and her name as well", async () => {
    const mine = { has: [direct], at: BEFORE };
    expect(await switches(alice, admin, { ...mine, mfa: false })).toBe("ImplicitlyDenied");
    expect(await switches(alice, admin, { ...mine, sessionName: "x." })).toBe("ImplicitlyDenied");
  });

  it("lets the bot's role in without MFA, and no other role of the management account", async () => {
    expect(await roleAssumes(botRole, admin, END)).toBe("Allowed");
    const another = `arn:aws:iam::${management}:role/deployer`;
    expect(await roleAssumes(another, admin, END)).toBe("ImplicitlyDenied");
  });
});

describe("alice, through the end of her grant, with a permissions boundary", () => {
  it.each([
    ["with nothing else", [], "out out out out out"],
    ["with the group and the guard", [inGroup, guard], "in in deny deny deny"],
    ["with the tombstone", [inGroup, guard, tombstone], "deny deny deny deny deny"],
    ["with a direct grant", [direct], "in in out out out"],
  ])("that is the agency's, %s", async (_, has, inTurn) => {
    expect(await throughTheEnd({ has, boundary: peoplesBoundary() })).toBe(inTurn);
  });

  it.each([
    ["with the group and the guard", [inGroup, guard], "out out deny deny deny"],
    ["with a direct grant", [direct], "out out out out out"],
  ])("without sts:AssumeRole, %s", async (_, has, inTurn) => {
    expect(await throughTheEnd({ has, boundary: allowing("s3:*") })).toBe(inTurn);
  });
});

describe("the sessions of alice in client-a's admin role are ended", () => {
  const roleId = "AROACLIENTAADMIN00001";
  const CUT = END;
  const ended = sessionsPolicy({ userId: `${roleId}:${alice.name}`, openedBefore: CUT });
  const has = [allowing("*"), ended];
  const session = (more: Partial<OpenSession>): OpenSession => ({
    role: admin,
    roleId,
    name: alice.name,
    openedAt: CUT - 4 * HOUR,
    ...more,
  });
  const listsBuckets = { action: "s3:ListAllMyBuckets", at: CUT + HOUR };

  it.each([
    ["hers, opened hours before", { openedAt: CUT - 4 * HOUR }, "ExplicitlyDenied"],
    ["hers, opened a second before", { openedAt: CUT - SECOND }, "ExplicitlyDenied"],
    ["hers, opened at the cut-off", { openedAt: CUT }, "Allowed"],
    ["hers, opened after it with a new grant", { openedAt: CUT + SECOND }, "Allowed"],
    ["bob's, opened hours before", { name: bob.name }, "Allowed"],
    ["Rolecall's own, opened before", { name: "rolecall" }, "Allowed"],
    ["of somebody whose name begins with hers", { name: `${alice.name}2` }, "Allowed"],
    ["of somebody whose name ends with hers", { name: `x${alice.name}` }, "Allowed"],
    ["of her name in capitals", { name: alice.name.toUpperCase() }, "Allowed"],
  ])("%s", async (_, whose, verdict) => {
    expect(await acts(session(whose), { ...listsBuckets, has })).toBe(verdict);
  });

  it("for everything the role may do, and at once", async () => {
    for (const [action, resource] of [
      ["s3:GetObject", "arn:aws:s3:::client-a-site/index.html"],
      ["ec2:TerminateInstances", `arn:aws:ec2:eu-central-1:${clientA.id}:instance/i-0abc`],
      ["iam:DeleteRolePolicy", admin],
      ["sts:AssumeRole", clientA.role("Deployer")],
    ] as const)
      for (const at of [CUT - HOUR, CUT, CUT + 12 * HOUR])
        expect(await acts(session({}), { action, resource, at, has })).toBe("ExplicitlyDenied");
  });

  it("and not in the read-only role, nor in another account, even with the same policy there", async () => {
    const elsewhere = [
      session({ role: clientA.role(READ_ONLY), roleId: "AROACLIENTAREADER0001" }),
      session({ role: clientB.role(ADMIN), roleId: "AROACLIENTBADMIN00001" }),
    ];
    for (const other of elsewhere)
      expect(await acts(other, { ...listsBuckets, has })).toBe("Allowed");
  });

  it("says nothing of who may open a new one", async () => {
    const has = [inGroup, guardPolicy(admin, CUT + HOUR)];
    expect(await switches(alice, admin, { has, at: CUT })).toBe("Allowed");
  });
});
