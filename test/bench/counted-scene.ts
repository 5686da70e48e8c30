// What people and time do in a world under count: each gesture played to its end, and the calls that were made for it.
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { until } from "../../sandbox/until.ts";
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import { isIn, seatSubject } from "../../src/domain/request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { storedRequests } from "../support/stored-requests.ts";
import { lastNumber, quiet } from "./quiet.ts";
import { CHANNEL, slackPerson } from "./sized-world.ts";
import type { SizedWorld } from "./sized-world.ts";
import { tallyOf, withoutPolls } from "./tally.ts";
import type { Tally } from "./tally.ts";

export interface Scene {
  readonly sandbox: Sandbox;
  readonly world: SizedWorld;
}

export interface Seat {
  readonly requester: string;
  readonly slug: string;
}

export interface Grant extends Seat {
  readonly approver: string;
  /** As it is typed: `1h`, `standing`. */
  readonly lasting: string;
}

const MINUTE = 60_000;

/** From asking to being told "you are in". */
export async function isLetIn(scene: Scene, grant: Grant): Promise<Tally> {
  const { requester, slug, approver, lasting } = grant;
  const { people } = scene.sandbox.slack;
  const text = `${slug} admin ${lasting} to be measured`;
  const tally = await counted(scene, async () => {
    expectTold(await people.command(requester, { text }));
    await quiet(scene.sandbox);
    const card = cards(scene, approver).at(-1);
    if (!card) throw new Error(`${approver} sees no card`);
    const where = { channel: CHANNEL, ts: card.ts };
    expectTold(await people.click(approver, { where, button: "Approve" }));
  });
  await expectRest(scene, grant, (request) => isIn(request, "active"));
  return tally;
}

/** A while after the grant, so that Slack is asked anew who it is. */
export async function givesBack(scene: Scene, seat: Seat): Promise<Tally> {
  const { requester, slug } = seat;
  await scene.sandbox.advance(2 * MINUTE);
  const tally = await counted(scene, async () => {
    const text = `done ${slug} admin`;
    expectTold(await scene.sandbox.slack.people.command(requester, { text }));
  });
  await expectRest(scene, seat, (request) => isIn(request, "ended"));
  return tally;
}

interface Course {
  readonly minutes: number;
  /** How the request must stand then. */
  readonly then: (request: AccessRequest) => boolean;
}

/** What the bot does by itself for this seat when time goes by. */
export async function timePasses(
  scene: Scene,
  seat: Seat,
  { minutes, then }: Course,
): Promise<Tally> {
  const { calls } = scene.sandbox;
  const after = lastNumber(scene.sandbox);
  const tally = await counted(scene, async () => {
    await scene.sandbox.advance(minutes * MINUTE);
    await until(
      () => withoutPolls(calls.since(after)).length,
      (made) => made > 0,
      { what: `the bot does something for ${seat.requester}`, seconds: 30 },
    );
  });
  await expectRest(scene, seat, then);
  return tally;
}

/** Everything that was called until nothing was called any more. */
export async function counted({ sandbox }: Scene, act: () => Promise<unknown>): Promise<Tally> {
  const after = lastNumber(sandbox);
  await act();
  await quiet(sandbox);
  return tallyOf(sandbox.calls.since(after));
}

function cards({ sandbox }: Scene, approver: string) {
  const { channels } = sandbox.slack.people.sees(approver);
  return (channels.find(({ id }) => id === CHANNEL)?.messages ?? []).filter(({ buttons }) =>
    buttons.some(({ label }) => label === "Approve"),
  );
}

function expectTold({ error }: { error?: string }): void {
  if (error !== undefined) throw new Error(`Slack showed an error: ${error}`);
}

/** Reads the record after the counting, so that nothing is counted that was not finished. */
async function expectRest(
  { sandbox }: Scene,
  { requester, slug }: Seat,
  isAsWanted: (request: AccessRequest) => boolean,
): Promise<void> {
  const subject = seatSubject(slackPerson(sandbox.seed, requester), slug, "admin");
  const record = await storedRequests(sandbox.aws.endpointUrl).latest(subject);
  const isAtRest =
    record?.claim === null && outstandingAnnouncements(record).length === 0 && isAsWanted(record);
  if (!isAtRest) {
    const state = JSON.stringify(record?.state);
    throw new Error(`the request of ${requester} does not rest as it should: ${state}`);
  }
}
