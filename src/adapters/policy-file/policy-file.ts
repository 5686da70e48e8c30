// Reads rolecall.yaml into the access policy; a wrong file is refused with every fault in it.
import { readFile } from "node:fs/promises";
import type { AccessPolicy, GuardRule } from "../../domain/access-policy.ts";
import { findBaselineClashes } from "./baseline-clashes.ts";
import { findGroupClashes } from "./group-clashes.ts";
import { findLostKeys } from "./lost-keys.ts";
import { findClashes } from "./policy-clashes.ts";
import { WrongPolicy, faultsOf } from "./policy-faults.ts";
import { namesIn, toWho } from "./policy-names.ts";
import type { PolicyNames } from "./policy-names.ts";
import { policySchema } from "./policy-schema.ts";
import type { PolicyText } from "./policy-schema.ts";
import { readAccount } from "./read-account.ts";
import { readClosing, readConnecting, readNewAccounts } from "./read-baseline.ts";
import { readRule } from "./read-rule.ts";
import { findRuleClashes } from "./rule-clashes.ts";
import { findTimeClashes } from "./rule-times.ts";
import { findWhoClashes } from "./who-clashes.ts";
import { readYaml } from "./yaml-file.ts";

export async function readPolicyFile(path: string): Promise<AccessPolicy> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw unreadable(path, error);
  });
  return readPolicy(text, path);
}

export function unreadable(path: string, error: unknown): Error {
  const where = `${path} cannot be read (ROLECALL_CONFIG says where it is)`;
  return new Error(`The policy file ${where}: ${String(error)}`, { cause: error });
}

/** `name` is what the file is called in faults. Throws WrongPolicy, and nothing else. */
export function readPolicy(text: string, name: string): AccessPolicy {
  const file = readYaml(text);
  if (file.errors.length > 0) throw new WrongPolicy(name, file.errors);
  const names = namesIn(file.content);
  const parsed = policySchema.safeParse(file.content);
  const faults = [
    ...faultsOf(parsed.error?.issues ?? []),
    ...findLostKeys(file.content),
    ...findClashes(file.content),
    ...findGroupClashes(file.content),
    ...findWhoClashes(file.content, names),
    ...findRuleClashes(file.content),
    ...findTimeClashes(file.content),
    ...findBaselineClashes(file.content),
  ];
  if (!parsed.success || faults.length > 0) {
    throw new WrongPolicy(
      name,
      faults.map((fault) => file.placed(fault)),
    );
  }
  return toPolicy(parsed.data, names);
}

function toPolicy(written: PolicyText, names: PolicyNames): AccessPolicy {
  const { admins, new_accounts: making, close_accounts: closing } = written;
  const { connect_accounts: connecting } = written;
  return {
    accounts: new Map(written.accounts.map((account) => [account.slug, readAccount(account)])),
    channel: written.channel,
    admins: toWho(admins, names).people,
    guard: toGuardRule(written.guard),
    rules: written.rules.map((rule) => readRule(rule, names)),
    names: names.byId,
    newAccounts: making ? readNewAccounts(making, names) : null,
    connecting: connecting ? readConnecting(connecting, names) : null,
    closing: closing ? readClosing({ ask: admins, ...closing }, names) : null,
    leaving: new Map(),
  };
}

function toGuardRule(guard: PolicyText["guard"]): GuardRule {
  return typeof guard === "string" ? { kind: guard } : { kind: "fenced", ...guard };
}
