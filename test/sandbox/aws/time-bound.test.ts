// Access for a time, as Rolecall's policies say it: what AWS decides around the end, and which statement decides.
import {
  accessGroupPolicy,
  directPolicy,
  guardPolicy,
  tombstonePolicy,
} from "../../../src/domain/iam-documents.ts";
import type { SeedUser } from "../../../sandbox/aws/aws-seed.ts";
import { policyShape } from "../../../sandbox/policy-shape.ts";
import { allow, ask, policy, role } from "./assume-setting.ts";

const end = Date.parse("2026-05-01T16:00:00Z");
const second = 1000;
const guard = "rolecall-guard.client-a.admin.R-7K3QXA";
const ended = "rolecall-ended.client-a.admin.R-7K3QXA";
const access = "rolecall-access.client-a.admin.R-7K3QXA";
const boundary = policy(allow({ Resource: "*" }), {
  Effect: "Allow",
  Action: "iam:ChangePassword",
  Resource: "*",
});

const asAlice = (alice: Partial<SeedUser>, at: number) =>
  ask({ group: policyShape.parse(accessGroupPolicy(role)), alice: { boundary, ...alice } }, { at });

describe("a guard on the user", () => {
  const guarded = { policies: { [guard]: policyShape.parse(guardPolicy(role, end)) } };

  test("lets a member of the group in until the second before the end", async () => {
    expect(await asAlice(guarded, end - second)).toMatchObject({
      allowed: true,
      statement: { from: "group access-group, policy access", sid: "RolecallAccess" },
    });
  });

  test.each([0, second, 30 * 24 * 3600 * second])("refuses %s ms after the end", async (later) => {
    expect(await asAlice(guarded, end + later)).toEqual({
      allowed: false,
      because:
        `Denied: user alice, policy ${guard} forbids alice to assume role Admin in client-a (222222222222) ` +
        '(an explicit Deny "RolecallGuard", in force since 2026-05-01T16:00:00Z).',
      statement: { from: `user alice, policy ${guard}`, sid: "RolecallGuard", effect: "Deny" },
      identity: "deny",
      trust: "allow",
    });
  });

  test("beats everything else that allows the role", async () => {
    const everything = policy({ Effect: "Allow", Action: "*", Resource: "*" });
    const policies = { everything, ...guarded.policies };
    expect(await asAlice({ policies }, end)).toMatchObject({ allowed: false, identity: "deny" });
  });

  test("says nothing about another role", async () => {
    const elsewhere = guardPolicy("arn:aws:iam::333333333333:role/Admin", end);
    const policies = { [guard]: policyShape.parse(elsewhere) };
    expect(await asAlice({ policies }, end + second)).toMatchObject({ allowed: true });
  });
});

test("a tombstone refuses at once, whatever the time", async () => {
  const policies = { [ended]: policyShape.parse(tombstonePolicy(role)) };
  for (const at of [0, end])
    expect(await asAlice({ policies }, at)).toMatchObject({
      allowed: false,
      because: expect.stringContaining(`(an explicit Deny "RolecallEnded").`),
      statement: { from: `user alice, policy ${ended}`, sid: "RolecallEnded", effect: "Deny" },
    });
});

describe("an Allow of the user's own, without a group", () => {
  const allowed = { policies: { [access]: policyShape.parse(directPolicy(role, end)) } };
  const alone = (alice: Partial<SeedUser>, at: number) =>
    ask({ alice: { boundary, ...alice } }, { at });

  test("lets in until the end, and then ends by itself", async () => {
    expect(await alone(allowed, end - second)).toMatchObject({
      allowed: true,
      statement: { from: `user alice, policy ${access}`, sid: "RolecallAccess" },
    });
    expect(await alone(allowed, end)).toEqual({
      allowed: false,
      because: `Denied: user alice, policy ${access} names role Admin in client-a (222222222222) for alice, but ended at 2026-05-01T16:00:00Z.`,
      identity: "none",
      trust: "allow",
    });
  });

  test("is worth no more than the permissions boundary", async () => {
    const passwordsOnly = policy({ Effect: "Allow", Action: "iam:ChangePassword", Resource: "*" });
    expect(await alone({ ...allowed, boundary: passwordsOnly }, end - second)).toMatchObject({
      allowed: false,
      because: expect.stringContaining("the permissions boundary of alice does not let alice"),
    });
  });
});
