// What an administrator does in IAM without Rolecall, in a story.
import type { Actor } from "./acts.ts";
import type { Seat } from "./seats.ts";
import { noteChange } from "./simulated-world.ts";

export function somethingByHand(actor: Actor, seat: Seat): void {
  const { dice, world } = actor;
  const { iam } = world;
  noteChange(world, seat.iamUser);
  if (iam.directory.isMember(seat.iamUser, seat.group)) {
    if (dice.happens(0.5)) takeOut(actor, seat);
    else deleteAPolicy(actor, seat);
  } else if (dice.happens(0.7)) letIn(actor, seat);
  else deleteAPolicy(actor, seat);
}

function takeOut({ world: { byHand, iam, tell } }: Actor, seat: Seat): void {
  tell(() => `somebody takes ${seat.iamUser} out of ${seat.group} by hand`);
  iam.byHand.leave(seat.iamUser, seat.group);
  byHand.letIn.delete(seat);
  byHand.tookOut.add(seat);
}

function letIn({ world: { byHand, iam, tell } }: Actor, seat: Seat): void {
  const room = iam.directory.roomFor(seat.iamUser, seat.group);
  if (!room?.groupExists || room.groupsOfUser.length >= 10) return;
  tell(() => `somebody puts ${seat.iamUser} into ${seat.group} by hand`);
  iam.byHand.join(seat.iamUser, seat.group);
  byHand.letIn.add(seat);
  byHand.tookOut.delete(seat);
}

function deleteAPolicy({ dice, world: { byHand, iam, tell } }: Actor, seat: Seat): void {
  const policies = Object.keys(iam.byHand.userPoliciesOf(seat.iamUser));
  if (policies.length === 0) return;
  const policy = dice.pick(policies);
  tell(() => `somebody deletes ${policy} of ${seat.iamUser} by hand`);
  iam.byHand.deleteUserPolicy(seat.iamUser, policy);
  byHand.deletedPolicyOf.add(policy.slice(policy.lastIndexOf(".") + 1));
}
