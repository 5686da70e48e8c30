// What people read about how long access lasts, how it is made longer, and how it ends.
import { lastingText, timeText } from "../../../src/adapters/slack/views/time-text.ts";
import { read, requests } from "./read-message.ts";

const END = "<!date^1767618000^{date_short_pretty} at {time}|2026-01-05 13:00 UTC>";
const LATER = "<!date^1767625200^{date_short_pretty} at {time}|2026-01-05 15:00 UTC>";

test.each([
  [300, "5 minutes"],
  [3600, "1 hour"],
  [5400, "90 minutes"],
  [4 * 3600, "4 hours"],
  [36 * 3600, "36 hours"],
  [86_400, "1 day"],
  [14 * 86_400, "14 days"],
])("%i seconds are %j", (seconds, words) => {
  expect(timeText(seconds)).toBe(words);
  expect(lastingText("standing")).toBe("without an end");
});

describe("the card", () => {
  test.each([
    ["pending", "*without an end*: until it is given back or revoked"],
    ["pending, for a time", "for *4 hours* from the moment of the grant"],
    ["pending, for a time", "a Deny by which AWS itself refuses the role from 4 hours after"],
    ["pending, straight", "straight to the IAM user `alice.andersen`, since it is in ten groups"],
    ["pending, straight", "and AWS itself ends it 4 hours after the grant"],
    ["pending, by an own group", "exists, with nobody but `alice.andersen` in it"],
    ["pending, by an own group", "in the group `own.alice.andersen.1`: it allows only"],
    ["pending, by an own group", "The way in: a group of the IAM user's own"],
    ["pending, unguarded", "Its end depends on Rolecall running: there is no guard"],
    ["pending, after others", "and 17 more"],
    ["active, for a time", `until ${END}.`],
    ["active, longer", `until ${LATER} (it was made longer).`],
    ["active, in before", "had this access already, by a place in the group `client-a-admin`"],
    ["extending", `More time was approved by <@U0BOB00001>: until ${LATER}`],
    ["ending, its time over", `Its time was over ${END}. Taking the access away.`],
    ["ending, revoked", "Revoked by <@U0CAROL001>"],
    ["ended, its time over", "client-a as admin: ended as planned"],
    ["ended, revoked", "client-a as admin: revoked"],
    ["ended, revoked with sessions", "Sessions that were open in the account were ended too."],
    ["ended, revoked, sessions left", "could not be ended and go on until they run out: still"],
    ["ended, in before", "Their place in the group `client-a-admin` was there before"],
  ])("of one that is %s says %j", (state, words) => {
    expect(read("card", state).text).toContain(words);
  });

  test("does not speak of a guard where there is one, or where there is no end", () => {
    for (const state of ["pending", "pending, for a time", "pending, straight"]) {
      expect(read("card", state).text).not.toContain("depends on Rolecall");
    }
  });
});

describe("the message that all is ready", () => {
  test.each([
    ["active", "It has no end", ["Switch role", "I'm done"]],
    ["active, for a time", `*ends ${END}*`, ["Switch role", "Extend", "I'm done"]],
    ["active, unguarded", "depends on Rolecall running", ["Switch role", "Extend", "I'm done"]],
    [
      "active, longer",
      `It was made longer and *ends ${LATER}*`,
      ["Switch role", "Extend", "I'm done"],
    ],
    ["active, in before", "Rolecall will not take it away", ["Switch role", "Close this request"]],
    ["ending, its time over", "was over", []],
    ["ended, its time over", "as planned", []],
    ["ended, revoked", "was revoked by <@U0CAROL001>", []],
    ["ended, in before", "Rolecall is done with", []],
  ])("of one that is %s says %j and offers %j", (state, words, labels) => {
    const ready = read("ready-notice", state);
    expect(ready.text).toContain(words);
    expect(ready.labels).toEqual(labels);
  });
});

describe("the warning", () => {
  test.each([
    ["active, warned", `*ends ${END}*. Need it for longer?`, ["Extend", "I'm done"]],
    ["active, warned, more wished", "You asked for 2 hours more", ["Withdraw", "I'm done"]],
    ["extending", `will last until ${LATER}`, []],
    ["active, longer", `lasts until ${LATER} now`, []],
    ["ending", "is being taken away", []],
    ["ended", "is over", []],
  ])("of one that is %s says %j and offers %j", (state, words, labels) => {
    const warning = read("warning-notice", state);
    expect(warning.text).toContain(words);
    expect(warning.labels).toEqual(labels);
  });
});

