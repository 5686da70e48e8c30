// What a client does in an account of its own, outside the organization: no rights are checked, all that IAM itself checks is.
import type { SeedAccountElsewhere } from "./aws-seed.ts";
import { noSuchEntity } from "./aws-error.ts";
import { accountElsewhere, isElsewhere } from "./iam/account-elsewhere.ts";
import { attachPolicy } from "./iam/attached-policies.ts";
import { checkName } from "./iam/iam-names.ts";
import { findRole, roleIn, type Iam, type NamedRole } from "./iam/iam.ts";
import { awsPolicy, managedPolicy } from "./iam/managed-policies.ts";
import { createRole, updateTrust } from "./iam/roles.ts";
import { readTrust } from "./iam/trust-policies.ts";
import type { PolicyDocument } from "./policy/policy-document.ts";

export type ClientChange =
  | PutRole
  | { do: "set-trust"; account: string; role: string; trust: PolicyDocument }
  | { do: "delete-role"; account: string; role: string }
  | ({ do: "open-account" } & Omit<SeedAccountElsewhere, "roles">);

/** Anew, where there is one of that name. */
interface PutRole {
  do: "put-role";
  account: string;
  /** Without its path. */
  role: string;
  path?: string;
  trust: PolicyDocument;
  /** Names of managed policies of AWS, `ReadOnlyAccess`, each with its path where it has one; none when absent. */
  policies?: string[];
  /** 3600 when absent. */
  maxSessionSeconds?: number;
}

export function changeClient(iam: Iam, change: ClientChange): void {
  if (change.do === "open-account") openAccount(iam, change);
  else changeRole(iam, change);
}

function changeRole(iam: Iam, change: Exclude<ClientChange, { do: "open-account" }>): void {
  checkIsClients(iam, change.account);
  const role = { accountId: change.account, name: change.role };
  switch (change.do) {
    case "put-role":
      putRole(iam, role, change);
      break;
    case "set-trust":
      updateTrust(iam, role, JSON.stringify(change.trust));
      break;
    case "delete-role":
      deleteRole(iam, role);
      break;
  }
}

function checkIsClients({ written }: Iam, account: string): void {
  if (isElsewhere(written, account)) return;
  const clients = [...written.accounts.keys()].filter((id) => isElsewhere(written, id));
  const there = clients.length === 0 ? "there are none" : `there are: ${clients.join(", ")}`;
  throw new Error(`There is no account ${account} outside the organization; ${there}.`);
}

function openAccount(iam: Iam, account: Omit<SeedAccountElsewhere, "roles">): void {
  if (!/^\d{12}$/.test(account.id)) throw new Error(`${account.id} cannot be an account.`);
  if (iam.written.accounts.has(account.id))
    throw new Error(`There is an account ${account.id} already.`);
  iam.place((state) => state.accounts.set(account.id, accountElsewhere(account)));
}

/** Everything is looked at before the one that is there goes. */
function putRole(iam: Iam, role: NamedRole, wanted: PutRole): void {
  const { policies = [], path = "/", maxSessionSeconds = 3600 } = wanted;
  const trust = JSON.stringify(wanted.trust);
  const name = checkName("roleName", role.name);
  checkName("path", path);
  readTrust(iam, trust);
  const arns = policies.map(awsPolicy);
  const unknown = arns.find((arn) => !managedPolicy(arn, iam.written));
  if (unknown !== undefined)
    throw noSuchEntity(`Policy ${unknown} does not exist or is not attachable.`);
  if (findRole(iam.written, role)) deleteRole(iam, role);
  createRole(iam, role.accountId, { name, path, trust, maxSessionSeconds, tags: new Map() });
  for (const arn of arns) attachPolicy(iam, role, arn);
}

function deleteRole(iam: Iam, role: NamedRole): void {
  const { arn } = roleIn(iam.written, role);
  iam.write((state) => state.roles.delete(arn));
}
