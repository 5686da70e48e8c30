// The wish for more time that a message is about: how it stands, and when it would end.
import type { DecidedExtension, Extension } from "../../../domain/grant.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { when } from "../mrkdwn.ts";
import type { Granted } from "./grant-text.ts";
import { timeText } from "./time-text.ts";

/** The wish that waits for an answer. */
export function waitingWish({ state }: AccessRequest): Extension | undefined {
  return state.name === "active" ? state.extension : undefined;
}

/** The wish that was decided last, where none came after it. */
export function decidedWish(request: AccessRequest): DecidedExtension | undefined {
  if (!isIn(request, "active") || request.state.extension) return undefined;
  return request.state.grant.lastExtension;
}

/** The number of the newest wish, as far as the record still tells; 0 where there is none. */
export function newestWish(request: AccessRequest): number {
  if (!isIn(request, "active", "extending")) return 0;
  const { extension, grant } = request.state;
  return extension?.number ?? grant.lastExtension?.number ?? 0;
}

/** An approval counts on from the present end, but not further from itself than the rule allows, where that is known. */
export function wouldEndText(
  { state }: Pick<Granted, "state">,
  wish: Extension,
  longest: number | undefined,
): string {
  const wished = wishedEnd({ state }, wish);
  if (longest === undefined) return `ends ${when(wished)} at the latest`;
  const isSure = wished <= wish.askedAt + longest * 1000;
  return isSure
    ? `ends ${when(wished)}`
    : `ends ${when(wished)}, or ${timeText(longest)} after the approval where that is earlier`;
}

export function wishedEnd({ state }: Pick<Granted, "state">, { seconds }: Extension): number {
  return (state.grant.endsAt ?? 0) + seconds * 1000;
}
