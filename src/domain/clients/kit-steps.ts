// The kit in words, for somebody who has the console only; and what to take away once it is over.
import { partsOf } from "./kit-role.ts";
import type { KitAccount, KitRole } from "./kit-role.ts";
import { sessionLength } from "./session-length.ts";

export function connectingSteps(account: KitAccount, roles: readonly KitRole[]): string[] {
  return [
    `Sign in to the AWS console as somebody who may make roles. The account's number, at the top right, is ${account.id}.`,
    ...makingSteps(roles),
    "Tell us that it is done. Rolecall looks by itself too, and says what is not right yet.",
  ];
}

function makingSteps(roles: readonly KitRole[]): string[] {
  const withPath = roles.find((role) => partsOf(role).path !== "/");
  if (!withPath) return roles.flatMap(byHand);
  return [
    `The console cannot make the role ${withPath.roleName} by itself, because its name has a path. Open CloudFormation, then "Create stack", and upload the template: it makes all that is needed. Tick that it may make IAM resources with names of their own.`,
  ];
}

function byHand(role: KitRole): string[] {
  const { name } = partsOf(role);
  const policies = role.policies.map((arn) => arn.slice(arn.lastIndexOf("/") + 1));
  return [
    `Open IAM, then "Roles", then "Create role". Choose "Custom trust policy", and paste the trust policy of ${name} in place of what stands there.`,
    `Choose "Next". Tick ${policies.join(", ")}, and nothing else.`,
    `Choose "Next". As "Role name" put exactly ${name}, capital letters included. Choose "Create role".`,
    `Open the role ${name}, then "Edit" beside "Summary", and see that "Maximum session duration" is ${sessionLength(role.sessionSeconds)}.`,
  ];
}

export function removalSteps(account: KitAccount, roles: readonly KitRole[]): string[] {
  const names = roles.map(({ roleName }) => roleName).join(", ");
  const sids = roles.flatMap(({ trust }) => trust.Statement.map(({ Sid }) => String(Sid)));
  return [
    "If you made the roles with CloudFormation, delete that stack. If you made them with Terraform, take the snippet out and apply.",
    `Else sign in to the AWS console of the account ${account.id}, open IAM, then "Roles", and delete ${names}.`,
    `If you need one of the roles for something else, keep it, and take these statements out of its trust policy: ${[...new Set(sids)].join(", ")}.`,
  ];
}
