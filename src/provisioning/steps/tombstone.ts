// The step that ends access at once: a Deny without a date, written before anything else is undone.
import { tombstonePolicy } from "../../domain/iam-documents.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { UserPolicies } from "../../ports/user-policies.ts";
import type { StepRunner } from "../step.ts";

export function tombstone(policies: UserPolicies): StepRunner<"tombstone"> {
  return {
    looks: "in-turn",
    find: () => Promise.resolve({ kind: "absent" }),
    make: async (step, _found, hold) => {
      const { iamUser, instead } = step;
      const document = tombstonePolicy(step.roleArn);
      try {
        if ((await policies.put(step, document, hold)) === "written") return undefined;
        // Shorter than the guard, so there is room for it in the guard's place.
        const inPlace =
          instead && (await policies.put({ iamUser, policy: instead }, document, hold));
        return inPlace === "written" ? undefined : { skipped: `no room for it on ${iamUser}` };
      } catch (error) {
        // An end must come about without it: the membership is still taken away.
        if (error instanceof Trouble && !error.retryable) return { skipped: error.message };
        throw error;
      }
    },
  };
}
