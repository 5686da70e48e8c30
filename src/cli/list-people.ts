// `rolecall people`: who in Slack is which IAM user, who is none yet, and which tags are wrong.
import { matchPeople } from "../domain/policy/match-people.ts";
import type { PeopleMatch } from "../domain/policy/match-people.ts";
import { paintFor } from "./paint.ts";
import { peopleText } from "./people-text.ts";
import { readTyped } from "./typed-options.ts";
import type { Verb } from "./verb.ts";

export const listPeople: Verb = {
  usage: "[--all]",
  says: "find people without an IAM user, and tags that are wrong",
  run: async (words, parts) => {
    const typed = readTyped(words, { options: { all: { type: "boolean" } }, least: 0, most: 0 });
    const [members, users] = await Promise.all([parts.slack().people.list(), parts.aws().list()]);
    const match = matchPeople(members, users);
    return {
      exitCode: hasFaults(match) ? 1 : 0,
      out: peopleText(match, { paint: paintFor(parts.color), all: typed.isSet("all") }),
    };
  },
};

function hasFaults({ doubles, gone, unreadable }: PeopleMatch): boolean {
  return doubles.length + gone.length + unreadable.length > 0;
}
