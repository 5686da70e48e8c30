// The answer to somebody who has just let themselves in.
import type { AccessRequest } from "../../../domain/request.ts";
import { bold } from "../mrkdwn.ts";
import { sentence } from "./answer.ts";
import type { Shown } from "./shown.ts";
import { forText, seatText } from "./what-is-asked.ts";

export function breakGlassAsked({ ask, ref }: AccessRequest): Shown {
  return sentence(
    `You broke the glass: ${seatText(ask)} ${forText(ask.lasting)}. It is being set up; how to get in comes in a direct message. The approvers and the admins are told, and one of them reviews it afterwards. ${bold(ref)}`,
  );
}
