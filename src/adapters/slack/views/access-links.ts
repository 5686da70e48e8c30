// How somebody who has access gets in: the link to switch role, where to sign in, the CLI profile.
import type { Button } from "@slack/types";
import type { AccessRole, AccountIdentity } from "../../../domain/account.ts";
import { needsMfa } from "../../../domain/mfa.ts";
import { cliProfile, isCliOnly, signInAddress, switchRoleLink } from "../../../domain/sign-in.ts";
import type { ManagementAccount } from "../../../domain/sign-in.ts";
import { ACTIONS } from "../ids.ts";
import { code, plainLink } from "../mrkdwn.ts";
import { PASSKEY_IN_A_TERMINAL } from "./mfa-advice.ts";
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
  const owner = mfaSerial === undefined ? { iamUser } : { iamUser, mfaSerial };
  return [
    ...(isCliOnly(role) ? cliOnly(besideTheLink) : inTheConsole(way, besideTheLink)),
    line(`For the command line, put this into ${code("~/.aws/config")}:`),
    preformatted(cliProfile(management, { account, role }, owner)),
    ...(mfaSerial === undefined && needsMfa(role) ? [noSerial()] : []),
  ];
}

function inTheConsole(way: WayIn, besideTheLink: readonly Button[]): Part[] {
  const { management, account, role, iamUser } = way;
  const address = switchRoleLink(management, account, role);
  const withMfa = needsMfa(role) ? ", with MFA" : "";
  return [
    buttons(linkButton(address), ...besideTheLink),
    line(`Switch role: ${plainLink(address)}`),
    line(
      `Not signed in to AWS yet? First sign in as ${code(iamUser)} at ${plainLink(signInAddress(management))}${withMfa}.`,
    ),
  ];
}

function cliOnly(besideTheLink: readonly Button[]): Part[] {
  return [
    ...(besideTheLink.length === 0 ? [] : [buttons(...besideTheLink)]),
    line(
      "There is no link: this role asks everybody for an ExternalId, and the AWS console has no field for one. It works on the command line.",
    ),
  ];
}

function noSerial(): Part {
  return line(
    `Rolecall knows no MFA device of yours that the command line can use. If you have one, add ${code("mfa_serial = <its ARN>")}. If you have only a passkey, ${PASSKEY_IN_A_TERMINAL}.`,
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
