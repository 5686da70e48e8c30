// What an approved access request will do, and what giving it back will do: ordered steps, as data.
import { ACCESS_GROUP_PATH, accessGroupName, accessRoleArn } from "./account.ts";
import type { AccessRole, Account } from "./account.ts";

export type Step =
  | { readonly name: "confirm-person"; readonly iamUser: string; readonly tagValue: string }
  | {
      readonly name: "access-group";
      readonly group: string;
      readonly path: string;
      readonly roleArn: string;
    }
  | { readonly name: "join-group"; readonly group: string; readonly iamUser: string }
  | { readonly name: "read-back-joined"; readonly group: string; readonly iamUser: string }
  | { readonly name: "leave-group"; readonly group: string; readonly iamUser: string }
  | { readonly name: "read-back-left"; readonly group: string; readonly iamUser: string };

export type StepName = Step["name"];
export type StepOf<Name extends StepName> = Extract<Step, { name: Name }>;

export interface Plan {
  readonly steps: readonly Step[];
}

export interface AccessWanted {
  readonly partition: string;
  readonly account: Account;
  readonly role: AccessRole;
  readonly iamUser: string;
  readonly tagValue: string;
}

/** The order matters: nobody joins a group whose policy was not made sure of. */
export function grantPlan(wanted: AccessWanted): Plan {
  const { account, role, iamUser } = wanted;
  const group = accessGroupName(account.slug, role.key);
  const roleArn = accessRoleArn(wanted.partition, account, role);
  return {
    steps: [
      { name: "confirm-person", iamUser, tagValue: wanted.tagValue },
      { name: "access-group", group, path: ACCESS_GROUP_PATH, roleArn },
      { name: "join-group", group, iamUser },
      { name: "read-back-joined", group, iamUser },
    ],
  };
}

/** Reverses a grant. A membership that was there before is left alone. */
export function returnPlan(grant: Plan, membershipIsOurs: boolean): Plan {
  const joined = grant.steps.find((step) => step.name === "join-group");
  if (!joined || !membershipIsOurs) return { steps: [] };
  const { group, iamUser } = joined;
  return {
    steps: [
      { name: "leave-group", group, iamUser },
      { name: "read-back-left", group, iamUser },
    ],
  };
}

export function isSamePlan(one: Plan, other: Plan): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
