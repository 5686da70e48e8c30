// What somebody who has just asked is told of their MFA devices, where these will not do, or not everywhere.
import type { MfaState } from "../../../domain/mfa.ts";
import { bold } from "../mrkdwn.ts";
import { PASSKEY_IN_A_TERMINAL } from "./mfa-advice.ts";

/** Undefined where there is nothing to know. */
export function mfaToldText(state: MfaState | undefined): string | undefined {
  switch (state) {
    case "none":
      return `:warning: Your IAM user has no MFA device, and the role lets nobody in without MFA. Add one in the AWS console under ${bold("Security credentials")}, then sign out and in again.`;
    case "passkeys":
      return `Your MFA devices are all passkeys or security keys. They work in the console. On the command line they cannot be named in mfa_serial: ${PASSKEY_IN_A_TERMINAL}.`;
    default:
      return undefined;
  }
}

/** The same behind a sentence. */
export function withMfaTold(sentence: string, state: MfaState | undefined): string {
  const told = mfaToldText(state);
  return told === undefined ? sentence : `${sentence}\n${told}`;
}
