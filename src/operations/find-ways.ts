// Which way access can be granted to several accounts at once: each takes of the room that is left by those before it.
import { accessGroupOf } from "../domain/account.ts";
import { ownWayFor, roomAfter, usualWayFor } from "../domain/capacity.ts";
import type { Room, Way } from "../domain/capacity.ts";
import { deniesBefore } from "../domain/end-plan.ts";
import { withPlanned } from "../domain/own-groups.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { AccessRequest } from "../domain/request.ts";
import type { AskPorts } from "./ask-ports.ts";
import type { SeatAsked } from "./new-request.ts";

type Seat = Omit<SeatAsked, "way">;

/** In the order of the seats, which are one person's; a refusal that says what fits where not all of it does. */
export async function findWays(
  ports: AskPorts,
  seats: readonly Seat[],
): Promise<readonly Way[] | Refusal> {
  const remembered = await waysNow(ports, seats);
  if (!isRefusal(remembered)) return remembered;
  await ports.directory.readAnew();
  return waysNow(ports, seats);
}

// Each account in its usual way, or else as many as can be in groups of the person's own, which leaves the access groups.
async function waysNow(ports: AskPorts, seats: readonly Seat[]): Promise<readonly Way[] | Refusal> {
  const usual = waysAsKnown(ports, seats, { choose: usualWayFor, open: [] });
  const [first] = seats;
  if (!first || !isRefusal(usual) || usual.refused !== "no-room-for-all") return usual;
  const open = await ports.store.openOf(first.requester);
  const ownFirst: typeof usualWayFor = (wish, room, guard) =>
    ownWayFor(wish, room) ?? usualWayFor(wish, room, guard);
  return waysAsKnown(ports, seats, { choose: ownFirst, open });
}

interface Choosing {
  readonly choose: typeof usualWayFor;
  /** What the person has, or has asked for, already. */
  readonly open: readonly AccessRequest[];
}

function waysAsKnown(
  ports: AskPorts,
  seats: readonly Seat[],
  { choose, open }: Choosing,
): readonly Way[] | Refusal {
  const { directory, partition, policy, surroundings } = ports;
  const ways: Way[] = [];
  const left: string[] = [];
  let taken: Partial<Room> = {};
  for (const { wanted, iamUser, lasting, latest } of seats) {
    const { group } = accessGroupOf(wanted.account, wanted.role);
    const known = directory.roomFor(iamUser, group);
    if (!known) return { refused: "directory-not-read" };
    const lift = deniesBefore(latest, surroundings.now());
    const wish = { partition, ...wanted, iamUser, lasting, lift };
    const room = { ...known, own: withPlanned(known.own, open, iamUser), ...taken };
    const way = choose(wish, room, policy.guard);
    if (isRefusal(way)) {
      if (way.refused !== "no-room") return way;
      left.push(wanted.account.slug);
      continue;
    }
    ways.push(way);
    taken = roomAfter(wish, room, way);
  }
  const [first] = seats;
  if (left.length === 0 || !first) return ways;
  const fit = seats.map(({ wanted }) => wanted.account.slug).filter((slug) => !left.includes(slug));
  return { refused: "no-room-for-all", iamUser: first.iamUser, fit, left };
}
