// Inline policies on IAM users without AWS.
import type { UserPolicies } from "../../src/ports/user-policies.ts";
import {
  MOST_INLINE_CHARACTERS,
  charactersOf,
  refuseLate,
  refused,
  userIn,
} from "./in-memory-iam-state.ts";
import type { IamState, User } from "./in-memory-iam-state.ts";

export function inMemoryUserPolicies(state: IamState): UserPolicies {
  return {
    find: async ({ iamUser, policy }) =>
      structuredClone(state.users.get(iamUser)?.policies.get(policy)),
    put: async ({ iamUser, policy }, document, hold) => {
      refuseLate(hold);
      const user = userIn(state, iamUser);
      refuseUnfenced(state, user, iamUser);
      const then = new Map(user.policies).set(policy, document);
      if (charactersOf(then) > MOST_INLINE_CHARACTERS) return "no-room";
      user.policies.set(policy, structuredClone(document));
      return "written";
    },
    remove: async ({ iamUser, policy }, hold) => {
      refuseLate(hold);
      const user = state.users.get(iamUser);
      if (!user?.policies.has(policy)) return;
      refuseUnfenced(state, user, iamUser);
      user.policies.delete(policy);
    },
  };
}

/** As AWS does, which permits Rolecall those users only who carry the boundary. */
function refuseUnfenced({ boundary }: IamState, user: User, iamUser: string): void {
  if (boundary === null || user.boundary === boundary) return;
  throw refused(`The IAM user ${iamUser} does not carry the permissions boundary ${boundary}.`);
}
