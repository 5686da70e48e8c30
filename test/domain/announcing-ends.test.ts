// Which messages tell of an end, of more time, and of an end that does not come about; what is news, and what is only redrawn.
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import type { Command } from "../../src/domain/command.ts";
import type { AccessRequest, Slot } from "../../src/domain/request.ts";
import {
  ASKED_AT,
  ENDS_AT,
  HOUR,
  aPendingRequest,
  aTimedGrant,
  after,
  afterAt,
  commands,
  shown,
} from "../support/a-request.ts";

const NOW = ASKED_AT + HOUR;
const { extend, approveMore, denyMore, withdraw, giveBack, revoke, expire, end } = commands;
const { warn, getStuck, getDelayed, grant: write } = commands;

const granted = shown(aTimedGrant());
const warned = afterAt(ENDS_AT - 60_000, granted, warn);
const asked = afterAt(NOW, granted, extend);

/** What is new in Slack: somebody's telephone rings. */
const news = (request: AccessRequest) =>
  outstandingAnnouncements(request).flatMap(({ slot, posted }) => (posted ? [] : [slot]));
/** What is drawn anew where it stands, and rings nowhere. */
const redrawn = (request: AccessRequest) =>
  outstandingAnnouncements(request).flatMap(({ slot, posted }) => (posted ? [slot] : []));
const what = (request: AccessRequest, slot: Slot) =>
  outstandingAnnouncements(request).find((wanted) => wanted.slot === slot)?.shows;

const then = (request: AccessRequest, ...more: Command[]) => afterAt(NOW, request, ...more);

describe("access for a time", () => {
  it("says until when", () => {
    expect(what(aTimedGrant(), "ready-notice")).toBe(`ready: until ${ENDS_AT}`);
    expect(what(aTimedGrant(), "card")).toBe(`request: active until ${ENDS_AT}`);
  });

  it("without an end says no time", () => {
    const standing = after(aPendingRequest(), commands.approve, commands.grant);
    expect(what(standing, "ready-notice")).toBe("ready: until taken away");
    expect(what(standing, "card")).toBe("request: active");
  });
});

describe("the warning", () => {
  it("is news to the one who has access, and to nobody else", () => {
    expect(news(warned)).toEqual(["warning-notice"]);
    expect(redrawn(warned)).toEqual([]);
  });

  it("is redrawn, without its button, once more time is asked for", () => {
    const more = then(shown(warned), extend);
    expect(redrawn(more)).toContain("warning-notice");
    expect(what(more, "warning-notice")).toBe(`ends ${ENDS_AT}: asked for more 1`);
  });

  it("offers more time again where it was denied, taken back or not written", () => {
    for (const more of [[denyMore], [withdraw], [approveMore, getStuck]]) {
      const refused = then(shown(then(shown(warned), extend)), ...more);
      expect(what(refused, "warning-notice")).toBe(`ends ${ENDS_AT}: open`);
      expect(news(refused)).not.toContain("warning-notice");
    }
  });

  it("is over once there is more time, and rings anew before the later end", () => {
    const longer = then(shown(warned), extend, approveMore, write);
    expect(what(longer, "warning-notice")).toBe(`ends ${ENDS_AT}: over, active`);
    expect(redrawn(longer)).toContain("warning-notice");
    const again = afterAt(ENDS_AT + 2 * HOUR - 60_000, shown(longer), warn);
    expect(news(again)).toEqual(["warning-notice"]);
    expect(what(again, "warning-notice")).toBe(`ends ${ENDS_AT + 2 * HOUR}: open`);
  });

  it("is over at the end", () => {
    const ending = afterAt(ENDS_AT, shown(warned), expire);
    expect(redrawn(ending)).toContain("warning-notice");
    expect(what(ending, "warning-notice")).toBe(`ends ${ENDS_AT}: over, ending`);
  });

  it("that nobody saw before the end is not sent after it", () => {
    expect(news(afterAt(ENDS_AT, warned, expire))).toEqual([]);
  });
});

