// Which messages a request wants on its way from the ask to access, and what is only redrawn.
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import { dueAt } from "../../src/domain/progress.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import {
  after,
  ASKED_AT,
  aPendingRequest,
  commands,
  inEveryState,
  shown,
} from "../support/a-request.ts";

const slots = (request: AccessRequest) => outstandingAnnouncements(request).map(({ slot }) => slot);

describe("which messages a request wants", () => {
  it("a new ask wants a card for the approvers and a receipt for the requester", () => {
    expect(slots(aPendingRequest())).toEqual(["card", "receipt"]);
  });

  it("nothing more, once they are shown", () => {
    expect(slots(shown(aPendingRequest()))).toEqual([]);
  });

  it("granted access wants the links first, then the redrawn card and receipt, and the details", () => {
    const active = after(shown(aPendingRequest()), commands.approve, commands.grant);
    expect(slots(active)).toEqual(["ready-notice", "card", "receipt", "outcome-thread"]);
  });

  it.each(["denied", "lapsed", "stuck"] as const)("%s is told by a new message", (state) => {
    expect(slots(inEveryState()[state])).toContain(`${state}-notice`);
  });

  it("giving back redraws the links, so that nobody clicks a button that is over", () => {
    const active = shown(after(shown(aPendingRequest()), commands.approve, commands.grant));
    const ended = after(active, commands.giveBack, commands.end);
    expect(outstandingAnnouncements(ended)[0]).toMatchObject({
      slot: "ready-notice",
      shows: "ready: over, ended",
      posted: { shows: "ready: until taken away" },
    });
  });

  it("a stuck notice says that it is over once the work goes on, and rings anew if it gets stuck again", () => {
    const stuck = shown(after(shown(aPendingRequest()), commands.approve, commands.getStuck));
    const goesOn = after(stuck, commands.retry);
    expect(outstandingAnnouncements(goesOn)[0]).toMatchObject({
      slot: "stuck-notice",
      shows: "stuck 0: over, working",
      posted: {},
    });
    const again = after(shown(goesOn), commands.getStuck);
    expect(outstandingAnnouncements(again)[0]).toEqual({
      slot: "stuck-notice",
      shows: "stuck 1: waiting",
    });
  });

  it.each(Object.keys(inEveryState()))("%s comes to rest once everything is shown", (state) => {
    const request = shown(shown(inEveryState()[state as keyof ReturnType<typeof inEveryState>]));
    expect(slots(request)).toEqual([]);
  });

  it("a failed message makes the request due again, later each time", () => {
    const failing = {
      do: "record-messages",
      messages: {},
      failure: { cause: "Slack is down" },
    } as const;
    const once = after(aPendingRequest(), failing);
    const twice = after(once, failing);
    expect(once.announceRetry?.attempts).toBe(1);
    expect(twice.announceRetry?.attempts).toBe(2);
    expect(dueAt(once, 0)).toBe(once.announceRetry?.at);
  });

  it("being asked to wait is no failure: it is tried when Slack said, also after many that were", () => {
    const failing = {
      do: "record-messages",
      messages: {},
      failure: { cause: "Slack is down" },
    } as const;
    const paced = { ...failing, failure: { cause: "too many at once", wait: 4000 } };
    const often = Array.from({ length: 9 }).reduce<AccessRequest>(
      (one) => after(one, failing),
      aPendingRequest(),
    );
    const waits = after(often, paced);
    expect(waits.announceRetry?.attempts).toBe(9);
    expect(often.announceRetry?.at).toBe(ASKED_AT + 60_000 + 300_000);
    expect(waits.announceRetry?.at).toBe(ASKED_AT + 60_000 + 4000);
  });

  it("new news is told at once, however often the old could not be", () => {
    const failing = {
      do: "record-messages",
      messages: {},
      failure: { cause: "Slack is down" },
    } as const;
    const denied = after(after(aPendingRequest(), failing), commands.deny);
    expect(denied.announceRetry).toBeNull();
  });
});
