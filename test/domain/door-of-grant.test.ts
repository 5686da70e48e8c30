// A client lets nobody in by Rolecall any more: the grant carries the mark, and whoever has it is told once, and told again when that is over.
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import type { Command } from "../../src/domain/command.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import {
  ASKED_AT,
  aTimedGrant,
  after,
  commands,
  inEveryState,
  shown,
} from "../support/a-request.ts";

const { shutDoor, openDoor } = commands;
const SINCE = ASKED_AT + 600_000;
const again: Command = { do: "record-door", shut: { since: SINCE + 1, why: "It is gone." } };

const shutOf = ({ state }: AccessRequest) =>
  state.name === "active" || state.name === "extending" ? state.grant.shut : undefined;
const notice = (request: AccessRequest) =>
  outstandingAnnouncements(request).find(({ slot }) => slot === "door-notice");

describe("the mark", () => {
  it("says since when and why, and goes when the door is open again", () => {
    const shut = after(aTimedGrant(), shutDoor);
    expect(shutOf(shut)).toEqual({ since: SINCE, why: "It trusts us no more." });
    expect(shutOf(after(shut, openDoor))).toBeUndefined();
  });

  it("stays while more time is written, and after it", () => {
    const extending = after(aTimedGrant(), commands.extend, shutDoor, commands.approveMore);
    expect(extending.state.name).toBe("extending");
    expect(shutOf(extending)).toMatchObject({ since: SINCE });
    expect(shutOf(after(extending, commands.grant))).toMatchObject({ since: SINCE });
  });

  it("is part of the history, once, however often it is found", () => {
    const request = after(aTimedGrant(), shutDoor, shutDoor, openDoor, openDoor);
    expect(request.history.entries.slice(-2)).toEqual([
      { what: "door-shut", at: expect.any(Number), detail: "It trusts us no more." },
      { what: "door-opened", at: expect.any(Number) },
    ]);
  });

  it("changes nothing of what is tried again", () => {
    const delayed = after(aTimedGrant(), commands.getDelayed);
    expect(after(delayed, shutDoor).retry).toEqual(delayed.retry);
  });

  it.each(["pending", "working", "ending", "ended", "denied", "stuck"] as const)(
    "is for access that somebody has, and not for what is %s",
    (name) => {
      const request = inEveryState()[name];
      expect(after(request, shutDoor)).toEqual(request);
    },
  );
});

describe("whoever has access", () => {
  it("is told when the door is shut, and nothing before", () => {
    expect(notice(aTimedGrant())).toBeUndefined();
    expect(notice(after(aTimedGrant(), shutDoor))).toEqual({
      slot: "door-notice",
      shows: `door ${SINCE}: shut`,
    });
  });

  it("reads in the same message that it is open again, and that is the end of it", () => {
    const open = after(shown(after(aTimedGrant(), shutDoor)), openDoor);
    expect(notice(open)).toMatchObject({ shows: `door ${SINCE}: open`, posted: { ts: "1.1" } });
    expect(notice(shown(open))).toBeUndefined();
  });

  it("is not told that it is open where they were never told that it was shut", () => {
    expect(notice(after(aTimedGrant(), shutDoor, openDoor))).toBeUndefined();
  });

  it("gets a message of its own where it is shut once more", () => {
    const open = shown(after(shown(after(aTimedGrant(), shutDoor)), openDoor));
    const told = notice(after(open, again));
    expect(told).toEqual({ slot: "door-notice", shows: `door ${SINCE + 1}: shut` });
  });

  it("reads that it is over where the access ends meanwhile", () => {
    const ending = after(shown(after(aTimedGrant(), shutDoor)), commands.giveBack);
    expect(notice(ending)).toMatchObject({ shows: `door ${SINCE}: over`, posted: { ts: "1.1" } });
    expect(notice(after(shown(ending), commands.end))).toBeUndefined();
  });
});
