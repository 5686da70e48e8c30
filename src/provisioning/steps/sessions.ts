// The steps that end the sessions somebody has open in an account, and later take that policy away again.
import type { AccountSessions } from "../../ports/account-sessions.ts";
import type { Skipped, StepRunner } from "../step.ts";
import { unlessRefused } from "./unless-refused.ts";

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

async function whereAllowed(
  managedBy: string | null,
  act: (role: string) => Promise<void>,
): Promise<Skipped | undefined> {
  if (managedBy === null) {
    return { skipped: "rolecall.yaml names no role (managed_by) that Rolecall may use there" };
  }
  return unlessRefused(async () => {
    await act(managedBy);
    return undefined;
  });
}
