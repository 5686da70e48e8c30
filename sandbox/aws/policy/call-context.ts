// Puts together what is known about a call, in the words of policies: condition keys and their values.
import type { Context } from "./policy-variables.ts";

/** Condition keys, in any case, and their values; one that is undefined is not in the call. */
export type KnownKeys = Readonly<Record<string, string | readonly string[] | undefined>>;

export function contextFrom(known: KnownKeys): Context {
  const context = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(known))
    if (value !== undefined) context.set(key.toLowerCase(), [value].flat());
  return context;
}

/** The tags a call wants to put on something. */
export function requestTagKeys(tags: ReadonlyMap<string, string>): KnownKeys {
  if (tags.size === 0) return {};
  return { ...tagKeys("aws:RequestTag", tags), "aws:TagKeys": [...tags.keys()] };
}

/** `prefix`: `aws:ResourceTag` for what the called thing carries, `aws:PrincipalTag` for the caller. */
export function tagKeys(prefix: string, tags: ReadonlyMap<string, string>): KnownKeys {
  return Object.fromEntries([...tags].map(([key, value]) => [`${prefix}/${key}`, value]));
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
