// What is said in the form that connects a client's account about what is wrong with it, where other forms say it otherwise.
import type { ConnectFault } from "../../../../domain/accounts/check-clients-account.ts";
import type { Refusal } from "../../../../domain/refusal.ts";
import { mention } from "../../mrkdwn.ts";
import { refusalText } from "../refusal-text.ts";
import { whyNotThem } from "./account-refusals.ts";

/** In mrkdwn. */
export function connectFaultText({ field, refusal }: ConnectFault): string {
  if (refusal.refused === "odd-account-name") {
    return `Say whose account it is, in at most ${refusal.most} letters on one line.`;
  }
  return field === "people" && isAboutSomebody(refusal)
    ? `${mention(refusal.person)} cannot be named: ${whyNotThem(refusal)}. Leave them out, or have that mended first.`
    : refusalText(refusal);
}

type AboutSomebody = Extract<Refusal, { refused: "not-linked" | "linked-twice" }>;

/** It is about somebody who was picked, not about whoever fills in the form. */
export function namesSomebody({ field, refusal }: ConnectFault): boolean {
  return field === "people" && isAboutSomebody(refusal);
}

function isAboutSomebody(refusal: Refusal): refusal is AboutSomebody {
  return refusal.refused === "not-linked" || refusal.refused === "linked-twice";
}
