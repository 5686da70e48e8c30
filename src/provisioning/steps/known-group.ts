// The step that makes sure a group which is used as it is, is still there; it writes nothing.
import type { StepOf } from "../../domain/access-plan.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { AccessGroups } from "../../ports/access-groups.ts";
import type { StepRunner } from "../step.ts";

export function knownGroup(groups: AccessGroups): StepRunner<"known-group"> {
  return {
    looks: "survey",
    find: async (step) => {
      if ((await groups.membersOf(step)) === undefined) throw gone(step);
      return { kind: "there" };
    },
    make: () => Promise.reject<undefined>(new Error("such a group is never made, only found")),
  };
}

function gone({ group, path }: StepOf<"known-group">): Trouble {
  return new Trouble(
    `rolecall.yaml names the group ${path}${group} to be used as it is, and AWS has none of that name. Rolecall does not make it: create it with the policy that lets its members in, or name another group in rolecall.yaml.`,
    { retryable: false },
  );
}
