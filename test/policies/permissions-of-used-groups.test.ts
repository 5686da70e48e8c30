// What the bot's roles may do to groups that are used as they are: people in and out, and nothing else.
import { policySize } from "../../src/domain/iam-documents.ts";
import { provisionerPolicy } from "../../src/domain/permissions/provisioner-policy.ts";
import { runtimePolicy, usedGroupPolicies } from "../../src/domain/permissions/runtime-policy.ts";
import { aScope } from "./a-scope.ts";
import { accessGroup, iam, provisionerRole, runtimeRole, usedGroups } from "./bot-calls.ts";
import { judged } from "./bot-judges.ts";

const MOST = 6144;
const everything = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};
const scope = { ...aScope(), usedGroups };
const runtime = { role: runtimeRole, has: [runtimePolicy(scope)] };
const provisioner = { role: provisionerRole, has: [provisionerPolicy(scope)] };
const alone = { ...scope, provisionerRole: null };

const MEMBERS = ["iam:AddUserToGroup", "iam:RemoveUserFromGroup"];
const WRITING = [
  ...["iam:CreateGroup", "iam:PutGroupPolicy", "iam:DeleteGroupPolicy", "iam:DeleteGroup"],
  ...["iam:UpdateGroup", "iam:AttachGroupPolicy", "iam:DetachGroupPolicy"],
];

describe.each(usedGroups)("%s", (resource) => {
  it.each(MEMBERS)("may have %s by the runtime role", async (action) => {
    expect(await judged({ ...runtime, action, resource })).toBe("Allowed");
    const has = [runtimePolicy(alone)];
    expect(await judged({ ...runtime, has, action, resource })).toBe("Allowed");
  });

  it.each(WRITING)("may have no %s, even by an administrator besides", async (action) => {
    for (const document of [runtimePolicy(scope), runtimePolicy(alone)])
      expect(await judged({ ...runtime, has: [document, everything], action, resource })).toBe(
        "ExplicitlyDenied",
      );
  });

  it.each([...MEMBERS, ...WRITING])("may have no %s by the provisioner", async (action) => {
    const has = [...provisioner.has, everything];
    expect(await judged({ ...provisioner, has, action, resource })).toBe("ExplicitlyDenied");
  });
});

it.each([
  ["of another name", iam("group/developers")],
  ["whose name begins alike", iam("group/ops-2")],
  ["of one's name in another path", iam("group/other/ops")],
  ["of one's name without its path", iam("group/client-b")],
  ["of one's name in other letters", iam("group/OPS")],
])("a group %s has nobody put in, even by an administrator besides", async (_, resource) => {
  for (const action of MEMBERS) {
    const has = [...runtime.has, everything];
    expect(await judged({ ...runtime, has, action, resource })).toBe("ExplicitlyDenied");
  }
});

describe("more groups than there is room for", () => {
  const many = Array.from({ length: 300 }, (_, at) => iam(`group/clients/client-${at}-admins`));
  const [one = "", last = many.at(-1) ?? ""] = many;
  const large = { ...scope, usedGroups: many };
  const beside = usedGroupPolicies(large);

  it("have policies of their own, each of which AWS has room for, and as many as a role may have", () => {
    const sizes = [runtimePolicy(large), ...beside].map(policySize);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(MOST);
    expect(sizes.length).toBeGreaterThan(2);
    expect(sizes.length).toBeLessThanOrEqual(10);
    expect(usedGroupPolicies(scope)).toEqual([]);
  });

  it("have people put in and taken out by all of them together, and only these have", async () => {
    const has = [runtimePolicy(large), ...beside];
    for (const action of MEMBERS) {
      for (const resource of [one, last, accessGroup])
        expect(await judged({ ...runtime, has, action, resource })).toBe("Allowed");
      expect(await judged({ ...runtime, has, action, resource: iam("group/ops") })).toBe(
        "ImplicitlyDenied",
      );
    }
  });

  it.each(WRITING)("have no %s, even by an administrator besides", async (action) => {
    const has = [runtimePolicy(large), ...beside, everything];
    expect(await judged({ ...runtime, has, action, resource: one })).toBe("ExplicitlyDenied");
  });
});

it("two dozen fit into the policy itself", () => {
  const some = Array.from({ length: 24 }, (_, at) => iam(`group/clients/client-${at}-admins`));
  expect(usedGroupPolicies({ ...scope, usedGroups: some })).toEqual([]);
});
