// The access policy that counts at this moment: what rolecall.yaml says, and while it says something wrong, what it said before.
import { watchPolicy } from "./adapters/policy-file/policy-watch.ts";
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

export function policyInForce({
  path,
  policy,
  readEvery,
  logger,
}: PolicyInForceParts): PolicyInForce {
  let current = policy;
  let isWrong = false;
  let stop = () => {};
  return {
    now: () => current,
    start: (tellAdmins) => {
      const watch = watchPolicy({
        ...{ path, policy, readEvery },
        onChanged: (changed) => {
          current = changed;
          logger.info(
            { accounts: changed.accounts.size, rules: changed.rules.length },
            "the policy has changed",
          );
          if (isWrong)
            void tellAdmins(":white_check_mark: rolecall.yaml is right again, and in force.");
          isWrong = false;
        },
        onWrong: (error) => {
          isWrong = true;
          logger.error(
            { err: error },
            "the policy file is wrong; what it said before stays in force",
          );
          void tellAdmins(
            ":warning: rolecall.yaml was changed and is wrong. What it said before stays in force until it is mended.",
            error.message,
          );
        },
        onFailure: (error) => {
          logger.error({ err: error }, "the policy file could not be looked at");
        },
      });
      watch.start();
      stop = watch.stop;
    },
    stop: () => {
      stop();
    },
  };
}
