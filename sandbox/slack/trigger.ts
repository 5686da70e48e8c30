// Trigger ids: each opens one view, within three seconds of the moment Slack sent it.
import { randomBytes } from "node:crypto";

const LIFETIME_MILLISECONDS = 3000;

/** Where the person was when the trigger was made; it decides where a view opens. */
export type TriggerOrigin = "workspace" | "modal" | "submission";

export type TriggerError = "invalid_trigger_id" | "expired_trigger_id" | "exchanged_trigger_id";

export interface Triggers {
  issue(personId: string, origin: TriggerOrigin): string;
  exchange(id: string): { personId: string; origin: TriggerOrigin } | { error: TriggerError };
}

export function startTriggers(teamId: string, now: () => number = Date.now): Triggers {
  const issued = new Map<
    string,
    { personId: string; origin: TriggerOrigin; at: number; used: boolean }
  >();
  let last = 0;
  return {
    issue: (personId, origin) => {
      last += 1;
      const id = `${last}.${teamId}.${randomBytes(16).toString("hex")}`;
      issued.set(id, { personId, origin, at: now(), used: false });
      return id;
    },
    exchange: (id) => {
      const trigger = issued.get(id);
      if (!trigger) return { error: "invalid_trigger_id" };
      if (now() - trigger.at > LIFETIME_MILLISECONDS) return { error: "expired_trigger_id" };
      if (trigger.used) return { error: "exchanged_trigger_id" };
      trigger.used = true;
      return { personId: trigger.personId, origin: trigger.origin };
    },
  };
}
