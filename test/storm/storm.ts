// The storms: many people click at one instant, across two bot processes on one table.
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import { seatSubject } from "../../src/domain/request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import type { RequestStore } from "../../src/ports/request-store.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { Told } from "../../sandbox/slack/people/told.ts";
import { until } from "../../sandbox/until.ts";
import type { Crowd } from "../support/crowded-seed.ts";

export interface Storm {
  sandbox: Sandbox;
  store: RequestStore;
  crowd: Crowd;
}

const CHANNEL = "C0APPROVALS";

export function seatOf({ sandbox }: Storm, requester: string): string {
  const { team, people } = sandbox.seed;
  const user = people.find(({ key }) => key === requester)?.id ?? "";
  return seatSubject({ team: team.id, user }, "client-a", "admin");
}

/** Asks, and waits until the card is there to be clicked. */
export async function ask(storm: Storm, requester: string): Promise<AccessRequest> {
  const { people } = storm.sandbox.slack;
  await insist(storm, () => people.command(requester, { text: "client-a admin storm" }));
  return atRest(storm, requester, "pending");
}

export function approve(storm: Storm, approver: string, request: AccessRequest): Promise<Told> {
  const { card } = request.messages;
  return storm.sandbox.slack.people.click(approver, {
    where: { channel: CHANNEL, ts: card?.ts ?? "" },
    button: "Approve",
  });
}

export async function giveBack(storm: Storm, requester: string): Promise<void> {
  const { people } = storm.sandbox.slack;
  await insist(storm, () => people.command(requester, { text: "done client-a admin" }));
  await atRest(storm, requester, "ended");
}

/** Waits until the newest request on the seat is in this state, every message shown, nobody at work on it. */
export async function atRest(
  storm: Storm,
  requester: string,
  state: AccessRequest["state"]["name"],
): Promise<AccessRequest> {
  return until(
    () => storm.store.latest(seatOf(storm, requester)),
    (request) =>
      request?.state.name === state &&
      request.claim === null &&
      outstandingAnnouncements(request).length === 0 &&
      request,
    { what: `${requester}'s request rests in "${state}"`, seconds: 60 },
  );
}

/** Whoever sees Slack's error tries again, as people do. */
export async function insist(storm: Storm, act: () => Promise<Told>): Promise<Told> {
  for (;;) {
    const told = await act();
    if (told.error === undefined) return told;
    await storm.sandbox.bots.start();
  }
}

export function countIn(request: AccessRequest, what: string): number {
  return request.history.entries
    .filter((entry) => entry.what === what)
    .reduce((sum, entry) => sum + (entry.times ?? 1), 0);
}
