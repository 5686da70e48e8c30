// The step that takes away Denies that are not needed any more: an earlier request's, or our own after the quarantine.
import { readPlace } from "../../domain/seat-policies.ts";
import type { UserPolicies } from "../../ports/user-policies.ts";
import type { StepRunner } from "../step.ts";

export function liftDenies(policies: UserPolicies): StepRunner<"lift-denies"> {
  return {
    looks: "in-turn",
    find: () => Promise.resolve({ kind: "absent" }),
    make: async ({ iamUser, policies: places }, _found, hold) => {
      await Promise.all(
        places.map((place) => policies.remove({ iamUser, ...readPlace(place) }, hold)),
      );
    },
  };
}
