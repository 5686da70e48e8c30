// What is said where nothing can be decided about drift: for admins only, decided or over already, or not to be adopted.
import type { Refusal } from "../../../domain/refusal.ts";
import { COMMAND } from "../ids.ts";
import { code, mention, when } from "../mrkdwn.ts";
import type { Sentences } from "./refusal-sentences.ts";

type About = "drift-for-admins" | "drift-over" | "drift-decided" | "cannot-adopt";

const OPEN = `${code(`${COMMAND} drift`)} shows what is open.`;

export const DRIFT: Pick<Sentences, About> = {
  "drift-for-admins": () =>
    "Only admins see and decide about what was changed by hand in AWS, and you are not one of them. Whoever runs Rolecall can add you to the admins.",
  "drift-over": ({ number, by }) =>
    by
      ? `${code(`D-${number}`)} was put right already, by ${mention(by)}. ${OPEN}`
      : `There is nothing to decide about ${code(`D-${number}`)}: it is not so any more. ${OPEN}`,
  "drift-decided": ({ want, by, at }) =>
    `This was decided already: ${mention(by)} chose to ${want} it, ${when(at)}. ${OPEN}`,
  "cannot-adopt": (refusal) => `This cannot be adopted: ${whyNot(refusal)}`,
};

type CannotAdopt = Extract<Refusal, { refused: "cannot-adopt" }>;

function whyNot(refusal: CannotAdopt): string {
  const { why, iamUser = "", group = "", isStanding } = refusal;
  const user = code(iamUser);
  const orUndo = isStanding ? "." : ", or press Undo.";
  switch (why) {
    case "nothing-to-adopt":
      return "Rolecall could not put it on record in a way that makes it safe. Undo makes it as it was.";
    case "own":
      return `${user} is your own IAM user, so another admin has to decide about it.`;
    case "not-linked":
      return `AWS does not say, for one person and one only, that ${user} is theirs.${isStanding ? "" : " Undo takes them out."}`;
    case "seat-taken":
      return `there is an open request for the same access. Decide about that one${orUndo}`;
    case "no-boundary":
      return `access that ends by itself needs a guard, and ${user} does not carry the permissions boundary with which Rolecall may write one. Give ${user} the boundary${orUndo}`;
    case "no-room":
      return `AWS has no room left for the guard on ${user}. Delete inline policies that nobody needs${orUndo}`;
    case "opened-by":
      return `${user} is in the group ${code(group)}, which lets them in whatever becomes of the request. An AWS admin can take them out of it first.`;
    case "gone":
      return `${user} is not in the group any more, as far as AWS was last read.`;
  }
}
