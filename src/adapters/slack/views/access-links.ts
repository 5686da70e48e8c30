// How somebody who has access gets in: the link to switch role, where to sign in, the CLI profile.
import type { Button } from "@slack/types";
import type { AccessRole, AccountIdentity } from "../../../domain/account.ts";
import { cliProfile, signInAddress, switchRoleLink } from "../../../domain/sign-in.ts";
import type { ManagementAccount } from "../../../domain/sign-in.ts";
import { ACTIONS } from "../ids.ts";
import { code, plainLink } from "../mrkdwn.ts";
import { buttons, line, preformatted } from "./shown.ts";
import type { Part } from "./shown.ts";

export interface WayIn {
  readonly management: ManagementAccount;
  readonly account: AccountIdentity;
  readonly role: AccessRole;
  readonly iamUser: string;
  readonly mfaSerial?: string;
}

export function accessLinks(way: WayIn, ...besideTheLink: Button[]): Part[] {
  const { management, account, role, iamUser, mfaSerial } = way;
  const address = switchRoleLink(management, account, role);
  const owner = mfaSerial === undefined ? { iamUser } : { iamUser, mfaSerial };
  return [
    buttons(linkButton(address), ...besideTheLink),
    line(`Switch role: ${plainLink(address)}`),
    line(
      `Not signed in to AWS yet? First sign in as ${code(iamUser)} at ${plainLink(signInAddress(management))}, with MFA.`,
    ),
    line(`For the command line, put this into ${code("~/.aws/config")}:`),
    preformatted(cliProfile(management, { account, role }, owner)),
    ...(mfaSerial === undefined ? [noSerial()] : []),
  ];
}

function noSerial(): Part {
  return line(
    `Rolecall knows no MFA device of yours that the command line can use. If you have one, add ${code("mfa_serial = <its ARN>")}.`,
  );
}

function linkButton(url: string): Button {
  return {
    type: "button",
    action_id: ACTIONS.followLink,
    text: { type: "plain_text", text: "Switch role" },
    style: "primary",
    url,
  };
}
