// The steps that end the sessions somebody has open in an account, and later take that policy away again.
import { Trouble } from "../../domain/trouble.ts";
import type { AccountSessions } from "../../ports/account-sessions.ts";
import type { Skipped, StepRunner } from "../step.ts";

/** What is opened while the end spreads through AWS is ended too. */
const PROPAGATION = 60_000;

export function endSessions(
  sessions: AccountSessions,
  now: () => number,
): StepRunner<"end-sessions"> {
  return {
    looks: "in-turn",
    find: () => Promise.resolve({ kind: "absent" }),
    make: ({ managedBy, ...about }, _found, hold) =>
      whereAllowed(managedBy, (role) =>
        sessions.end({ ...about, managedBy: role }, now() + PROPAGATION, hold),
      ),
  };
}

export function releaseSessions(sessions: AccountSessions): StepRunner<"release-sessions"> {
  return {
    looks: "in-turn",
    find: () => Promise.resolve({ kind: "absent" }),
    make: ({ managedBy, ...about }, _found, hold) =>
      whereAllowed(managedBy, (role) => sessions.release({ ...about, managedBy: role }, hold)),
  };
}

// What AWS does not let us do in somebody's account must not keep the rest of an end from happening.
async function whereAllowed(
  managedBy: string | null,
  act: (role: string) => Promise<void>,
): Promise<Skipped | undefined> {
  if (managedBy === null) {
    return { skipped: "rolecall.yaml names no role (managed_by) that Rolecall may use there" };
  }
  try {
    await act(managedBy);
    return undefined;
  } catch (error) {
    if (error instanceof Trouble && !error.retryable) return { skipped: error.message };
    throw error;
  }
}
