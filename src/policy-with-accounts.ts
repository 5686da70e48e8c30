// The access policy in force with the accounts that Rolecall has made and closed, which the list in the table names.
import { withRegistry } from "./domain/accounts/registered-accounts.ts";
import type { RegistryEntry } from "./domain/accounts/registered-accounts.ts";
import type { AccessPolicy } from "./domain/access-policy.ts";
import type { Logger } from "./logger.ts";
import type { AccountRegistry } from "./ports/account-registry.ts";

export interface PolicyWithAccountsParts {
  /** What rolecall.yaml says at this moment. */
  readonly written: () => AccessPolicy;
  readonly registry: AccountRegistry;
  readonly readEvery: number;
  readonly logger: Logger;
}

export interface PolicyWithAccounts {
  now(): AccessPolicy;
  /** Learns every now and then what other processes have made and closed. */
  start(): void;
  stop(): void;
}

export function policyWithAccounts(parts: PolicyWithAccountsParts): PolicyWithAccounts {
  const { written, registry, readEvery, logger } = parts;
  const together = rememberedPair(withRegistry);
  let timer: NodeJS.Timeout | undefined;
  const read = () => {
    registry.readAnew().catch((error: unknown) => {
      logger.warn({ err: error }, "the list of accounts could not be read; it is read again");
    });
  };
  return {
    now: () => together(written(), registry.entries()),
    start: () => {
      timer = setInterval(read, readEvery);
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}

// Whoever remembers something by the policy must get the same one while nothing has changed.
function rememberedPair(
  join: (policy: AccessPolicy, entries: readonly RegistryEntry[]) => AccessPolicy,
): typeof join {
  let last: { policy: AccessPolicy; entries: readonly RegistryEntry[]; joined: AccessPolicy };
  let isKnown = false;
  return (policy, entries) => {
    if (!isKnown || last.policy !== policy || last.entries !== entries) {
      last = { policy, entries, joined: join(policy, entries) };
      isKnown = true;
    }
    return last.joined;
  };
}
