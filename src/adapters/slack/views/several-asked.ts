// The answer to somebody who asked for several accounts at once: what was asked, and what was left out.
import type { AccessRequest } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import type { LeftOut, SeveralAsked } from "../../../operations/ask-for-several.ts";
import { bold, code, listed } from "../mrkdwn.ts";
import { accountLines, askedText } from "./batch-text.ts";
import { mfaToldText } from "./mfa-told.ts";
import { refusalText } from "./refusal-text.ts";
import { line, shown } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";
import { forText } from "./what-is-asked.ts";

/** So that the text of the answer holds all of it. */
const MOST_ASKED = 3;
const LEFT_OUT_MOST = 1200;

export function severalAsked({ requests, leftOut, mfa }: SeveralAsked): Shown {
  const more = requests.length - MOST_ASKED;
  const told = mfaToldText(mfa);
  return shown([
    ...(requests.length === 0 ? [line("Nothing was asked for.")] : []),
    ...requests.slice(0, MOST_ASKED).flatMap(asked),
    ...(more > 0 ? [line(`And ${more} more requests; my Home tab shows them.`)] : []),
    ...(told === undefined ? [] : [line(told)]),
    ...left(leftOut),
  ]);
}

function asked(request: AccessRequest): Part[] {
  const { ask, ref } = request;
  const next = isIn(request, "pending")
    ? "The approvers have it; I tell you in a direct message how it goes."
    : "Nobody has to approve it, so it is being set up.";
  return [
    line(`Asked for ${askedText(ask)} ${forText(ask.lasting)}. ${next} ${bold(ref)}`),
    ...accountLines(request),
  ];
}

function left(leftOut: readonly LeftOut[]): Part[] {
  if (leftOut.length === 0) return [];
  const had = leftOut.filter(({ refusal }) => refusal === "already-in").map(({ slug }) => slug);
  const rows = leftOut.flatMap(({ slug, refusal }) =>
    refusal === "already-in" ? [] : [`• ${code(slug)}: ${firstSentence(refusalText(refusal))}`],
  );
  let length = 0;
  const fit = rows.filter((row) => (length += row.length) <= LEFT_OUT_MOST);
  const more = rows.length - fit.length;
  const all = more > 0 ? [...fit, `• And ${more} more; ask for them one by one to see why.`] : fit;
  return [
    ...(had.length > 0 ? [line(`You are in already, so not asked: ${hadText(had)}.`)] : []),
    ...(all.length > 0 ? [line(`${bold("Left out")}\n${all.join("\n")}`)] : []),
  ];
}

const MOST_HAD = 15;

function hadText(slugs: readonly string[]): string {
  const more = slugs.length - MOST_HAD;
  const names = slugs.slice(0, MOST_HAD).map(code);
  return listed(more > 0 ? [...names, `${more} more`] : names);
}

function firstSentence(mrkdwn: string): string {
  return /^.*?[.?](?=\s)/s.exec(mrkdwn)?.[0] ?? mrkdwn;
}
