// How long access lasts: as it is typed, offered and written.
import fc from "fast-check";
import {
  isAllowed,
  looksLikeATime,
  offeredLastings,
  readLasting,
  writeLasting,
} from "../../src/domain/duration.ts";
import type { Lasting, TimeRule } from "../../src/domain/duration.ts";

const MINUTES = 60;
const HOURS = 3600;
const DAYS = 24 * HOURS;

const rule = (changes: Partial<TimeRule> = {}): TimeRule => ({
  defaultLasting: 4 * HOURS,
  longestSeconds: 12 * HOURS,
  standing: false,
  ...changes,
});

describe("a time that is typed", () => {
  it.each([
    ["5m", 5 * MINUTES],
    ["30m", 30 * MINUTES],
    ["90m", 90 * MINUTES],
    ["4h", 4 * HOURS],
    ["04h", 4 * HOURS],
    ["2d", 2 * DAYS],
    ["30d", 30 * DAYS],
    ["standing", "standing"],
  ])("%s is %s seconds", (word, lasting) => {
    expect(readLasting(word)).toBe(lasting);
  });

  it.each([
    ...["", "h", "4", "0h", "4m", "-4h", "+4h", "4.5h", "4 h", " 4h", "4h ", "4H", "1h30m"],
    ...["4hours", "1w", "1e3m", "123456m", "Standing", "for ever", "٤h", "admin"],
  ])("“%s” is none", (word) => {
    expect(readLasting(word)).toBeUndefined();
  });

  it("is read without harm, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        const lasting = readLasting(word);
        return typeof lasting !== "number" || (lasting >= 5 * MINUTES && lasting % MINUTES === 0);
      }),
    );
  });

  it.each(["4", "4h", "4hours", "1.5h", "1,5h", "90min", "3weeks", "standing"])(
    "“%s” was meant as a time, right or wrong",
    (word) => {
      expect(looksLikeATime(word)).toBe(true);
    },
  );

  it.each(["", "admin", "h", "4th", "2fa", "for", "read-only", "4x", "standing-by"])(
    "“%s” was not meant as one",
    (word) => {
      expect(looksLikeATime(word)).toBe(false);
    },
  );

  it("is never taken for anything else where it can be read", () => {
    const words = fc.tuple(fc.nat(99_999), fc.constantFrom("m", "h", "d"));
    fc.assert(fc.property(words, ([amount, unit]) => looksLikeATime(`${amount}${unit}`)));
  });
});

describe("a time that is written", () => {
  it.each([
    [30 * MINUTES, "30m"],
    [60 * MINUTES, "1h"],
    [90 * MINUTES, "90m"],
    [24 * HOURS, "1d"],
    [36 * HOURS, "36h"],
    [30 * DAYS, "30d"],
    ["standing", "standing"],
  ] as const)("%s seconds are %s", (lasting, word) => {
    expect(writeLasting(lasting)).toBe(word);
  });

  it("is read as what it was", () => {
    const lastings = fc.integer({ min: 5, max: 99_999 }).map((minutes) => minutes * MINUTES);
    fc.assert(
      fc.property(lastings, (lasting) => {
        expect(readLasting(writeLasting(lasting))).toBe(lasting);
      }),
    );
    expect(readLasting(writeLasting("standing"))).toBe("standing");
  });
});

describe("what a form offers", () => {
  const words = (changes: Partial<TimeRule>) =>
    offeredLastings(rule(changes)).map(writeLasting).join(" ");

  it.each([
    ["up to what the role allows", {}, "30m 1h 2h 4h 8h 12h"],
    ["the longest, even an odd one", { longestSeconds: 5 * HOURS }, "30m 1h 2h 4h 5h"],
    ["the usual one, even an odd one", { defaultLasting: 3 * HOURS }, "30m 1h 2h 3h 4h 8h 12h"],
    ["no end, last, where there may be none", { standing: true }, "30m 1h 2h 4h 8h 12h standing"],
    [
      "no end once, where that is the usual one",
      { standing: true, defaultLasting: "standing", longestSeconds: HOURS },
      "30m 1h standing",
    ],
    [
      "less than half an hour where no more is allowed",
      { defaultLasting: 600, longestSeconds: 600 },
      "10m",
    ],
    [
      "a month where that is allowed",
      { longestSeconds: 30 * DAYS },
      "30m 1h 2h 4h 8h 12h 1d 2d 3d 7d 14d 30d",
    ],
  ] as const)("is %s", (_, changes, offered) => {
    expect(words(changes)).toBe(offered);
  });

  it("may all be asked for, the usual one among them", () => {
    const rules = fc
      .record({
        usual: fc.integer({ min: 5, max: 9999 }),
        more: fc.nat(9999),
        standing: fc.boolean(),
      })
      .map(({ usual, more, standing }) =>
        rule({ defaultLasting: usual * 60, longestSeconds: (usual + more) * 60, standing }),
      );
    fc.assert(
      fc.property(rules, (allowed) => {
        const offered = offeredLastings(allowed);
        expect(offered.filter((lasting) => !isAllowed(lasting, allowed))).toEqual([]);
        expect(offered).toContain(allowed.defaultLasting);
        expect(offered).toHaveLength(new Set(offered).size);
      }),
    );
  });
});

describe("what may be asked for", () => {
  const isFine = (lasting: Lasting, changes: Partial<TimeRule> = {}) =>
    isAllowed(lasting, rule(changes));

  it("is as long as the role allows, and not a minute longer", () => {
    expect(isFine(12 * HOURS)).toBe(true);
    expect(isFine(12 * HOURS + MINUTES)).toBe(false);
  });

  it("is access without an end only where the role says so", () => {
    expect(isFine("standing")).toBe(false);
    expect(isFine("standing", { standing: true })).toBe(true);
  });
});
