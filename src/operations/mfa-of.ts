// What MFA devices somebody has for a role that asks for one: looked up beside everything else, and never waited for long.
import { mfaState, needsMfa } from "../domain/mfa.ts";
import type { MfaDevices, MfaState } from "../domain/mfa.ts";
import type { AccessRole } from "../domain/account.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import { isCliSerial } from "../domain/sign-in.ts";
import type { Directory } from "../ports/directory.ts";

export interface Mfa {
  readonly state: MfaState;
  /** Of a device that the command line takes. */
  readonly serial?: string;
}

export async function mfaOf(
  directory: Directory,
  role: AccessRole,
  user: Promise<string | Refusal> | string,
): Promise<Mfa> {
  const iamUser = await user;
  const isAsked = needsMfa(role) && !isRefusal(iamUser);
  const devices = isAsked ? await directory.mfaOf(iamUser) : undefined;
  return { state: mfaState(role, devices), ...cliSerial(devices) };
}

function cliSerial(devices: MfaDevices | undefined): { readonly serial?: string } {
  const serial = devices?.serials.find(isCliSerial);
  return serial === undefined ? {} : { serial };
}
