// Whether two patterns have a text in common.
import fc from "fast-check";
import { matchesPattern } from "../../../src/domain/pattern.ts";
import { patternsMeet } from "../../../src/domain/policy/patterns-meet.ts";

it.each([
  ["clients", "clients", true],
  ["clients", "client", false],
  ["client", "clients", false],
  ["clients/*", "clients/banks", true],
  ["clients/*", "clients", false],
  ["clients*", "clients", true],
  ["*/production", "clients/*", true],
  ["*/production", "clients/test", false],
  ["*a", "*b", false],
  ["a*", "b*", false],
  ["a*c", "ab*", true],
  ["*", "", true],
  ["**", "*", true],
  ["", "", true],
  ["", "a", false],
])("%s and %s: %s", (one, other, answer) => {
  expect(patternsMeet(one, other)).toBe(answer);
  expect(patternsMeet(other, one)).toBe(answer);
});

it("holds whenever there is a short text that fits both", () => {
  const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 4 });
  // Longer ones are not needed for patterns of four letters.
  const texts = Array.from({ length: 9 }, (_, length) => length).flatMap((length) =>
    Array.from({ length: 2 ** length }, (_, number) =>
      Array.from({ length }, (_, place) => ((number >> place) % 2 === 0 ? "a" : "b")).join(""),
    ),
  );
  fc.assert(
    fc.property(pattern, pattern, (one, other) => {
      const isShared = texts.some(
        (text) => matchesPattern(one, text) && matchesPattern(other, text),
      );
      expect(patternsMeet(one, other)).toBe(isShared);
    }),
  );
});
