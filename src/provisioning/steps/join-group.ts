// The step that puts the person into the access group.
import { MOST_GROUPS_OF_USER } from "../../domain/capacity.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { AccessGroups } from "../../ports/access-groups.ts";
import type { Found, StepRunner } from "../step.ts";
import type { Look } from "./one-look.ts";

export function joinGroup(groups: AccessGroups, look: Look): StepRunner<"join-group"> {
  return {
    looks: "survey",
    // Whoever does not fit is found before anything is changed.
    find: async ({ group, iamUser }): Promise<Found> => {
      const present = await look(iamUser);
      if (present.includes(group)) return { kind: "there" };
      if (present.length >= MOST_GROUPS_OF_USER) throw noPlace(iamUser, present);
      return { kind: "absent" };
    },
    make: (step, _found, hold) => groups.join(step, hold),
  };
}

export function noPlace(iamUser: string, present: readonly string[]): Trouble {
  return new Trouble(
    `The IAM user ${iamUser} is already in ten groups, the most AWS allows: ${present.join(", ")}. Take ${iamUser} out of one of them, then try again.`,
    { retryable: false },
  );
}
