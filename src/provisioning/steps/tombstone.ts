// The step that ends access at once: a Deny without a date, written before anything else is undone.
import type { StepOf } from "../../domain/access-plan.ts";
import { tombstonePolicy } from "../../domain/iam-documents.ts";
import type { Hold } from "../../ports/hold.ts";
import type { UserPolicies } from "../../ports/user-policies.ts";
import type { Skipped, StepRunner } from "../step.ts";
import { unlessRefused } from "./unless-refused.ts";

export function tombstone(policies: UserPolicies): StepRunner<"tombstone"> {
  return {
    looks: "in-turn",
    find: () => Promise.resolve({ kind: "absent" }),
    // An end must come about without it: the membership is still taken away.
    make: (step, _found, hold) => unlessRefused(() => write(policies, step, hold)),
  };
}

async function write(
  policies: UserPolicies,
  step: StepOf<"tombstone">,
  hold: Hold,
): Promise<Skipped | undefined> {
  const { iamUser, instead, heldBy } = step;
  const document = tombstonePolicy(step.roleArn);
  const outcome = await policies.put(step, document, hold);
  if (outcome === "written") return undefined;
  // With the group the Allow is gone that was in it.
  if (outcome === "no-group") return { skipped: `the group ${heldBy ?? ""} is gone` };
  // Shorter than the guard, so there is room for it in the guard's place.
  const inPlace = instead && (await policies.put({ ...step, policy: instead }, document, hold));
  return inPlace === "written" ? undefined : { skipped: `no room for it on ${heldBy ?? iamUser}` };
}
