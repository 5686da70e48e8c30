// People whom the file names and whom Slack does not let take part.
import { reviewNames } from "../../../src/domain/policy/review-names.ts";
import type { SlackMember } from "../../../src/domain/policy/match-people.ts";
import { people } from "../../support/a-policy.ts";
import { alice, bob, carol, dan } from "../../support/people.ts";
import { ruledBy } from "./a-landscape.ts";

const listed = (person: typeof alice, standing: SlackMember["standing"]): SlackMember => {
  return { ...person, name: person.user, standing };
};

it("finds them wherever they are named, each once", () => {
  const policy = ruledBy({
    mayAsk: people(alice),
    breakGlass: { mayUse: people(alice, dan), seconds: 900 },
  });
  const members = [listed(alice, "deactivated"), listed(bob, "guest"), listed(carol, "member")];
  expect(reviewNames(policy, members).map(({ what }) => what)).toEqual([
    { kind: "cannot-take-part", person: alice.user, standing: "deactivated" },
    { kind: "cannot-take-part", person: bob.user, standing: "guest" },
    { kind: "cannot-take-part", person: dan.user, standing: "not-in-slack" },
  ]);
});
