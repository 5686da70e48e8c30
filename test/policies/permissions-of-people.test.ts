// The permissions boundary of people, judged: what nobody can do, whatever is written into a group or onto their user.
import { peopleBoundary } from "../../src/domain/permissions/people-boundary.ts";
import { aScope } from "./a-scope.ts";
import { alice, iam, management, member, provisionerRole, roleIn } from "./bot-calls.ts";
import { contextOfUser } from "./request-context.ts";
import { simulate } from "./simulated-iam.ts";

const NOON = Date.parse("2026-05-01T12:00:00Z");
const everything = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};
const user = {
  ...{ arn: alice, id: "AIDAALICEANDERSEN0001", name: "alice.andersen", accountId: management },
};

interface Doing {
  readonly arn?: string;
  readonly mfa?: boolean;
  readonly scope?: ReturnType<typeof aScope>;
}

const trusting = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: iam("root") }, Action: "sts:AssumeRole" }],
};

/** Alice, in a group that allows everything, with nothing but the boundary to keep her from it. */
async function may(
  action: string,
  resource: string,
  { arn = alice, mfa = false, scope = aScope() }: Doing = {},
) {
  const [, , , , account = ""] = resource.split(":");
  const resourceAccount = account || management;
  const asking = { mfa, sessionName: user.name, at: NOON };
  const { "sts:RoleSessionName": _name, ...context } = contextOfUser({ ...user, arn }, asking);
  return simulate({
    ...{ principal: arn, action, resource, resourceAccount },
    ...{ identity: [everything], boundary: peopleBoundary(scope) },
    ...(action === "sts:AssumeRole"
      ? { context: { ...context, ...member(account) }, trust: trusting }
      : { context }),
  });
}

it.each([
  ["iam:CreateUser", iam("user/mallory")],
  ["iam:AddUserToGroup", iam("group/admins")],
  ["iam:PutUserPolicy", alice],
  ["iam:DeleteUserPermissionsBoundary", alice],
  ["iam:TagUser", alice],
  ["iam:CreateAccessKey", alice],
  ["iam:UpdateLoginProfile", iam("user/bob.baker")],
  ["iam:ChangePassword", iam("user/bob.baker")],
  ["iam:ListGroupsForUser", iam("user/bob.baker")],
  ["iam:EnableMFADevice", iam("user/bob.baker")],
  ["organizations:CloseAccount", `arn:aws:organizations::${management}:account/o-1/222222222222`],
  ["sts:AssumeRole", provisionerRole],
  ["sts:AssumeRole", roleIn(management)],
  ["sts:AssumeRole", roleIn("222222222222", "Deployer")],
])("a poisoned group does not let alice %s on %s", async (action, resource) => {
  expect(await may(action, resource, { mfa: true })).toBe("ImplicitlyDenied");
});

it.each([
  ["sts:AssumeRole", roleIn("222222222222")],
  ["sts:AssumeRole", roleIn("888888888888", "RolecallReadOnly")],
  ["iam:ChangePassword", alice],
  ["iam:ListGroupsForUser", alice],
  ["iam:ListUserPolicies", alice],
  ["iam:EnableMFADevice", alice],
  ["iam:CreateVirtualMFADevice", iam("mfa/alices-phone")],
  ["iam:GetAccountPasswordPolicy", "*"],
  ["sts:GetSessionToken", "*"],
])("what alice needs to sign in and switch, she may have: %s on %s", async (action, resource) => {
  expect(await may(action, resource)).toBe("Allowed");
});

it("whoever has a path in their ARN is themselves too", async () => {
  const arn = iam("user/team/alice.andersen");
  expect(await may("iam:ChangePassword", arn, { arn })).toBe("Allowed");
});

it("whoever signed in without a device cannot take one away", async () => {
  expect(await may("iam:DeactivateMFADevice", alice)).toBe("ImplicitlyDenied");
  expect(await may("iam:DeactivateMFADevice", alice, { mfa: true })).toBe("Allowed");
});

it("access roles in the management account itself are those that the file names", async () => {
  const scope = { ...aScope(), rolesAtHome: [roleIn(management, "Billing")] };
  expect(await may("sts:AssumeRole", roleIn(management, "Billing"), { scope })).toBe("Allowed");
  expect(await may("sts:AssumeRole", roleIn(management), { scope })).toBe("ImplicitlyDenied");
});
