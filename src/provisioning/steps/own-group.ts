// The step that makes sure of a group of the user's own: it holds what lets this user in, so nobody else may be in it.
import { MOST_GROUPS_OF_USER } from "../../domain/capacity.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { AccessGroups } from "../../ports/access-groups.ts";
import type { Found, StepRunner } from "../step.ts";
import { noPlace } from "./join-group.ts";
import type { Look } from "./one-look.ts";

export function ownGroup(groups: AccessGroups, look: Look): StepRunner<"own-group"> {
  return {
    looks: "survey",
    find: async (step): Promise<Found> => {
      const { group, iamUser } = step;
      const members = (await groups.membersOf(step)) ?? [];
      const others = members.filter((member) => member !== iamUser);
      if (others.length > 0) throw notAlone(group, iamUser, others);
      if (members.includes(iamUser)) return { kind: "there" };
      const present = await look(iamUser);
      if (present.length >= MOST_GROUPS_OF_USER) throw noPlace(iamUser, present);
      return { kind: "absent" };
    },
    make: async (step, _found, hold) => {
      await groups.make(step, hold);
      await groups.join(step, hold);
    },
  };
}

function notAlone(group: string, iamUser: string, others: readonly string[]): Trouble {
  return new Trouble(
    `The group ${group} is for ${iamUser} alone, and somebody else is in it: ${others.join(", ")}. Whoever is in it gets the access of ${iamUser}. Take them out of it, then try again.`,
    { retryable: false },
  );
}
