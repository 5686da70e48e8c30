// What rolecall.yaml may say wherever somebody asks and somebody decides: in rules, and of accounts made and closed.
import * as z from "zod";
import { allowing, fields, oneOrMore, time } from "./policy-words.ts";
import { WAIT } from "./rule-times.ts";

export const WHOM = "the name or Slack id of a person or a group, or a list of them";

const ALLOWED = {
  ask: `everyone, nobody, ${WHOM}`,
  escalate: "who may decide too, and from when: { after: 4h, to: [carol] }",
} as const;

export function who(words: string) {
  return oneOrMore(z.string(allowing(words)), words);
}

export function wholeNumber(
  { least, most }: { readonly least: number; readonly most: number },
  words: string,
) {
  return z.int(allowing(words)).min(least, allowing(words)).max(most, allowing(words));
}

const escalate = fields(
  {
    after: time(WAIT).describe("How long after the ask; shorter than `lapse`."),
    to: who(WHOM).describe("They are mentioned then, and may decide too from then on."),
  },
  ALLOWED.escalate,
);

export const decidingFields = {
  ask: who(ALLOWED.ask).describe("Who may ask: `everyone`, `nobody`, people, groups."),
  notify: who(WHOM).describe("Who is mentioned on the card, without a say in it.").exactOptional(),
  escalate: escalate.describe("Who may decide too when nobody has for long.").exactOptional(),
};
