// What must hold when everything is quiet: IAM is as the records say, and every record has one history.
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import { seatSubject } from "../../src/domain/request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import type { World } from "../support/a-world.ts";
import type { Seat } from "./seats.ts";

/** Everything that is wrong, in words. */
export function wrongsIn(
  world: World,
  { seats, told }: { seats: readonly Seat[]; told: readonly string[] },
): string[] {
  const requests = [...world.records.values()].map(({ request }) => request);
  const refs = new Set(requests.map(({ ref }) => ref));
  return [
    ...told
      .filter((ref) => !refs.has(ref))
      .map((ref) => `${ref} was asked, and there is no record`),
    ...seats.flatMap((seat) => wrongOnSeat(world, seat)),
    ...requests.flatMap(wrongInRecord),
    ...world.failures.map((failure) => `a bug surfaced: ${String(failure)}`),
  ];
}

function wrongOnSeat({ iam, records }: World, seat: Seat): string[] {
  const subject = seatSubject(seat.person, seat.slug, seat.roleKey);
  const onSeat = [...records.values()]
    .map(({ request }) => request)
    .filter(({ key }) => key.subject === subject);
  const active = onSeat.filter(({ state }) => state.name === "active");
  const isIn = iam.directory.isMember(seat.iamUser, `${seat.slug}-${seat.roleKey}`);
  return [
    ...(active.length > 1 ? [`${active.length} active grants on ${subject}`] : []),
    ...(isIn && active.length === 0 ? [`${subject}: in, and no record says so`] : []),
    ...(!isIn && active.length > 0 ? [`${subject}: the record says in, and IAM does not`] : []),
  ];
}

function wrongInRecord(request: AccessRequest): string[] {
  const count = (what: string) =>
    request.history.entries.filter((entry) => entry.what === what).length;
  const about = `${request.key.subject} ${request.key.number} (${request.state.name})`;
  const decisions = count("approved") + count("denied") + count("withdrawn") + count("lapsed");
  return [
    ...(decisions > 1 ? [`${about}: ${decisions} decisions`] : []),
    ...(count("granted") > 1 ? [`${about}: granted ${count("granted")} times`] : []),
    ...(count("granted") > count("approved") ? [`${about}: granted without approval`] : []),
    ...(request.claim ? [`${about}: still claimed`] : []),
    ...(["working", "ending"].includes(request.state.name) ? [`${about}: never finished`] : []),
    ...(outstandingAnnouncements(request).length > 0 ? [`${about}: somebody was not told`] : []),
  ];
}
