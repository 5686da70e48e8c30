// What the bot does with roles, and with the alias, of an account it sets up, in an order in which everything succeeds.
import {
  AttachRolePolicyCommand,
  CreateAccountAliasCommand,
  CreateRoleCommand,
  DetachRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolesCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from "@aws-sdk/client-iam";

const auditor = { RoleName: "Auditor" };
const PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "111111111111" }, Action: "sts:AssumeRole" }],
});

export const roleCommands = [
  new CreateRoleCommand({ ...auditor, AssumeRolePolicyDocument: trust }),
  new UpdateRoleCommand({ ...auditor, Description: "reads" }),
  new UpdateAssumeRolePolicyCommand({ ...auditor, PolicyDocument: trust }),
  new AttachRolePolicyCommand({ ...auditor, PolicyArn }),
  new ListAttachedRolePoliciesCommand(auditor),
  new ListRolesCommand({}),
  new DetachRolePolicyCommand({ ...auditor, PolicyArn }),
  new CreateAccountAliasCommand({ AccountAlias: "northwind-client-a" }),
];
