// What stands on the card of access that was taken without asking: loud at the top, and the review at the end.
import type { AccessPolicy } from "../../../domain/access-policy.ts";
import { isToReview } from "../../../domain/close-review.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import type { Mentioned } from "../../../domain/terms.ts";
import { ACTIONS, COMMAND } from "../ids.ts";
import { code, mention, when } from "../mrkdwn.ts";
import { requestButton } from "./request-buttons.ts";
import { buttons, line, quote, small } from "./shown.ts";
import type { Part } from "./shown.ts";
import { mentionedText } from "./terms-text.ts";
import { whoIsAsked, withoutPeople } from "./who-is-asked.ts";

/** Nothing for access that was asked for. */
export function loudLines(request: AccessRequest, policy: AccessPolicy): Part[] {
  const { ask } = request;
  if (!ask.isBreakGlass) return [];
  const who = mention(ask.requester);
  const told = mentionedText(whoIsTold(request, policy));
  return [
    line(
      `:rotating_light: *Break-glass:* ${who} took this at once, in an emergency; nobody was asked.${told === "" ? "" : ` ${told}: please look at it.`}`,
    ),
  ];
}

function whoIsTold(request: AccessRequest, policy: AccessPolicy): Mentioned {
  const { people, groups } = whoIsAsked(request, policy);
  const all = { groups, people: [...new Set([...people, ...policy.admins])] };
  return withoutPeople(all, [request.ask.requester]);
}

/** Beside the reason; the reply under the card has all of it. */
const SPOKEN_COMMENT_MOST = 400;

/** How the review stands; nothing where there is none. */
export function reviewLines(request: AccessRequest): Part[] {
  const { ref, review } = request;
  if (!review) return [];
  if (review.closed) {
    const { by, at, comment } = review.closed;
    return [
      line(`:white_check_mark: Reviewed by ${mention(by)}, ${when(at)}.`),
      quote("Comment", comment, SPOKEN_COMMENT_MOST),
    ];
  }
  if (!isToReview(request)) return [];
  return [
    line("A review is open: somebody else who may decide looks at what was done with it."),
    buttons(requestButton("Review", ACTIONS.review, request)),
    small(`Or type ${code(`${COMMAND} review ${ref} <comment>`)}.`),
  ];
}
