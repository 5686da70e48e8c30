// Patterns of the access policy: `*` is any text, and nothing else means anything but itself.
import fc from "fast-check";
import { matchesPattern } from "../../src/domain/pattern.ts";

/** The same as a regular expression. */
function asRegExp(pattern: string): RegExp {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^]*")}$`, "u");
}

describe("a pattern", () => {
  it.each([
    ["*", "", true],
    ["*", "anything", true],
    ["", "", true],
    ["", "a", false],
    ["client-a", "client-a", true],
    ["client-a", "client-ab", false],
    ["*-prod", "client-prod", true],
    ["*-prod", "-prod", true],
    ["*-prod", "client-prod-2", false],
    ["client-*", "client-", true],
    ["client-*", "a-client-a", false],
    ["a*a", "a", false],
    ["a*a", "aa", true],
    ["ab*ba", "aba", false],
    ["*b*b*", "ab", false],
    ["*ab*ab", "abab", true],
    ["*ab*ab", "ab", false],
    ["a**b", "ab", true],
    ["a.c", "abc", false],
    ["clients/*", "clients/production/eu", true],
    ["clients/*/eu", "clients/eu", false],
  ])("%p with %p: %p", (pattern, text, expected) => {
    expect(matchesPattern(pattern, text)).toBe(expected);
  });

  it("is the regular expression it looks like, whatever is written", () => {
    const few = fc.string({ unit: fc.constantFrom("a", "b", "-", "*", "."), maxLength: 12 });
    const text = fc.string({ unit: fc.constantFrom("a", "b", "-", "."), maxLength: 16 });
    fc.assert(
      fc.property(few, text, (pattern, word) => {
        expect(matchesPattern(pattern, word)).toBe(asRegExp(pattern).test(word));
      }),
      { numRuns: 5000 },
    );
  });

  it("holds of every text that has something in the place of each star", () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom("a", "b") }), {
      minLength: 1,
      maxLength: 5,
    });
    const between = fc.string({ unit: fc.constantFrom("a", "b") });
    fc.assert(
      fc.property(texts, between, (parts, filling) => {
        expect(matchesPattern(parts.join("*"), parts.join(filling))).toBe(true);
      }),
    );
  });
});
