// What the steps that write an end share: the moment it is to hold.
import type { Until } from "../../domain/access-plan.ts";

/** In milliseconds since the epoch. */
export function endIn({ until }: { readonly until: Until }): number {
  if ("at" in until) return until.at;
  throw new Error("a plan is dated before it is run");
}
