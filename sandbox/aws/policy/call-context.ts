// Puts together what is known about a call, in the words of policies: condition keys and their values.
import type { Context } from "./policy-variables.ts";

/** Keys in lower case; one that is undefined is not in the call. */
export function contextFrom(known: Readonly<Record<string, string | undefined>>): Context {
  const context = new Map<string, string[]>();
  for (const [key, value] of Object.entries(known))
    if (value !== undefined) context.set(key, [value]);
  return context;
}

export function timeKeys(at: number): Record<string, string> {
  return {
    "aws:currenttime": policyTime(at),
    "aws:epochtime": String(Math.floor(at / 1000)),
  };
}

/** AWS compares whole seconds. */
export function policyTime(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z");
}
