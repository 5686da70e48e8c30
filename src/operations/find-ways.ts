// Which way access can be granted to several accounts at once: each takes of the room that is left by those before it.
import { accessGroupName } from "../domain/account.ts";
import { roomAfter, wayFor } from "../domain/capacity.ts";
import type { Room, Way } from "../domain/capacity.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { AskPorts } from "./ask-ports.ts";
import type { SeatAsked } from "./new-request.ts";

type Seat = Omit<SeatAsked, "way">;

/** In the order of the seats; a refusal that says what fits where not all of it does. */
export async function findWays(
  ports: AskPorts,
  seats: readonly Seat[],
): Promise<readonly Way[] | Refusal> {
  const remembered = waysAsKnown(ports, seats);
  if (!isRefusal(remembered)) return remembered;
  await ports.directory.readAnew();
  return waysAsKnown(ports, seats);
}

function waysAsKnown(ports: AskPorts, seats: readonly Seat[]): readonly Way[] | Refusal {
  const { directory, partition, policy } = ports;
  const ways: Way[] = [];
  const left: string[] = [];
  let taken: Partial<Room> = {};
  for (const { wanted, iamUser, lasting } of seats) {
    const group = accessGroupName(wanted.account.slug, wanted.role.key);
    const known = directory.roomFor(iamUser, group);
    if (!known) return { refused: "directory-not-read" };
    const wish = { partition, ...wanted, iamUser, lasting };
    const room = { ...known, ...taken };
    const way = wayFor(wish, room, policy.guard);
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
