// The access policy that counts at this moment: what rolecall.yaml says, and while it says something wrong, what it said before.
import { watchPolicy } from "./adapters/policy-file/policy-watch.ts";
import type { PolicyWatch } from "./adapters/policy-file/policy-watch.ts";
import type { AccessPolicy } from "./domain/access-policy.ts";
import type { Logger } from "./logger.ts";

export interface PolicyInForceParts {
  readonly path: string;
  /** As it was read at the start. */
  readonly policy: AccessPolicy;
  readonly readEvery: number;
  readonly logger: Logger;
}

type TellAdmins = (mrkdwn: string, quoted?: string) => Promise<void>;

export interface PolicyInForce {
  now(): AccessPolicy;
  /** Reads the file again whenever it changes. */
  start(tellAdmins: TellAdmins): void;
  stop(): void;
}

export function policyInForce(parts: PolicyInForceParts): PolicyInForce {
  const { logger } = parts;
  let current = parts.policy;
  let isWrong = false;
  let watch: PolicyWatch | undefined;

  const changed = (policy: AccessPolicy, tellAdmins: TellAdmins) => {
    current = policy;
    const { accounts, rules } = policy;
    logger.info({ accounts: accounts.size, rules: rules.length }, "the policy has changed");
    if (isWrong) void tellAdmins(RIGHT_AGAIN);
    isWrong = false;
  };
  const wrong = (error: Error, tellAdmins: TellAdmins) => {
    isWrong = true;
    logger.error({ err: error }, "the policy file is wrong; what it said before stays in force");
    void tellAdmins(IS_WRONG, error.message);
  };
  return {
    now: () => current,
    start: (tellAdmins) => {
      watch = watchPolicy({
        ...parts,
        onChanged: (policy) => {
          changed(policy, tellAdmins);
        },
        onWrong: (error) => {
          wrong(error, tellAdmins);
        },
        onFailure: (error) => {
          logger.error({ err: error }, "the policy file could not be looked at");
        },
      });
      watch.start();
    },
    stop: () => watch?.stop(),
  };
}

const RIGHT_AGAIN = ":white_check_mark: rolecall.yaml is right again, and in force.";
const IS_WRONG =
  ":warning: rolecall.yaml was changed and is wrong. What it said before stays in force until it is mended.";
