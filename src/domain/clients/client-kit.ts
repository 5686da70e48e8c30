// What a client is sent to let us into an account of theirs: the trust policies, a template, a snippet, and the steps in words.
import type { ClientsAccount } from "../accounts/clients-account.ts";
import type { NewRole } from "../accounts/new-account.ts";
import { trustDocument } from "../trust-document.ts";
import type { DoorWanted } from "./door.ts";
import { cloudFormation } from "./kit-cloudformation.ts";
import type { KitRole } from "./kit-role.ts";
import { connectingSteps, removalSteps } from "./kit-steps.ts";
import { terraform } from "./kit-terraform.ts";

/** What is to be between us and a client. */
export interface Connection {
  readonly partition: string;
  readonly managementId: string;
  /** ARN of the role as which Rolecall gets in, with its path. */
  readonly enteringRole: string;
  readonly wanted: ClientsAccount;
}

export interface ClientKit {
  readonly roles: readonly KitRole[];
  /** For somebody who has the console only, in order. */
  readonly steps: readonly string[];
  /** A template in YAML, to be uploaded or pasted. */
  readonly cloudFormation: string;
  readonly terraform: string;
  /** What the client takes away again after a disconnection. */
  readonly removal: readonly string[];
}

export function clientKit(connection: Connection): ClientKit {
  const { wanted } = connection;
  const roles = wanted.roles.map((role) => kitRole(connection, role));
  return {
    roles,
    steps: connectingSteps(wanted, roles),
    cloudFormation: cloudFormation(wanted, roles),
    terraform: terraform(wanted, roles),
    removal: removalSteps(wanted, roles),
  };
}

function kitRole(connection: Connection, role: NewRole): KitRole {
  const { partition, managementId, enteringRole, wanted } = connection;
  const { trust: style, people, externalId } = wanted;
  const { key, roleName, sessionSeconds } = role;
  const bots = [enteringRole];
  return {
    ...{ key, roleName, sessionSeconds },
    trust: trustDocument({ partition, managementId, bots, style, people, externalId }),
    policies: role.policies.map((policy) => managedPolicyArn(partition, policy)),
  };
}

/** Policies are written by their names where AWS manages them, and by their ARNs. */
function managedPolicyArn(partition: string, policy: string): string {
  return policy.startsWith("arn:") ? policy : `arn:${partition}:iam::aws:policy/${policy}`;
}

/** What is to be found at one of the roles. */
export function doorWanted(connection: Connection, role: NewRole): DoorWanted {
  const { partition, managementId, enteringRole, wanted } = connection;
  const { id: accountId, externalId, trust: style, people } = wanted;
  const { roleName, sessionSeconds } = role;
  return {
    ...{ partition, managementId, enteringRole, accountId, roleName, sessionSeconds },
    ...{ externalId, style, people },
  };
}
