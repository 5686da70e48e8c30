// Every step a plan may have, with the one who runs it.
import type { AccessGroups } from "../ports/access-groups.ts";
import type { IamPeople } from "../ports/iam-people.ts";
import type { StepBook } from "./step.ts";
import { accessGroup } from "./steps/access-group.ts";
import { confirmPerson } from "./steps/confirm-person.ts";
import { joinGroup } from "./steps/join-group.ts";
import { leaveGroup } from "./steps/leave-group.ts";
import { readBackJoined, readBackLeft } from "./steps/read-back.ts";

export function stepBook(groups: AccessGroups, people: IamPeople): StepBook {
  return {
    "confirm-person": confirmPerson(people),
    "access-group": accessGroup(groups),
    "join-group": joinGroup(groups),
    "read-back-joined": readBackJoined(groups),
    "leave-group": leaveGroup(groups),
    "read-back-left": readBackLeft(groups),
  };
}