describe("more time", () => {
  it("is asked of the approvers by a card of its own, and nothing else is news", () => {
    expect(news(asked)).toEqual(["extension-card"]);
    expect(what(asked, "extension-card")).toBe("more time 1: waiting");
    expect(redrawn(asked)).toEqual([]);
  });

  it("that is approved is said once it is written: to the one who asked, and where it shows", () => {
    const approved = then(shown(asked), approveMore);
    expect([news(approved), redrawn(approved)]).toEqual([
      [],
      ["extension-card", "card", "receipt"],
    ]);
    const longer = then(shown(approved), write);
    expect(news(longer)).toEqual(["extension-notice"]);
    expect(redrawn(longer)).toEqual(["ready-notice", "extension-card", "card", "receipt"]);
    expect(what(longer, "ready-notice")).toBe(`ready: until ${ENDS_AT + 2 * HOUR}`);
  });

  it.each([
    ["denied", [denyMore]],
    ["failed", [approveMore, getStuck]],
  ] as const)("that is %s is news to the one who asked, and redraws the card", (stands, more) => {
    const decided = then(shown(asked), ...more);
    expect([news(decided), redrawn(decided)]).toEqual([["extension-notice"], ["extension-card"]]);
    expect(what(decided, "extension-card")).toBe(`more time 1: ${stands}`);
  });

  it("that is taken back is news to nobody", () => {
    const back = then(shown(asked), withdraw);
    expect([news(back), redrawn(back)]).toEqual([[], ["extension-card"]]);
  });

  it("that is asked for once more gets a card of its own", () => {
    const denied = shown(then(shown(asked), denyMore));
    const again = then(denied, extend);
    expect(news(again)).toEqual(["extension-card"]);
    expect(what(again, "extension-card")).toBe("more time 2: waiting");
  });

  it("that nobody decided about is over with the access", () => {
    const ending = afterAt(ENDS_AT, shown(asked), expire);
    expect(redrawn(ending)).toContain("extension-card");
    expect(what(ending, "extension-card")).toBe("more time 1: over, ending");
  });
});

describe("an end", () => {
  it("that was given back is told nobody: who gives back knows", () => {
    const ended = shown(then(granted, giveBack, end));
    expect(Object.keys(ended.messages)).not.toContain("end-notice");
  });

  it.each([
    ["time", expire],
    ["an admin", revoke],
  ] as const)("that %s brought about is news once it is there", (_, command) => {
    const ending = afterAt(ENDS_AT, granted, command);
    expect(news(ending)).toEqual([]);
    const ended = afterAt(ENDS_AT, shown(ending), end);
    expect(news(ended)).toEqual(["end-notice", "end-thread"]);
  });

  it("redraws the links, so that nobody clicks what is over", () => {
    const ended = afterAt(ENDS_AT, granted, expire, end);
    expect(what(ended, "ready-notice")).toBe("ready: over, ended");
    expect(redrawn(ended)).toEqual(["ready-notice", "card", "receipt"]);
  });

  it("is no news a second time when its Denies are cleared away", () => {
    const ended = shown(afterAt(ENDS_AT, granted, expire, end));
    const cleared = afterAt(ENDS_AT + HOUR, ended, write);
    expect(outstandingAnnouncements(cleared)).toEqual([]);
  });
});

describe("an end that does not come about", () => {
  const ending = shown(then(granted, revoke));
  const failed = (times: number) =>
    then(ending, ...Array.from({ length: times }, () => getDelayed));

  it("is shown as delayed at once, and rings nowhere", () => {
    expect(news(failed(1))).toEqual([]);
    expect(what(failed(1), "card")).toBe("request: ending delayed");
    expect(news(failed(3))).toEqual([]);
  });

  it("is said aloud to the approvers after the fourth try, once", () => {
    expect(news(failed(4))).toEqual(["end-trouble-thread"]);
    expect(outstandingAnnouncements(then(shown(failed(4)), getDelayed))).toEqual([]);
  });

  it("is said to be over when it came about at last", () => {
    const ended = then(shown(failed(4)), end);
    expect(what(ended, "end-trouble-thread")).toBe("end trouble: over, ended");
    expect(redrawn(ended)).toContain("end-trouble-thread");
  });

  it("is not said to be over where it was never said", () => {
    expect(what(then(shown(failed(3)), end), "end-trouble-thread")).toBeUndefined();
  });
});
