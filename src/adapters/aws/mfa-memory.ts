// The MFA devices of IAM users, asked of AWS one user at a time, remembered for a while, and not waited for long.
import type { IAMClient } from "@aws-sdk/client-iam";
import type { MfaDevices } from "../../domain/mfa.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { Logger } from "../../logger.ts";
import { listSerials } from "./iam-people.ts";
import { within } from "./within.ts";

const REMEMBERED_FOR = 10 * 60_000;
/** It is asked beside everything else, and a person waits for the answer. */
const LONGEST_WAIT = 1000;
const MOST_REMEMBERED = 1000;

export interface MfaMemoryOptions {
  readonly iam: IAMClient;
  readonly now: () => number;
  readonly logger: Logger;
}

interface Remembered extends MfaDevices {
  readonly at: number;
}

export function mfaMemory({
  iam,
  now,
  logger,
}: MfaMemoryOptions): (iamUser: string) => Promise<MfaDevices | undefined> {
  const known = new Map<string, Remembered>();
  const asking = new Map<string, Promise<MfaDevices | undefined>>();

  const ask = async (iamUser: string): Promise<MfaDevices | undefined> => {
    try {
      const serials = await listSerials(iam, iamUser);
      // Whoever has none is told to add one, and asks again at once.
      if (serials.length > 0) keep(known, iamUser, { serials, at: now() });
      return { serials };
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      logger.warn({ err: error }, "whether somebody has an MFA device could not be read");
      return undefined;
    } finally {
      asking.delete(iamUser);
    }
  };
  return async (iamUser) => {
    const remembered = known.get(iamUser);
    if (remembered && now() - remembered.at < REMEMBERED_FOR) return remembered;
    const answer = asking.get(iamUser) ?? ask(iamUser);
    asking.set(iamUser, answer);
    return within(LONGEST_WAIT, answer, undefined);
  };
}

function keep(known: Map<string, Remembered>, iamUser: string, devices: Remembered): void {
  known.delete(iamUser);
  known.set(iamUser, devices);
  const [oldest] = known.keys();
  if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
}
