// The review of access that was taken without asking: open from the beginning, reminded of daily, closed once by an approver.
import { decide } from "../../src/domain/decide.ts";
import type { Command } from "../../src/domain/command.ts";
import { dueAt, nextFor } from "../../src/domain/progress.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import {
  ASKED_AT,
  ENDS_AT,
  HOUR,
  aBrokenGlass,
  aPendingRequest,
  after,
  afterAt,
  commands,
  shown,
} from "../support/a-request.ts";
import { alice, bob, carol, dan, iamUsers } from "../support/people.ts";

const DAY = 24 * HOUR;
const { closeReview, remindReview } = commands;
const granted = after(aBrokenGlass(), commands.grant);
/** Its time is over, and nothing of it is left in AWS. */
const over = afterAt(ENDS_AT, granted, commands.expire, commands.end);
const cleared = shown(afterAt(ENDS_AT + HOUR, over, commands.grant));

const closeBy = (changes: Partial<Extract<Command, { do: "close-review" }>>): Command => ({
  ...closeReview,
  ...changes,
});

function reviewOf({ review }: AccessRequest) {
  return review;
}

describe("access that was taken without asking", () => {
  it("is being made so at once, and its review is open", () => {
    const broken = aBrokenGlass();
    expect(broken.state).toMatchObject({ name: "working" });
    expect(broken.state).toHaveProperty("approval", { at: ASKED_AT, rule: "everything" });
    expect(reviewOf(broken)).toEqual({ since: ASKED_AT, reminders: 0 });
  });

  it("has its review open still when it has ended by itself", () => {
    expect(cleared.state).toMatchObject({ name: "ended", end: { cause: "expired" } });
    expect(reviewOf(cleared)).toEqual({ since: ASKED_AT, reminders: 0 });
  });

  it("has none where somebody was asked", () => {
    const usual = after(aPendingRequest(), commands.approve, commands.grant);
    expect(reviewOf(usual)).toBeNull();
    expect(decide(usual, closeReview, ENDS_AT)).toEqual({
      refused: "nothing-to-review",
      ref: usual.ref,
    });
  });
});

describe("the approvers are reminded of the review", () => {
  it("once a day, for as long as it is open, also when the access has ended", () => {
    expect(dueAt(cleared, ENDS_AT)).toBe(ASKED_AT + DAY);
    expect(nextFor(cleared, ASKED_AT + DAY - 1)).toBe("rest");
    expect(nextFor(cleared, ASKED_AT + DAY)).toBe("remind-review");
    expect(decide(cleared, remindReview, ASKED_AT + DAY - 1)).toEqual({ events: [] });
    const once = shown(afterAt(ASKED_AT + DAY, cleared, remindReview));
    expect(dueAt(once, ASKED_AT + DAY)).toBe(ASKED_AT + 2 * DAY);
    expect(reviewOf(afterAt(ASKED_AT + 2 * DAY, once, remindReview))?.reminders).toBe(2);
  });

  it("once for all the days that Rolecall was down", () => {
    const late = afterAt(ASKED_AT + 5 * DAY + 1, cleared, remindReview);
    expect(reviewOf(late)?.reminders).toBe(5);
  });

  it("not any more once it is closed", () => {
    const closed = shown(afterAt(ENDS_AT, cleared, closeReview));
    expect(decide(closed, remindReview, ASKED_AT + DAY)).toEqual({ events: [] });
    expect(dueAt(closed, ENDS_AT)).toBeNull();
  });
});

describe("closing the review", () => {
  it.each([
    ["while the access lasts", granted],
    ["once it has ended", cleared],
  ])("is done by an approver, with a comment, %s", (_, request) => {
    const closed = afterAt(ENDS_AT, request, closeReview);
    expect(reviewOf(closed)).toEqual({
      since: ASKED_AT,
      reminders: 0,
      closed: { by: bob, at: ENDS_AT, comment: "it was on fire" },
    });
    expect(closed.state).toEqual(request.state);
  });

  it.each([
    [
      "the one who took the access",
      { decider: { person: alice }, approvers: [alice.user] },
      "own-request",
    ],
    [
      "another Slack person with their IAM user",
      { decider: { person: bob, iamUser: iamUsers.alice } },
      "same-iam-user",
    ],
    ["somebody who approves nothing", { decider: { person: dan } }, "not-an-approver"],
  ])("is not for %s", (_, changes, refused) => {
    expect(decide(cleared, closeBy(changes), ENDS_AT)).toMatchObject({ refused });
  });

  it("is done once: the next one is told who did", () => {
    const closed = afterAt(ENDS_AT, cleared, closeReview);
    const carols = closeBy({ decider: { person: carol }, approvers: [carol.user] });
    expect(decide(closed, carols, ENDS_AT + 1)).toEqual({
      refused: "reviewed-already",
      by: bob,
      at: ENDS_AT,
    });
  });

  it("does not try work sooner that waits for its next try", () => {
    const delayed = afterAt(ENDS_AT, over, commands.getDelayed);
    expect(afterAt(ENDS_AT, delayed, closeReview).retry).toEqual(delayed.retry);
    expect(afterAt(ASKED_AT + DAY, delayed, remindReview).retry).toEqual(delayed.retry);
  });
});
