// What the steps that write an end on a user share: the moment it is to hold, and having no room for it.
import type { Until } from "../../domain/access-plan.ts";
import { Trouble } from "../../domain/trouble.ts";

/** In milliseconds since the epoch. */
export function endIn({ until }: { readonly until: Until }): number {
  if ("at" in until) return until.at;
  throw new Error("a plan is dated before it is run");
}

export function noRoom(iamUser: string): Trouble {
  return new Trouble(
    `The inline policies of the IAM user ${iamUser} are as long as AWS allows (2,048 characters). Give access back that is not needed any more, or delete inline policies that nobody needs, then try again.`,
    { retryable: false },
  );
}
