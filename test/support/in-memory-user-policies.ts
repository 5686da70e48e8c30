// Inline policies on IAM users, and in the groups that hold them in their place, without AWS.
import type { UserPolicies, UserPolicy } from "../../src/ports/user-policies.ts";
import {
  MOST_GROUP_CHARACTERS,
  MOST_INLINE_CHARACTERS,
  charactersOf,
  refuseForeign,
  refuseLate,
  refused,
  userIn,
} from "./in-memory-iam-state.ts";
import type { IamState, Policies } from "./in-memory-iam-state.ts";

export function inMemoryUserPolicies(state: IamState): UserPolicies {
  return {
    find: async (wanted) => structuredClone(policiesAt(state, wanted)?.get(wanted.policy)),
    put: async (wanted, document, hold) => {
      refuseLate(hold);
      const { policy, heldBy } = wanted;
      if (heldBy === undefined) userIn(state, wanted.iamUser);
      const policies = policiesAt(state, wanted);
      if (!policies) return "no-group";
      refuseUnpermitted(state, wanted);
      const most = heldBy === undefined ? MOST_INLINE_CHARACTERS : MOST_GROUP_CHARACTERS;
      if (charactersOf(new Map(policies).set(policy, document)) > most) return "no-room";
      policies.set(policy, structuredClone(document));
      return "written";
    },
    remove: async (wanted, hold) => {
      refuseLate(hold);
      const policies = policiesAt(state, wanted);
      if (!policies?.has(wanted.policy)) return;
      refuseUnpermitted(state, wanted);
      policies.delete(wanted.policy);
    },
  };
}

function policiesAt({ users, groups }: IamState, place: UserPolicy): Policies | undefined {
  const { iamUser, heldBy } = place;
  return (heldBy === undefined ? users.get(iamUser) : groups.get(heldBy))?.policies;
}

/** As AWS does, which permits Rolecall those users only who carry the boundary, and those groups only that are its own. */
function refuseUnpermitted(state: IamState, { iamUser, heldBy }: UserPolicy): void {
  if (heldBy !== undefined) refuseForeign(state, heldBy);
  const { boundary } = state;
  if (heldBy !== undefined || boundary === null || userIn(state, iamUser).boundary === boundary)
    return;
  throw refused(`The IAM user ${iamUser} does not carry the permissions boundary ${boundary}.`);
}
