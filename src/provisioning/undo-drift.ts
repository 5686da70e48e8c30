// Makes undone in AWS what an admin ordered and what is no request's affair: a place in a group, the policies of a group.
import { ACCESS_GROUP_PATH } from "../domain/account.ts";
import type { Finding } from "../domain/drift/drift.ts";
import type { Drift, DriftEvent } from "../domain/drift/drift-ledger.ts";
import { coversMembership, holdingOf } from "../domain/holding.ts";
import { seatSubject } from "../domain/request.ts";
import { Trouble } from "../domain/trouble.ts";
import type { AccessGroups } from "../ports/access-groups.ts";
import type { Hold } from "../ports/hold.ts";
import type { RequestStore } from "../ports/request-store.ts";
import type { Surroundings } from "../ports/surroundings.ts";

export interface UndoingPorts {
  readonly groups: AccessGroups;
  readonly store: RequestStore;
  readonly surroundings: Surroundings;
}

/** What became of it, to be written into the ledger. */
export async function undoDrift(
  ports: UndoingPorts,
  { number, finding }: Drift,
  hold: Hold,
): Promise<DriftEvent> {
  const { now } = ports.surroundings;
  try {
    await undo(ports, finding, hold);
    return { what: "carried-out", at: now(), number };
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    const { message: cause, retryable: keepsTrying } = error;
    return { what: "failed", at: now(), number, cause, keepsTrying };
  }
}

async function undo(ports: UndoingPorts, finding: Finding, hold: Hold): Promise<void> {
  switch (finding.what) {
    case "joined-by-hand":
      await refuseWhatIsOnRecord(ports.store, finding);
      return ports.groups.leave(finding, hold);
    case "group-changed":
      return putRight(ports.groups, finding, hold);
    default:
      throw new Error(`${finding.what} is put right by its request`);
  }
}

type Stranger = Extract<Finding, { what: "joined-by-hand" }>;

// Which requests there are was read a moment ago from an index that may lag; this reads the record itself.
async function refuseWhatIsOnRecord(
  store: RequestStore,
  { person, seat, iamUser }: Stranger,
): Promise<void> {
  if (!person || !seat) return;
  const latest = await store.latest(seatSubject(person, seat.slug, seat.roleKey));
  const holding = latest && holdingOf(latest);
  if (holding?.iamUser !== iamUser || !coversMembership(holding)) return;
  throw new Trouble(`The request ${holding.ref} gives this access by now.`, { retryable: false });
}

// A group that is gone altogether is made anew by whoever is let in next.
async function putRight(
  groups: AccessGroups,
  { group, roleArn }: Extract<Finding, { what: "group-changed" }>,
  hold: Hold,
): Promise<void> {
  const wanted = { group, path: ACCESS_GROUP_PATH, roleArn };
  const condition = await groups.condition(wanted);
  if (condition.kind === "altered") await groups.establish(wanted, condition, hold);
}
