// The AccountRoles port: sets up the roles of an account from inside, through the role it was born with.
import { roleArnIn } from "../../domain/account.ts";
import { trustDifferences } from "../../domain/trust-document.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { AccountRoles, Door } from "../../ports/account-roles.ts";
import { nameAccount } from "./account-alias.ts";
import { NOTHING, allowOnly, enter, inAccount } from "./account-entry.ts";
import type { Entry } from "./account-entry.ts";
import { establishRole } from "./establish-role.ts";
import { entrust, hardenTrust, readTrust } from "./trust-change.ts";
import type { HardeningReach } from "./trust-change.ts";
import { readAlias } from "./management-account.ts";
import { readRoleCondition } from "./role-condition.ts";

export function accountRoles(reach: HardeningReach): AccountRoles {
  const onRole = (door: Door, { roleName }: { readonly roleName: string }): Entry =>
    entryFor(door, allowOnly(ON_ROLE, [roleArnIn(reach.partition, door.accountId, roleName)]));
  return {
    isOpen: async (door) => !((await enter(reach, entryFor(door, NOTHING))) instanceof Trouble),
    trustDifferences: (door, { roleName, trust }) =>
      inAccount(reach, onRole(door, { roleName }), async (client) => {
        const { document } = await readTrust(client, { roleName, accountId: door.accountId });
        return trustDifferences(document, trust);
      }),
    harden: (door, wanted, hold) =>
      hardenTrust(reach, { entry: onRole(door, wanted), ...wanted }, hold),
    entrust: (door, wanted, hold) =>
      entrust(reach, { entry: onRole(door, wanted), ...wanted }, hold),
    condition: (door, wanted) =>
      inAccount(reach, onRole(door, wanted), (client) => readRoleCondition(client, door, wanted)),
    establish: (door, wanted, hold) =>
      inAccount(reach, onRole(door, wanted), (client) =>
        establishRole({ client, hold }, door, wanted),
      ),
    aliasOf: (door) =>
      inAccount(reach, entryFor(door, ON_ALIAS), (client) => readAlias(client, inWords(door))),
    setAlias: (door, { alias }, hold) =>
      inAccount(reach, entryFor(door, ON_ALIAS), (client) =>
        nameAccount({ client, hold }, alias, inWords(door)),
      ),
  };
}

const ON_ROLE = [
  "iam:GetRole",
  "iam:ListAttachedRolePolicies",
  "iam:ListRolePolicies",
  "iam:CreateRole",
  // A role that is made with tags is tagged, too.
  "iam:TagRole",
  "iam:UpdateRole",
  "iam:UpdateAssumeRolePolicy",
  "iam:AttachRolePolicy",
  "iam:DetachRolePolicy",
  "iam:DeleteRolePolicy",
];
const ON_ALIAS = allowOnly(["iam:ListAccountAliases", "iam:CreateAccountAlias"], ["*"]);

function inWords({ accountId }: Door): string {
  return `the account ${accountId}`;
}

function entryFor(door: Door, policy: Entry["policy"]): Entry {
  const { accountId, birthRole: roleName, ref: onBehalfOf } = door;
  return {
    ...{ accountId, roleName, onBehalfOf, policy },
    refused: `AWS does not let Rolecall into the account ${accountId} as the role ${roleName}. The trust policy of that role has to let Rolecall's role in, and Rolecall's own policy has to allow sts:AssumeRole and sts:SetSourceIdentity on it.`,
  };
}
