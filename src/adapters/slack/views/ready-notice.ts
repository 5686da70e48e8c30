// The message that says "you are in", and later that it is over.
import { isIn } from "../../../domain/request.ts";
import type { AccessRequest, InState } from "../../../domain/request.ts";
import type { ManagementAccount } from "../../../domain/sign-in.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, mention, when } from "../mrkdwn.ts";
import { accessLinks } from "./access-links.ts";
import { mfaSerialOf } from "./mfa-serial.ts";
import { doneButton } from "./request-buttons.ts";
import { line, shown, small } from "./shown.ts";
import type { Shown } from "./shown.ts";
import { seatText, typedSeat } from "./what-is-asked.ts";

export function readyNotice(request: AccessRequest, management: ManagementAccount): Shown {
  return isIn(request, "active") ? ready(request, management) : over(request);
}

function ready(request: InState<"active">, management: ManagementAccount): Shown {
  const { ask, ref, state } = request;
  const { account, role, iamUser } = ask;
  const way = { management, account, role, iamUser, ...mfaSerialOf(state.grant.journal) };
  return shown([
    line(
      `:white_check_mark: You are in: ${seatText(ask)}. Approved by ${mention(state.grant.approval.by)}. It is usually seconds, at most a few minutes until AWS lets you in.`,
    ),
    ...accessLinks(way, doneButton(request)),
    small(
      `${bold(ref)} · Done? Press I'm done, or type ${code(`${COMMAND} done ${typedSeat(ask)}`)}.`,
    ),
  ]);
}

function over({ ask, ref, state }: AccessRequest): Shown {
  const ended =
    state.name === "ended"
      ? `You gave ${seatText(ask)} back; it ended ${when(state.at)}. Thank you.`
      : `You gave ${seatText(ask)} back. The access is being taken away.`;
  return shown([
    line(ended),
    small(`${bold(ref)} · Need it again? Type ${code(`${COMMAND} ${typedSeat(ask)} <reason>`)}.`),
  ]);
}
