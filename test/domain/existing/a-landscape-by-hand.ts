// Accounts, groups and users as somebody has made them by hand, before there was Rolecall.
import type {
  ExistingGroup,
  ExistingUser,
  HeldPolicy,
  Landscape,
} from "../../../src/domain/existing/landscape.ts";

export const MANAGEMENT = "111111111111";
export const [CLIENT_A, CLIENT_B] = ["222222222222", "333333333333"] as const;

export const roleIn = (account: string, role = "Admin") => `arn:aws:iam::${account}:role/${role}`;

type Statement = Readonly<Record<string, unknown>>;

export const allow = (Resource: unknown, more: Statement = {}): Statement => ({
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Resource,
  ...more,
});
export const refuse = (Resource: unknown, more: Statement = {}): Statement => ({
  ...allow(Resource, more),
  Effect: "Deny",
});

export const withMfa = { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } };
export const withoutMfa = {
  Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
};

export function policy(name: string, ...statements: readonly Statement[]): HeldPolicy {
  return { name, document: { Version: "2012-10-17", Statement: statements } };
}

/** One that AWS keeps itself. */
export function awsPolicy(name: string): HeldPolicy {
  return { name, document: undefined };
}

export function group(
  name: string,
  policies: readonly HeldPolicy[],
  path: string = "/",
): ExistingGroup {
  return { name, path, policies };
}

export function user(name: string, more: Partial<ExistingUser> = {}): ExistingUser {
  return { name, path: "/", policies: [], groups: [], boundary: null, ...more };
}

/** Client A, Client B and the management account, unless it is said otherwise. */
export function landscape(more: Partial<Landscape> = {}): Landscape {
  const account = (id: string, name: string) => ({ id, name, unit: "", isOpen: true });
  return {
    partition: "aws",
    managementId: MANAGEMENT,
    accounts: [
      account(MANAGEMENT, "management"),
      account(CLIENT_A, "Client A"),
      account(CLIENT_B, "Client B"),
    ],
    users: [],
    groups: [],
    ...more,
  };
}

export const trusting = (AWS: unknown, more: Statement = {}) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole", ...more }],
});
export const ROOT = `arn:aws:iam::${MANAGEMENT}:root`;
