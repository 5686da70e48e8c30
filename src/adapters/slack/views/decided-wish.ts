// What became of a wish for more time, as its card says it.
import type { DecidedExtension } from "../../../domain/grant.ts";
import type { InState } from "../../../domain/request.ts";
import { when } from "../mrkdwn.ts";
import { decidedBy } from "./approved-by.ts";
import { untilText } from "./grant-text.ts";
import { causeText } from "./plan-text.ts";
import { line, quote } from "./shown.ts";
import type { Part } from "./shown.ts";

export function decidedParts({ state }: InState<"active">, wish: DecidedExtension): Part[] {
  const by = decidedBy(wish);
  const at = when(wish.at);
  const lasts = untilText(state.grant.endsAt);
  switch (wish.outcome) {
    case "extended":
      return [line(`:white_check_mark: Approved${by}. Extended ${at}: the access lasts ${lasts}.`)];
    case "denied":
      return [
        line(`:no_entry: Denied${by}, ${at}. The access lasts ${lasts}, as before.`),
        ...(wish.why === undefined ? [] : [quote("Reason", wish.why)]),
      ];
    case "withdrawn":
      return [line(`:leftwards_arrow_with_hook: Withdrawn${by}, ${at}. It lasts ${lasts}.`)];
    case "failed":
      return [
        line(
          `:warning: Approved, but it could not be written: ${causeText(wish.why ?? "nobody knows why")} The old end stays: the access lasts ${lasts}. When the cause is mended, it can be asked for again.`,
        ),
      ];
  }
}
