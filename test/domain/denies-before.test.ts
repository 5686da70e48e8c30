// Which Denies of earlier requests on the seat the next one takes away.
import { grantPlan } from "../../src/domain/access-plan.ts";
import { deniesBefore } from "../../src/domain/end-plan.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import {
  ASKED_AT,
  HOUR,
  aPendingRequest,
  aTimedGrant,
  after,
  afterAt,
  alicesDirectPlan,
  alicesWish,
  asShown,
  commands,
} from "../support/a-request.ts";

const MINUTE = 60_000;
const BACK_AT = ASKED_AT + HOUR;
const GUARD = "rolecall-guard.client-a.admin.R-7K3QXA";
const TOMBSTONE = "rolecall-ended.client-a.admin.R-7K3QXA";
const OLDER = "rolecall-ended.client-a.admin.R-000001";

/** Given back an hour after it was asked for; its Denies are still there. */
const ended = (grant: AccessRequest) => afterAt(BACK_AT, grant, commands.giveBack, commands.end);
const cleared = (grant: AccessRequest) =>
  afterAt(BACK_AT + 45 * MINUTE, ended(grant), commands.grant);

/** A request that was to take away `lift` before its person is in. */
function carrying(lift: readonly string[]): AccessRequest {
  return aPendingRequest({ plan: grantPlan({ ...alicesWish, lift }) });
}
const granted = (request: AccessRequest) =>
  after(request, { ...commands.approve, ...asShown(request.ask.plan) }, commands.grant);

describe("the next request on a seat", () => {
  it("takes nothing away where it is the first", () => {
    expect(deniesBefore(undefined, BACK_AT)).toEqual([]);
  });

  it("takes the Denies of an end away whose quarantine is not over", () => {
    expect(deniesBefore(ended(aTimedGrant()), BACK_AT + MINUTE)).toEqual([GUARD, TOMBSTONE]);
  });

  it("takes them away however late, while they are still to be cleared", () => {
    expect(deniesBefore(ended(aTimedGrant()), BACK_AT + 100 * HOUR)).toEqual([GUARD, TOMBSTONE]);
  });

  it("takes the tombstone alone where there was no guard", () => {
    const standing = granted(aPendingRequest());
    expect(deniesBefore(ended(standing), BACK_AT + MINUTE)).toEqual([TOMBSTONE]);
    const direct = aTimedGrant(alicesDirectPlan);
    expect(deniesBefore(ended(direct), BACK_AT + MINUTE)).toEqual([TOMBSTONE]);
  });

  it("takes away what was cleared a moment ago, since a late call may write it once more", () => {
    const timed = cleared(aTimedGrant());
    expect(deniesBefore(timed, BACK_AT + 46 * MINUTE)).toEqual([GUARD, TOMBSTONE]);
    expect(deniesBefore(timed, BACK_AT + 135 * MINUTE - 1)).toEqual([GUARD, TOMBSTONE]);
  });

  it("takes nothing away that was cleared long ago", () => {
    expect(deniesBefore(cleared(aTimedGrant()), BACK_AT + 135 * MINUTE)).toEqual([]);
  });

  it("takes away too what the request before had to, where its calls may still be on their way", () => {
    const before = ended(granted(carrying([OLDER])));
    expect(deniesBefore(before, BACK_AT + MINUTE)).toEqual([OLDER, TOMBSTONE]);
  });

  it.each(["deny", "withdraw"] as const)(
    "takes away what a request was to take away that came to nothing (%s)",
    (command) => {
      const nothing = after(carrying([OLDER]), commands[command]);
      expect(deniesBefore(nothing, ASKED_AT + 23 * HOUR)).toEqual([OLDER]);
      expect(deniesBefore(nothing, ASKED_AT + 24 * HOUR)).toEqual([]);
    },
  );

  it("takes nothing of a request that came to nothing and had nothing to take away", () => {
    expect(deniesBefore(after(aPendingRequest(), commands.deny), ASKED_AT + MINUTE)).toEqual([]);
  });

  it("takes no more than twenty away, the latest", () => {
    const older = Array.from(
      { length: 30 },
      (_, index) => `rolecall-ended.client-a.admin.${index}`,
    );
    const denies = deniesBefore(ended(granted(carrying(older))), BACK_AT + MINUTE);
    expect(denies).toEqual([...older.slice(-19), TOMBSTONE]);
  });
});
