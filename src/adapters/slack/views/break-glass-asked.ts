// The answer to somebody who has just let themselves in.
import type { Broken } from "../../../operations/break-glass.ts";
import { bold } from "../mrkdwn.ts";
import { sentence } from "./answer.ts";
import { withMfaTold } from "./mfa-told.ts";
import type { Shown } from "./shown.ts";
import { forText, seatText } from "./what-is-asked.ts";

export function breakGlassAsked(broken: Extract<Broken, { kind: "asked" }>): Shown {
  const { ask, ref } = broken.request;
  const asked = `You broke the glass: ${seatText(ask)} ${forText(ask.lasting)}. It is being set up; how to get in comes in a direct message. The approvers and the admins are told, and one of them reviews it afterwards. ${bold(ref)}${takenBackText(broken)}`;
  return sentence(withMfaTold(asked, broken.mfa));
}

function takenBackText({ takenBack }: Extract<Broken, { kind: "asked" }>): string {
  if (!takenBack) return "";
  const others = takenBack.ask.others?.length ?? 0;
  const rest =
    others === 0 ? "" : ` It was for ${others + 1} accounts: ask again for those you still need.`;
  return `\nWhat you had asked for in the usual way, ${bold(takenBack.ref)}, was taken back for it.${rest}`;
}
