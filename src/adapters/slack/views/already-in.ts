// The answer to somebody who asks for what they have: how to get in, and until when.
import type { ManagementAccount } from "../../../domain/sign-in.ts";
import { isIn } from "../../../domain/request.ts";
import type { Asked } from "../../../operations/ask-for-access.ts";
import { COMMAND } from "../ids.ts";
import { bold, code } from "../mrkdwn.ts";
import { accessLinks } from "./access-links.ts";
import { isExtendable, isOurs, lastsText } from "./grant-text.ts";
import type { Granted } from "./grant-text.ts";
import { mfaSerialOf } from "./mfa-serial.ts";
import { line, shown, small } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";
import { typedSeat } from "./what-is-asked.ts";

export function alreadyIn(
  { wanted, iamUser, grant }: Extract<Asked, { kind: "already-in" }>,
  management: ManagementAccount,
): Shown {
  const { account, role } = wanted;
  const granted = grant && isIn(grant, "active", "extending") ? grant : undefined;
  const serial = granted ? mfaSerialOf(granted.state.grant.journal) : {};
  const way = { management, account, role, iamUser, ...serial };
  const lasts = granted && isOurs(granted) ? ` ${lastsText(granted)}` : "";
  return shown([
    line(
      `You have ${bold(account.slug)} as ${bold(role.key)} already, so nobody was asked.${lasts} This is how you get in.`,
    ),
    ...accessLinks(way),
    ...(granted ? [whatNext(granted)] : []),
  ]);
}

function whatNext(granted: Granted): Part {
  const { ask, ref } = granted;
  const seat = typedSeat(ask);
  const done = `Done? Type ${code(`${COMMAND} done ${seat}`)}.`;
  if (!isExtendable(granted)) return small(`${bold(ref)} · ${done}`);
  const extend = code(`${COMMAND} extend ${seat} 2h <reason>`);
  return small(`${bold(ref)} · Need longer? Type ${extend}. ${done}`);
}
