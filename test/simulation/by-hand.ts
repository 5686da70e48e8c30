// What an administrator does in IAM without Rolecall, in a story.
import { MOST_GROUPS_OF_USER } from "../../src/domain/capacity.ts";
import { userIn } from "../support/in-memory-iam-state.ts";
import type { Actor } from "./acts.ts";
import type { Seat } from "./seats.ts";
import { isMember } from "./simulated-iam.ts";
import { noteChange } from "./simulated-world.ts";

export function somethingByHand(actor: Actor, seat: Seat): void {
  const { dice, world } = actor;
  const { iam } = world;
  noteChange(world, seat.iamUser);
  if (isMember(iam.state, seat.iamUser, seat.group)) {
    if (dice.happens(0.5)) takeOut(actor, seat);
    else deleteAPolicy(actor, seat);
  } else if (dice.happens(0.7)) letIn(actor, seat);
  else deleteAPolicy(actor, seat);
}

function takeOut({ world: { byHand, iam, tell } }: Actor, seat: Seat): void {
  tell(() => `somebody takes ${seat.iamUser} out of ${seat.group} by hand`);
  userIn(iam.state, seat.iamUser).groups.delete(seat.group);
  byHand.letIn.delete(seat);
  byHand.tookOut.add(seat);
}

function letIn({ world: { byHand, iam, tell } }: Actor, seat: Seat): void {
  const { groups } = userIn(iam.state, seat.iamUser);
  if (!iam.state.groups.has(seat.group) || groups.size >= MOST_GROUPS_OF_USER) return;
  tell(() => `somebody puts ${seat.iamUser} into ${seat.group} by hand`);
  groups.add(seat.group);
  byHand.letIn.add(seat);
  byHand.tookOut.delete(seat);
}

function deleteAPolicy({ dice, world: { byHand, iam, tell } }: Actor, seat: Seat): void {
  const { policies } = userIn(iam.state, seat.iamUser);
  if (policies.size === 0) return;
  const policy = dice.pick([...policies.keys()]);
  tell(() => `somebody deletes ${policy} of ${seat.iamUser} by hand`);
  policies.delete(policy);
  byHand.deletedPolicyOf.add(policy.slice(policy.lastIndexOf(".") + 1));
}
