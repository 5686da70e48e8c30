// The faults a visitor or a test has put in front of a service, and what each does to a call.
import type { Service } from "./calls.ts";

export type Effect =
  | "fail" //          refuse before doing anything
  | "throttle" //      refuse as the service does when it is asked too often
  | "fail-after" //    do it, then answer with an error
  | "lose-answer" //   do it, then drop the connection
  | "hang" //          never answer, and do nothing
  | "delay" //         do it `milliseconds` later
  | "kill-before" //   kill -9 the bot that calls, do nothing
  | "kill-after" //    do it, then kill -9 the bot that called
  | "deliver-twice"; // (delivery only) send the same signed payload to the bot twice

export interface Fault {
  id: string;
  service: Service;
  /** Web API method, AWS action or payload kind; `*` for all of the service. */
  action: string;
  effect: Effect;
  /** How many matching calls pass first; default 0. */
  skip: number;
  /** How many calls it hits before it is spent; default 1. */
  times: number;
  /** For `delay`. */
  milliseconds: number;
  /** The error code for `fail` and `fail-after`, where the default of the service is not wanted. */
  error?: string;
  /** What AWS puts beside the code, for errors of Organizations that have reasons. */
  reason?: string;
}

export interface Faults {
  add(fault: Partial<Fault> & Pick<Fault, "service" | "action" | "effect">): Fault;
  list(): readonly Fault[];
  remove(id: string): void;
  clear(): void;
  /** The fault that hits this call, if any; counts the call. */
  strike(service: Service, action: string): Fault | undefined;
}

export function startFaults(): Faults {
  let faults: Fault[] = [];
  let last = 0;
  return {
    add: (wanted) => {
      last += 1;
      const fault = { id: `fault-${last}`, skip: 0, times: 1, milliseconds: 0, ...wanted };
      faults.push(fault);
      return fault;
    },
    list: () => faults,
    remove: (id) => {
      faults = faults.filter((fault) => fault.id !== id);
    },
    clear: () => {
      faults = [];
    },
    strike: (service, action) => {
      const matching = faults.filter(
        (fault) => fault.service === service && (fault.action === "*" || fault.action === action),
      );
      let hit: Fault | undefined;
      for (const fault of matching) {
        if (fault.skip > 0) fault.skip -= 1;
        else hit ??= fault;
      }
      if (hit) {
        hit.times -= 1;
        faults = faults.filter((fault) => fault.times > 0);
      }
      return hit;
    },
  };
}
