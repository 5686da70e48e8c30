// What is said where a time cannot be had: odd, too long, without a guard, without room, or over.
import { writeLasting } from "../../../domain/duration.ts";
import type { DecidedExtension } from "../../../domain/grant.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, listed, mention, when } from "../mrkdwn.ts";
import { commandBlock } from "./refusal-sentences.ts";
import type { Sentences } from "./refusal-sentences.ts";
import { timeText } from "./time-text.ts";

type About =
  | "odd-time"
  | "standing-not-allowed"
  | "too-long"
  | "no-boundary"
  | "no-room"
  | "has-no-end"
  | "extension-asked"
  | "has-ended"
  | "extension-decided";

export const TIME: Pick<Sentences, About> = {
  "odd-time": ({ asked }) =>
    `I cannot read ${code(asked)} as a time. Times are written like ${code("30m")}, ${code("4h")} or ${code("2d")}, and the shortest is ${code("5m")}. If it belongs to the reason, write the time before it, such as ${code(`${COMMAND} client-a admin 4h 404 on every page`)}.`,
  "standing-not-allowed": ({ account, role, longest }) =>
    `The role ${code(role)} in ${code(account)} is not given without an end. Ask for at most ${atMost(longest)}.`,
  "too-long": ({ account, role, longest }) =>
    `The role ${code(role)} in ${code(account)} is given for at most ${atMost(longest)} at a time. Ask for less now; before it ends you can ask for more.`,
  "no-boundary": ({ iamUser, boundary }, management) =>
    `Access that ends by itself needs a guard on your IAM user, and Rolecall may write one only on users with the permissions boundary ${code(boundary)}, which ${code(iamUser)} does not have. Send this to an AWS admin, who runs it; it takes the place of any other boundary of that user:\n${boundaryCommand(iamUser, boundary, management)}\nThen ask again.`,
  "no-room": (refusal) => `${whatIsFull(refusal)} ${whatFreesPlace(refusal)} Then ask again.`,
  "has-no-end": ({ account, role }) =>
    `Your access to ${code(account)} as ${code(role)} has no end, so there is no need for more time.`,
  "extension-asked": ({ ref }) =>
    `More time was asked for already (${bold(ref)}); I tell you how it goes. To take back what nobody has decided yet, type ${code(`${COMMAND} withdraw ${ref}`)}.`,
  "has-ended": ({ at }) => `This access ended ${when(at)}. It has to be asked for anew.`,
  "extension-decided": ({ outcome, by, at }) =>
    outcome === undefined || at === undefined
      ? "This wish for more time is of the past, and there is nothing left to decide. The newest message about the request counts."
      : `${DECIDED[outcome]}${by ? ` by ${mention(by)}` : ""}, ${when(at)}. There is nothing left to decide.`,
};

const DECIDED: Record<DecidedExtension["outcome"], string> = {
  extended: "This wish for more time was approved already",
  denied: "This wish for more time was denied already",
  withdrawn: "This wish for more time was taken back",
  failed: "This wish for more time was approved already, but could not be done",
};

function atMost(seconds: number): string {
  return `${timeText(seconds)} (${code(writeLasting(seconds))})`;
}

type Management = Parameters<Sentences["no-boundary"]>[1];

function boundaryCommand(iamUser: string, boundary: string, management: Management): string {
  const user = iamUser.replace(/[^\w+=,.@-]/g, "");
  const policy = boundary.replace(/[^\w+=,.@/-]/g, "");
  const { partition, id } = management ?? { partition: "aws", id: "&lt;account id&gt;" };
  return commandBlock(
    `aws iam put-user-permissions-boundary --user-name ${user} --permissions-boundary arn:${partition}:iam::${id}:policy/${policy}`,
  );
}

type NoRoom = Extract<Refusal, { refused: "no-room" }>;

function whatIsFull({ iamUser, full }: NoRoom): string {
  switch (full) {
    case "groups-of-user":
      return `Your IAM user ${code(iamUser)} is in ten groups already, the most AWS allows.`;
    case "groups":
      return "The AWS account has as many groups as it may, so no access group can be made.";
    case "user-policies":
      return `The inline policies of your IAM user ${code(iamUser)} are as long as AWS allows (2,048 characters).`;
  }
}

const BY_AN_ADMIN: Record<NoRoom["full"], string> = {
  "groups-of-user": "ask an AWS admin to take you out of a group that you do not need",
  groups: "Ask an AWS admin to delete groups that nobody needs, or to have the quota raised.",
  "user-policies": "ask an AWS admin to delete inline policies that nobody needs",
};

const MOST_NAMED = 10;

function whatFreesPlace({ full, wouldFree = [] }: NoRoom): string {
  const admin = BY_AN_ADMIN[full];
  if (full === "groups") return admin;
  if (wouldFree.length === 0) return `To free a place, ${admin}.`;
  const done = wouldFree.slice(0, MOST_NAMED).map((seat) => code(`${COMMAND} done ${seat}`));
  return `To free a place, give back what you need no more: ${listed(done, "or")}. Or ${admin}.`;
}
