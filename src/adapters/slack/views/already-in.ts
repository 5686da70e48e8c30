// The answer to somebody who asks for what they have: how to get in, and until when.
import type { ManagementAccount } from "../../../domain/sign-in.ts";
import { isIn } from "../../../domain/request.ts";
import type { AlreadyIn } from "../../../operations/seat-answer.ts";
import { COMMAND } from "../ids.ts";
import { bold, code } from "../mrkdwn.ts";
import { accessLinks } from "./access-links.ts";
import { isExtendable, isOurs, lastsText } from "./grant-text.ts";
import type { Granted } from "./grant-text.ts";
import { mfaSerialOf } from "./mfa-serial.ts";
import { mfaToldText } from "./mfa-told.ts";
import { line, shown, small } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";
import { typedSeat } from "./what-is-asked.ts";

export function alreadyIn(
  { wanted, iamUser, grant, standing, mfa }: AlreadyIn,
  management: ManagementAccount,
): Shown {
  const { account, role } = wanted;
  const granted = grant && isIn(grant, "active", "extending") ? grant : undefined;
  const way = { management, account, role, iamUser, ...serialFor(granted, mfa) };
  const lasts = granted && isOurs(granted) ? ` ${lastsText(granted)}` : standingText(standing);
  return shown([
    line(
      `You have ${bold(account.slug)} as ${bold(role.key)} already, so nobody was asked.${lasts} This is how you get in.`,
    ),
    ...mfaTold(mfa),
    ...accessLinks(way),
    ...(granted ? [whatNext(granted)] : []),
  ]);
}

type Mfa = AlreadyIn["mfa"];

function serialFor(granted: Granted | undefined, mfa: Mfa): { readonly mfaSerial?: string } {
  if (granted) return mfaSerialOf(granted.state.grant.journal);
  return mfa?.serial === undefined ? {} : { mfaSerial: mfa.serial };
}

function mfaTold(mfa: Mfa): Part[] {
  const told = mfaToldText(mfa?.state);
  return told === undefined ? [] : [line(told)];
}

function standingText(standing: AlreadyIn["standing"]): string {
  if (!standing) return "";
  return ` That is not through Rolecall: your IAM user is in the group ${code(standing.group)}. So it has no end, and Rolecall does not take it away.`;
}

function whatNext(granted: Granted): Part {
  const { ask, ref } = granted;
  const seat = typedSeat(ask);
  const done = `Done? Type ${code(`${COMMAND} done ${seat}`)}.`;
  if (!isExtendable(granted)) return small(`${bold(ref)} · ${done}`);
  const extend = code(`${COMMAND} extend ${seat} 2h <reason>`);
  return small(`${bold(ref)} · Need longer? Type ${extend}. ${done}`);
}
