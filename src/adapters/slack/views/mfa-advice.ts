// What somebody's MFA devices mean for the roles they have, and what they can do where these are not enough.
import { mfaState, needsMfa } from "../../../domain/mfa.ts";
import type { MfaState } from "../../../domain/mfa.ts";
import { securityCredentialsAddress } from "../../../domain/sign-in.ts";
import type { ManagementAccount } from "../../../domain/sign-in.ts";
import type { MyAccess, MyConfig } from "../../../operations/my-config.ts";
import { code, plainLink } from "../mrkdwn.ts";

/** About one role, in a few words. */
const MFA_WORDS: Readonly<Record<MfaState, string>> = {
  "not-needed": "needs no MFA",
  unknown: "needs MFA",
  none: ":warning: needs MFA, and you have no device",
  passkeys: "needs MFA: you have a passkey",
  usable: "needs MFA, and you have it",
};

export function mfaWords({ role }: Pick<MyAccess, "role">, { devices }: MyConfig): string {
  return MFA_WORDS[mfaState(role, devices)];
}

/** Undefined where they have what they need, or nobody knows. */
export function mfaAdvice(
  { accesses, devices }: MyConfig,
  management: ManagementAccount,
): string | undefined {
  const needing = accesses.find(({ role }) => needsMfa(role));
  const address = plainLink(securityCredentialsAddress(management));
  switch (needing && mfaState(needing.role, devices)) {
    case "none":
      return `:warning: Your IAM user has no MFA device, so AWS does not let you in where MFA is needed. Add one at ${address}, then sign out and in again.`;
    case "passkeys":
      return `You have only passkeys for MFA. They work in the console. On the command line ${PASSKEY_IN_A_TERMINAL}; or add an authenticator app at ${address}.`;
    default:
      return undefined;
  }
}

export const PASSKEY_IN_A_TERMINAL = `sign in with ${code("aws login")} (AWS CLI 2.32 or later), and name the profile it writes as ${code("source_profile")}`;
