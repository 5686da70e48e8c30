// The answer to somebody who asks for what they have: how to get in.
import type { ManagementAccount } from "../../../domain/sign-in.ts";
import { isIn } from "../../../domain/request.ts";
import type { Asked } from "../../../operations/ask-for-access.ts";
import { COMMAND } from "../ids.ts";
import { bold, code } from "../mrkdwn.ts";
import { accessLinks } from "./access-links.ts";
import { mfaSerialOf } from "./mfa-serial.ts";
import { line, shown, small } from "./shown.ts";
import type { Shown } from "./shown.ts";
import { typedSeat } from "./what-is-asked.ts";

export function alreadyIn(
  { wanted, iamUser, grant }: Extract<Asked, { kind: "already-in" }>,
  management: ManagementAccount,
): Shown {
  const { account, role } = wanted;
  const active = grant && isIn(grant, "active") ? grant : undefined;
  const serial = active ? mfaSerialOf(active.state.grant.journal) : {};
  const way = { management, account, role, iamUser, ...serial };
  return shown([
    line(
      `You have ${bold(account.slug)} as ${bold(role.key)} already, so nobody was asked. This is how you get in.`,
    ),
    ...accessLinks(way),
    ...(active
      ? [
          small(
            `${bold(active.ref)} · Done? Type ${code(`${COMMAND} done ${typedSeat(active.ask)}`)}.`,
          ),
        ]
      : []),
  ]);
}
