// What doctor says of the permissions that Rolecall has, and of people's IAM users.
import { BOUNDARY, provisioner, runtime, scope } from "./a-check-up.ts";
import type { Otherwise } from "./a-check-up.ts";
import { short, told, typed } from "./told-by-doctor.ts";

describe("of permissions", () => {
  const also = (Statement: readonly Record<string, unknown>[]) => ({
    ...runtime,
    policies: [
      ...runtime.policies,
      { name: "more", document: { Version: "2012-10-17", Statement } },
    ],
  });
  const withRuntime = (role: typeof runtime): Otherwise => ({
    iam: { roles: [role, provisioner] },
  });

  it("names what a Deny of somebody else takes away", async () => {
    const role = also([{ Effect: "Deny", Action: "dynamodb:PutItem", Resource: "*" }]);
    const [own] = await told(withRuntime(role));
    expect(own?.says).toBe("rolecall is denied dynamodb:PutItem on everything.");
  });

  it("names a policy of AWS's own that is attached", async () => {
    const policies = [...runtime.policies, { name: "ReadOnlyAccess", document: undefined }];
    const [own] = await told(withRuntime({ ...runtime, policies }));
    expect(own?.says).toBe("rolecall may besides do all that AWS's policy ReadOnlyAccess allows.");
  });

  it("names what a boundary of the role's own keeps it from", async () => {
    const Statement = [{ Effect: "Allow", NotAction: "none:*", Resource: "*" }];
    const all = { Version: "2012-10-17", Statement };
    expect(
      await told(withRuntime({ ...runtime, boundary: { name: "cap", document: all } })),
    ).toEqual([]);
    const none = { Version: "2012-10-17", Statement: [] };
    const [own] = await told(
      withRuntime({ ...runtime, boundary: { name: "cap", document: none } }),
    );
    expect(own?.says).toMatch(/^rolecall is kept by its boundary cap from /);
  });

  it("cannot say of a policy that cannot be read", async () => {
    const policies = [{ name: "rolecall", document: "unreadable" }];
    expect(short(await told(withRuntime({ ...runtime, policies })))).toEqual([
      "cannot say: its own role",
    ]);
  });

  it("may make the table where it is to, and need not be allowed to", async () => {
    const Resource = "arn:aws:dynamodb:eu-central-1:111111111111:table/rolecall";
    const role = also([{ Effect: "Allow", Action: "dynamodb:CreateTable", Resource }]);
    expect(short(await told(withRuntime(role)))).toEqual(["wrong: its own role"]);
    const settings = { table: { name: "rolecall", create: true } };
    expect(await told({ ...withRuntime(role), settings })).toEqual([]);
    expect(await told({ settings })).toEqual([]);
  });

  it("is asked by an admin, who is not let in as the provisioner, and is told so", async () => {
    const become = { unseen: "AWS refused it.", isForbidden: true };
    const caller = { roleName: "AWSReservedSSO_Admin_1" };
    expect(short(await told({ become, caller }))).toEqual(["cannot say: becoming the provisioner"]);
    expect(short(await told({ become }))).toEqual(["wrong: becoming the provisioner"]);
  });

  it("finds the role that is typed, and says so where there is none", async () => {
    const named = { ...runtime, arn: runtime.arn.replace(/rolecall$/, "bots/desk"), name: "desk" };
    const otherwise = { iam: { roles: [named, provisioner] }, caller: { roleName: "desk" } };
    const { out } = await typed(otherwise, ["--runtime-role", "bots/desk"]);
    // Its own name is in its policy, and in whom the provisioner trusts.
    expect(out).toMatch(/--runtime-role bots\/desk/);
    const { out: none } = await typed(otherwise, ["--runtime-role", "nobody"]);
    expect(none.replaceAll(/\s+/g, " ")).toMatch(/Because there is no role nobody: name/);
  });

  it("is well without a provisioner where one role does everything", async () => {
    const settings = { provisionerRole: null };
    const lines = await told({ settings });
    expect(lines.find(({ what }) => what === "becoming the provisioner")).toMatchObject({
      state: "not asked",
      says: "Because ROLECALL_PROVISIONER_ROLE is not set.",
    });
  });

  it("points at a trust policy that lets in somebody else, too", async () => {
    const trust = { Version: "2012-10-17", Statement: [] };
    const lines = await told({ iam: { roles: [runtime, { ...provisioner, trust }] } });
    expect(short(lines)).toEqual(["ok: becoming the provisioner"]);
    expect(lines[0]?.todo).toMatch(/see who else gets in/);
  });

  it("misses the boundary of people, or what it has to allow", async () => {
    const gone = await told({ iam: { policies: new Map() } });
    expect(short(gone)).toEqual(["wrong: people's boundary"]);
    const poor = new Map([[BOUNDARY, { Version: "2012-10-17", Statement: [] }]]);
    const [boundary] = await told({ iam: { policies: poor } });
    expect(boundary?.says).toMatch(/rolecall\/people lacks sts:AssumeRole on role\//);
    expect(scope.guard.kind).toBe("fenced");
  });
});

describe("of IAM users", () => {
  const alice = { iamUser: "alice.x", tag: "T0NORTHWND/U0ALICE001", boundary: BOUNDARY };

  it.each([
    [{ iamUser: "machine", boundary: null }, "ok", /tag machine/],
    [{ iamUser: "new.person", boundary: BOUNDARY }, "wrong", /rolecall people/],
    [{ iamUser: "bob", boundary: null }, "wrong", /rolecall people/],
    [{ iamUser: "odd", tag: "alice", boundary: BOUNDARY }, "wrong", /rolecall people/],
  ])("%j is %s", async (user, state, todo) => {
    const [tags] = await told({ iam: { users: [alice, user] } });
    expect(tags).toMatchObject({ what: "tags", state });
    expect(tags?.todo).toMatch(todo);
  });
});
