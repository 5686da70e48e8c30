// How far an ask, or a wish for more time, has come with those who are to say yes.
import type { Yes } from "../../../domain/approval.ts";
import { isShorter } from "../../../domain/count-yes.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import type { Terms } from "../../../domain/terms.ts";
import { listed, mention } from "../mrkdwn.ts";
import { waitingWish } from "./more-time.ts";
import { forText } from "./what-is-asked.ts";

/** The yeses to what waits; none where nothing does. */
export function yesesTo(request: AccessRequest): readonly Yes[] {
  return isIn(request, "pending") ? request.state.yeses : (waitingWish(request)?.yeses ?? []);
}

/** "1 of 2 have said yes: @bob (for 2 hours)."; undefined where one yes is enough. */
export function progressText(request: AccessRequest): string | undefined {
  return yesesText(yesesTo(request), request.ask.terms, (yes) => given(yes, request));
}

/** The same of anything that waits; `given`: what stands behind a name. */
export function yesesText(
  yeses: readonly Yes[],
  { approvals }: Pick<Terms, "approvals">,
  given: (yes: Yes) => string = () => "",
): string | undefined {
  if (yeses.length === 0) {
    return approvals > 1 ? `${approvals} people have to say yes; nobody has so far.` : undefined;
  }
  const who = listed(yeses.map((yes) => mention(yes.by) + given(yes)));
  // The rule may have been changed since it was asked, and wants more by now.
  return yeses.length < approvals
    ? `${yeses.length} of ${approvals} have said yes: ${who}.`
    : `${who} said yes already; the rule wants more people by now.`;
}

function given({ lasting }: Yes, { ask }: AccessRequest): string {
  if (lasting === undefined || !isShorter(lasting, ask.lasting)) return "";
  return ` (${forText(lasting)})`;
}

interface Undecided {
  readonly ask: { readonly terms: Pick<Terms, "approvals"> };
}

/** Why it lapsed: "Nobody decided", or "Nobody decided about …". */
export function undecidedText({ ask }: Undecided, what?: string): string {
  return ask.terms.approvals > 1
    ? `Too few people said yes${what === undefined ? "" : ` to ${what}`}`
    : `Nobody decided${what === undefined ? "" : ` about ${what}`}`;
}
