// Who is among those a rule names.
import { isAmong, peopleOf } from "../../../src/domain/among.ts";
import { NOBODY } from "../../../src/domain/access-rule.ts";
import { everyone, people } from "../../support/a-policy.ts";
import { alice, bob, carol } from "../../support/people.ts";
import { ONCALL, PLATFORM, group } from "./a-landscape.ts";

const aliceOfPlatform = { user: alice.user, groups: new Set([PLATFORM]) };

it.each([
  ["everyone", everyone, true],
  ["nobody", NOBODY, false],
  ["somebody by name", people(bob, alice), true],
  ["somebody else", people(bob), false],
  ["a group they are in", group(ONCALL, PLATFORM), true],
  ["a group they are not in", group(ONCALL), false],
])("%s", (_, who, expected) => {
  expect(isAmong(who, aliceOfPlatform)).toBe(expected);
});

it("the people are those named and the members of the groups, each once", () => {
  const who = { ...people(alice, bob), groups: [PLATFORM, ONCALL] };
  const members = new Map([[PLATFORM, [bob.user, carol.user]]]);
  expect(peopleOf(who, members)).toEqual([alice.user, bob.user, carol.user]);
  expect(peopleOf(everyone, members)).toEqual([]);
});
