// Whether somebody can give the second factor that a role asks for, as far as AWS says.
import type { AccessRole } from "./account.ts";
import type { Refusal } from "./refusal.ts";
import { isCliSerial } from "./sign-in.ts";

/** The devices of an IAM user, by their serials. */
export interface MfaDevices {
  readonly serials: readonly string[];
}

/** `unknown`: AWS did not say in time. `passkeys`: good for the console, and for no `mfa_serial`. */
export type MfaState = "not-needed" | "unknown" | "none" | "passkeys" | "usable";

export function needsMfa({ mfa }: AccessRole): boolean {
  return mfa !== "not-needed";
}

export function mfaState(role: AccessRole, devices: MfaDevices | undefined): MfaState {
  if (!needsMfa(role)) return "not-needed";
  if (!devices) return "unknown";
  if (devices.serials.length === 0) return "none";
  return devices.serials.some(isCliSerial) ? "usable" : "passkeys";
}

/** Whoever would be let in and could not enter is told before anybody is asked to approve it. */
export function whyNoMfa(
  about: { readonly account: string; readonly role: string; readonly iamUser: string },
  state: MfaState,
): Refusal | undefined {
  return state === "none" ? { refused: "no-mfa-device", ...about } : undefined;
}
