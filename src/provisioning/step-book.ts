// Every step a plan may have, with the one who runs it.
import type { AccessGroups } from "../ports/access-groups.ts";
import type { AccountSessions } from "../ports/account-sessions.ts";
import type { IamPeople } from "../ports/iam-people.ts";
import type { UserPolicies } from "../ports/user-policies.ts";
import type { TrustHands } from "./keep-trust.ts";
import type { StepBook } from "./step.ts";
import { accessGroup } from "./steps/access-group.ts";
import { allowDirectly, disallow, readBackAllowed } from "./steps/allow-directly.ts";
import { confirmPerson } from "./steps/confirm-person.ts";
import { guard } from "./steps/guard.ts";
import { joinGroup } from "./steps/join-group.ts";
import { knownGroup } from "./steps/known-group.ts";
import { leaveGroup, lookAgain } from "./steps/leave-group.ts";
import { liftDenies } from "./steps/lift-denies.ts";
import { oneLook, seenOnce } from "./steps/one-look.ts";
import { ownGroup } from "./steps/own-group.ts";
import { readBackJoined, readBackLeft } from "./steps/read-back.ts";
import { endSessions, releaseSessions } from "./steps/sessions.ts";
import { tombstone } from "./steps/tombstone.ts";
import { distrustPerson, trustPerson } from "./steps/trust-person.ts";

export interface Hands {
  readonly groups: AccessGroups;
  readonly people: IamPeople;
  readonly policies: UserPolicies;
  readonly sessions: AccountSessions;
}

interface BookTerms {
  readonly trusting: TrustHands;
  readonly now: () => number;
  /** None of it can have been made yet, so what is found was there before us. */
  readonly nothingIsOurs: boolean;
}

/** A book for one run. */
export function stepBook(
  { groups, people: everybody, policies, sessions }: Hands,
  { trusting, now, nothingIsOurs }: BookTerms,
): StepBook {
  const look = oneLook(groups);
  const people = seenOnce(everybody);
  return {
    "confirm-person": confirmPerson(people),
    "access-group": accessGroup(groups),
    "known-group": knownGroup(groups),
    "own-group": ownGroup(groups, look),
    guard: guard(policies, { look, nothingIsOurs }),
    "allow-directly": allowDirectly(policies),
    "read-back-allowed": readBackAllowed(policies),
    "lift-denies": liftDenies(policies),
    "trust-person": trustPerson(trusting, people),
    "join-group": joinGroup(groups, look),
    "read-back-joined": readBackJoined(groups),
    tombstone: tombstone(policies),
    "leave-group": leaveGroup(groups),
    "read-back-left": readBackLeft(groups),
    disallow: disallow(policies),
    "distrust-person": distrustPerson(trusting),
    "end-sessions": endSessions(sessions, now),
    "look-again": lookAgain(groups),
    "release-sessions": releaseSessions(sessions),
  };
}