describe("the card of a wish for more time", () => {
  test.each([
    ["active, more wished", `It ends ${END}. If somebody approves before that, it ends ${LATER}.`],
    ["active, much more wished", "or 12 hours after the approval where that is earlier"],
    ["active, more wished", "still at it"],
    ["extending", `It will end ${LATER}. Until that is written, it ends ${END} as before.`],
    ["active, longer", `the access lasts until ${LATER}.`],
    ["active, no longer", `The access lasts until ${END}, as before.`],
    ["active, wish withdrawn", "Withdrawn by <@U0ALICE001>"],
    ["active, wish failed", `The old end stays: the access lasts until ${END}.`],
    ["active, wished again", "*12 hours* more"],
    ["ending, its time over, a wish open", "nothing left to decide"],
  ])("of one that is %s says %j", (state, words) => {
    expect(read("extension-card", state).text).toContain(words);
  });

  test("offers a decision only while it waits", () => {
    const offering = Object.keys(requests).filter(
      (state) => read("extension-card", state).labels.length > 0,
    );
    expect(offering).toEqual([
      "active, more wished",
      "active, much more wished",
      "active, warned, more wished",
      "active, wished again",
      "active, more wished of two",
    ]);
  });

  test("names its wish in every button, so that a click decides nothing else", () => {
    const { blocks } = read("extension-card", "active, wished again");
    const values = [...JSON.stringify(blocks).matchAll(/"value":"([^"]+)"/g)].map(([, it]) => it);
    expect(values).toEqual([expect.stringMatching(/\|1\|2$/), expect.stringMatching(/\|1\|2$/)]);
  });
});

test.each([
  ["active, longer", "More time was approved by <@U0BOB00001>"],
  ["active, no longer", "was denied by <@U0BOB00001>"],
  ["active, no longer", "Reason: “still at it”"],
  ["active, wish failed", "could not be written: still at it. The old end stays"],
])("the answer to a wish of one that is %s says %j", (state, words) => {
  expect(read("extension-notice", state).text).toContain(words);
});

test.each([
  ["ended, its time over", `ended ${END}, as planned.`],
  ["ended, its time over", "/aws-access client-a admin &lt;reason&gt;"],
  ["ended, revoked", "was revoked by <@U0CAROL001>"],
  ["ended, revoked", "Sessions that are open in the account go on"],
  ["ended, revoked with sessions", "Sessions that were open in the account were ended too."],
  ["ended, revoked, sessions left", "could not be ended"],
])("the end of one that is %s is told with %j", (state, words) => {
  expect(read("end-notice", state).text).toContain(words);
});

describe("the alarm that access cannot be taken away", () => {
  test.each([
    ["ending, its time over", `The guard: since ${END} AWS lets nobody in`],
    ["ending, its time over, unguarded", "Nothing: *they still have access.*"],
    ["ending, revoked", "*they still have access*, until the end that was planned"],
    ["ending, revoked, a Deny stands", "A Deny stands on their IAM user"],
    ["ending, revoked, unguarded", "Nothing: *they still have access.*"],
  ])("of one that is %s says what AWS enforces: %j", (state, words) => {
    const { text } = read("end-trouble-thread", state);
    expect(text).toContain(words);
    expect(text).toContain("<@U0CAROL001>: Rolecall keeps trying by itself");
    expect(text).toContain("still at it.");
  });

  test("is over when the access is gone", () => {
    expect(read("end-trouble-thread", "ended, revoked").text).toContain("is gone since");
  });
});

test("the thread tells each step of an end, also one that was left out", () => {
  const { text } = read("end-thread", "ended, revoked, sessions left");
  expect(text).toContain("• taking the IAM user out of the group: done");
  expect(text).toContain("• ending the sessions that are open: left out, and the rest went on");
  expect(read("outcome-thread", "active, in before").text).toContain(
    "writing the guard that ends it: not needed, the membership was there before",
  );
});
