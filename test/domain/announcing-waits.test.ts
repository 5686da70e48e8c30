// Which messages there are while people are waited for, and which of them ring anew.
import { outstandingAnnouncements } from "../../src/domain/announcements.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { aRule } from "../support/a-policy.ts";
import {
  ASKED_AT,
  HOUR,
  aBrokenGlass,
  aPendingRequest,
  aRequestUnder,
  aTimedGrant,
  after,
  afterAt,
  alicesTimedPlan,
  asShown,
  commands,
  inEveryState,
  shown,
  yesBy,
} from "../support/a-request.ts";
import { bob, carol, dan } from "../support/people.ts";

const DAY = 24 * HOUR;
const rule = aRule({
  approvals: 3,
  remindMilliseconds: HOUR,
  escalation: { afterMilliseconds: 4 * HOUR, to: { everyone: false, people: [], groups: [] } },
});
const pending = shown(aRequestUnder(rule));

/** `slot shows`, and whether it is a new message that notifies somebody. */
function told(request: AccessRequest): string[] {
  return outstandingAnnouncements(request).map(
    ({ slot, shows, posted }) => `${slot} ${shows} (${posted ? "redrawn" : "posted"})`,
  );
}

describe("a yes of several", () => {
  const once = shown(after(pending, yesBy(bob, { rule })));

  it("redraws the card and the receipt, and rings nowhere", () => {
    expect(told(after(pending, yesBy(bob, { rule })))).toEqual([
      "card request: pending yeses 1 (redrawn)",
      "receipt request: pending yeses 1 (redrawn)",
    ]);
  });

  it("redraws them again with the next", () => {
    expect(told(after(once, yesBy(carol, { rule })))).toEqual([
      "card request: pending yeses 2 (redrawn)",
      "receipt request: pending yeses 2 (redrawn)",
    ]);
  });

  it("about more time redraws the card of that wish", () => {
    const asked = shown(after(shown(aTimedGrant()), commands.extend));
    const two = { rule: aRule({ approvals: 2 }), ...asShown(alicesTimedPlan), extension: 1 };
    expect(told(after(asked, yesBy(bob, two)))).toEqual([
      "extension-card more time 1: waiting, yeses 1 (redrawn)",
    ]);
  });
});

describe("reminding the approvers", () => {
  const once = afterAt(ASKED_AT + HOUR, pending, commands.remind);

  it("is a new message under the card each time, or nobody would hear it", () => {
    expect(told(once)).toContain("reminder-thread reminder 1: sent (posted)");
    const twice = afterAt(ASKED_AT + 2 * HOUR, shown(once), commands.remind);
    expect(told(twice)).toContain("reminder-thread reminder 2: sent (posted)");
  });

  it("is not made up for where it was decided before the message was sent", () => {
    const denied = after(once, commands.deny);
    expect(told(denied).filter((line) => line.includes("reminder"))).toEqual([]);
  });
});

it("an escalation is told to those who may decide from then on, and to the one who asked", () => {
  const escalated = afterAt(ASKED_AT + 4 * HOUR, pending, commands.escalate);
  expect(told(escalated)).toEqual([
    "card request: pending escalated (redrawn)",
    "receipt request: pending escalated (redrawn)",
    "escalation-thread escalation: sent (posted)",
    "escalated-notice escalated: as it is (posted)",
  ]);
  expect(told(shown(escalated))).toEqual([]);
});

describe("access that was taken without asking", () => {
  const taken = shown(after(aBrokenGlass(), commands.grant));

  it("stands on a card with its open review, and the requester gets the links as ever", () => {
    const lines = told(after(aBrokenGlass(), commands.grant));
    expect(lines[0]).toMatch(/^ready-notice /);
    expect(lines).toContainEqual(
      expect.stringMatching(/^card request: active to review until \d+ \(posted\)$/),
    );
  });

  it("reminds of the review with a new message a day", () => {
    const once = afterAt(ASKED_AT + DAY, taken, commands.remindReview);
    expect(told(once)).toEqual(["review-thread review 1: open (posted)"]);
    const twice = afterAt(ASKED_AT + 2 * DAY, shown(once), commands.remindReview);
    expect(told(twice)).toEqual(["review-thread review 2: open (posted)"]);
  });

  it("says that it was reviewed: a line under the card, and the card redrawn", () => {
    const reviewed = told(after(taken, commands.closeReview));
    expect(reviewed).toEqual([
      expect.stringMatching(/^card request: active reviewed until \d+ \(redrawn\)$/),
      expect.stringMatching(/^receipt request: active reviewed until \d+ \(redrawn\)$/),
      "review-thread reviewed: by somebody (posted)",
    ]);
  });
});

describe("what was asked for with another account", () => {
  const partOf = { ref: "R-HEAD00", card: { channel: "C1", ts: "1.1" } };
  const slots = (request: AccessRequest) =>
    outstandingAnnouncements(request).map(({ slot }) => slot);
  const part = aPendingRequest({ partOf });

  it("has no card and no receipt of its own in any state", () => {
    for (const request of Object.values(inEveryState())) {
      const same = { ...request, ask: { ...request.ask, partOf } };
      expect(slots(same)).not.toContain("card");
      expect(slots(same)).not.toContain("receipt");
    }
  });

  it("gives its own links, and no line about it under the card", () => {
    expect(slots(after(part, commands.approve, commands.grant))).toEqual(["ready-notice"]);
  });

  it("says under the card where it is stuck, since nobody would see it otherwise", () => {
    const stuck = after(part, commands.approve, commands.getStuck);
    expect(slots(stuck)).toEqual(["stuck-notice", "outcome-thread"]);
  });

  it("redraws the head's card once, when the others are opened", () => {
    const head = shown(after(aPendingRequest(), commands.approve));
    expect(told(after(head, commands.recordSpread))).toEqual([
      "card request: working spread (redrawn)",
      "receipt request: working spread (redrawn)",
    ]);
  });
});

it("dan's yes as the third of three ends the waiting on the card", () => {
  const approved = after(pending, ...[bob, carol, dan].map((one) => yesBy(one, { rule })));
  expect(told(approved)).toEqual([
    "card request: working (redrawn)",
    "receipt request: working (redrawn)",
  ]);
});
