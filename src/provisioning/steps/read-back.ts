// The steps that read back what IAM now says of a membership; IAM shows a change only after a moment.
import { Trouble } from "../../domain/trouble.ts";
import type { AccessGroups } from "../../ports/access-groups.ts";
import type { StepRunner } from "../step.ts";

export function readBackJoined(groups: AccessGroups): StepRunner<"read-back-joined"> {
  return {
    looks: "in-turn",
    find: async ({ group, iamUser }) => ({
      kind: (await groups.groupsOf(iamUser)).includes(group) ? "there" : "absent",
    }),
    make: ({ group, iamUser }) =>
      Promise.reject<undefined>(notYet(`AWS does not show ${iamUser} in the group ${group} yet.`)),
  };
}

export function readBackLeft(groups: AccessGroups): StepRunner<"read-back-left"> {
  return {
    looks: "in-turn",
    find: async ({ group, iamUser }) => ({
      kind: (await groups.groupsOf(iamUser)).includes(group) ? "absent" : "there",
    }),
    make: ({ group, iamUser }) =>
      Promise.reject<undefined>(notYet(`AWS still shows ${iamUser} in the group ${group}.`)),
  };
}

function notYet(message: string): Trouble {
  return new Trouble(message, { retryable: true });
}
