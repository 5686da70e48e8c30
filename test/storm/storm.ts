// The storms: many people click at one instant, across two bot processes on one table.
import { setTimeout as pause } from "node:timers/promises";
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import { isIn, seatSubject } from "../../src/domain/request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import type { RequestStore } from "../../src/ports/request-store.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { Told } from "../../sandbox/slack/people/told.ts";
import { until } from "../../sandbox/until.ts";
import type { Crowd } from "../support/crowded-seed.ts";
import { mustTryAgain } from "../support/told-to-try-again.ts";

export interface Storm {
  sandbox: Sandbox;
  store: RequestStore;
  crowd: Crowd;
}

const CHANNEL = "C0APPROVALS";

function seatOf({ sandbox }: Storm, requester: string): string {
  const { team, people } = sandbox.seed;
  const user = people.find(({ key }) => key === requester)?.id ?? "";
  return seatSubject({ team: team.id, user }, "client-a", "admin");
}

/** Everybody asks at once; waits until the cards are there to be clicked. */
export async function askAll(
  storm: Storm,
  requesters: readonly string[],
): Promise<AccessRequest[]> {
  await command(storm, requesters, "client-a admin storm");
  return allAtRest(storm, requesters, "pending");
}

export function approve(storm: Storm, approver: string, request: AccessRequest): Promise<Told> {
  const { card } = request.messages;
  return storm.sandbox.slack.people.click(approver, {
    where: { channel: CHANNEL, ts: card?.ts ?? "" },
    button: "Approve",
  });
}

export async function giveBackAll(storm: Storm, requesters: readonly string[]): Promise<void> {
  await command(storm, requesters, "done client-a admin");
  await allAtRest(storm, requesters, "ended");
}

async function command(storm: Storm, requesters: readonly string[], text: string): Promise<void> {
  const { people } = storm.sandbox.slack;
  await Promise.all(
    requesters.map((requester) => insist(() => people.command(requester, { text }))),
  );
}

/** Waits until the newest request on the seat is in this state, every message shown, nobody at work on it. */
async function atRest(
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

/** One after the other: fifty pollers would be a storm of their own. */
export async function allAtRest(
  storm: Storm,
  requesters: readonly string[],
  state: AccessRequest["state"]["name"],
): Promise<AccessRequest[]> {
  const requests: AccessRequest[] = [];
  for (const requester of requesters) requests.push(await atRest(storm, requester, state));
  return requests;
}

/** Waits until nothing is left to be cleared away; answers with what of Rolecall's is on anybody all the same. */
export async function leftAfterClearing(
  storm: Storm,
  requesters: readonly string[],
): Promise<string[]> {
  for (const requester of requesters) {
    await until(
      () => storm.store.latest(seatOf(storm, requester)),
      (request) => request && isIn(request, "ended") && request.state.clearings.length === 0,
      { what: `${requester}'s access is cleared away`, seconds: 60 },
    );
  }
  const { users } = storm.sandbox.aws.world();
  return users
    .flatMap(({ policies }) => Object.keys(policies))
    .filter((name) => name.startsWith("rolecall-"));
}

/** Whoever sees an error, or is told to try again, does so a moment later, as people do. */
export async function insist(
  act: () => Promise<Told>,
  onError: () => void = () => undefined,
): Promise<Told> {
  for (;;) {
    const told = await act();
    if (!mustTryAgain(told) || told.error?.startsWith("no such button")) return told;
    onError();
    await pause(200);
  }
}

export function countIn(request: AccessRequest, what: string): number {
  return request.history.entries
    .filter((entry) => entry.what === what)
    .reduce((sum, entry) => sum + (entry.times ?? 1), 0);
}
