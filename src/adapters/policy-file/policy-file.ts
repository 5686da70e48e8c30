// Reads rolecall.yaml into the access policy; a wrong file is refused with every fault in it.
import { readFile } from "node:fs/promises";
import type { AccessPolicy, GuardRule } from "../../domain/access-policy.ts";
import type { Account } from "../../domain/account.ts";
import { findClashes } from "./policy-clashes.ts";
import { faultsOf, wrongFile } from "./policy-faults.ts";
import { policySchema } from "./policy-schema.ts";
import type { PolicyText } from "./policy-schema.ts";
import { findTimeClashes, toTimeRule } from "./role-times.ts";
import { readYaml } from "./yaml-file.ts";

export async function readPolicyFile(path: string): Promise<AccessPolicy> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const where = `${path} cannot be read (ROLECALL_CONFIG says where it is)`;
    throw new Error(`The policy file ${where}: ${String(error)}`, { cause: error });
  }
  return readPolicy(text, path);
}

/** `name` is what the file is called in faults. */
export function readPolicy(text: string, name: string): AccessPolicy {
  const file = readYaml(text);
  if (file.errors.length > 0) throw wrongFile(name, file.errors);
  const parsed = policySchema.safeParse(file.content);
  const faults = [
    ...faultsOf(parsed.error?.issues ?? []),
    ...findClashes(file.content),
    ...findTimeClashes(file.content),
  ];
  if (!parsed.success || faults.length > 0) {
    throw wrongFile(
      name,
      faults.map((fault) => file.placed(fault)),
    );
  }
  return toPolicy(parsed.data);
}

function toPolicy({ approvers, admins, guard, lapse, accounts }: PolicyText): AccessPolicy {
  return {
    accounts: new Map(accounts.map((account) => [account.slug, toAccount(account)])),
    approvers,
    admins: admins ?? approvers.people,
    guard: toGuardRule(guard),
    lapseMilliseconds: lapse * 1000,
  };
}

type AccountText = PolicyText["accounts"][number];

function toAccount({ slug, id, name, managed_by: managedBy, roles }: AccountText): Account {
  return {
    slug,
    id,
    name,
    ...(managedBy === undefined ? {} : { managedBy }),
    roles: Object.entries(roles).map(([key, role]) => ({
      key,
      roleName: role.role,
      sessionSeconds: role.session,
      time: toTimeRule(role),
    })),
  };
}

function toGuardRule(guard: PolicyText["guard"]): GuardRule {
  return typeof guard === "string" ? { kind: guard } : { kind: "fenced", ...guard };
}
