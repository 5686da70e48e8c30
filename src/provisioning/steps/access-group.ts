// The step that makes sure the access group holds exactly the policy we would write.
import type { AccessGroups, GroupCondition } from "../../ports/access-groups.ts";
import type { Found, StepRunner } from "../step.ts";

export function accessGroup(groups: AccessGroups): StepRunner<"access-group"> {
  return {
    looks: "survey",
    find: async (step) => foundFrom(await groups.condition(step)),
    make: (step, found, hold) => groups.establish(step, conditionFrom(found), hold),
  };
}

function foundFrom(condition: GroupCondition): Found {
  switch (condition.kind) {
    case "as-wanted":
      return { kind: "there" };
    case "missing":
      return { kind: "absent" };
    case "altered":
      return condition;
  }
}

function conditionFrom(found: Found): GroupCondition {
  switch (found.kind) {
    case "there":
      return { kind: "as-wanted" };
    case "absent":
      return { kind: "missing" };
    case "altered":
      return found;
  }
}
