// Who typed or clicked: checked anew each time, from what Slack signed.
import type { SlackPerson } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Workspace } from "../../ports/workspace.ts";

/** What every payload says of its sender, under the names of one. */
export interface Sender {
  readonly appId: string | undefined;
  /** Where the app is installed. */
  readonly team: string | undefined;
  /** Where the person is at home; a command does not say it, since commands do not leave their workspace. */
  readonly homeTeam: string | undefined;
  readonly user: string;
  readonly enterpriseInstall: boolean;
}

export interface Door {
  readonly appId: string;
  /** The workspace Rolecall serves; known once Slack has accepted the token. */
  readonly teamId: () => string;
  readonly workspace: Workspace;
}

export async function readActor(door: Door, sender: Sender): Promise<SlackPerson | Refusal> {
  if (sender.appId !== door.appId) {
    // Signed with our secret but for another app: settings that do not belong together.
    throw new Error(
      `Slack sent this for the app ${sender.appId ?? "(none)"}, not ${door.appId}: check SLACK_APP_ID.`,
    );
  }
  const ours = door.teamId();
  if (sender.enterpriseInstall || sender.team !== ours || sender.homeTeam !== ours) {
    return { refused: "other-workspace" };
  }
  const person = { team: ours, user: sender.user };
  return (await door.workspace.whyNotWelcome(person)) ?? person;
}

interface Interaction {
  readonly api_app_id?: string;
  readonly team?: { readonly id: string } | null;
  readonly user: { readonly id: string; readonly team_id?: string };
  readonly is_enterprise_install?: boolean;
}

/** For clicks, submissions and what is typed into a field. */
export function senderOf(body: Interaction): Sender {
  return {
    appId: body.api_app_id,
    team: body.team?.id,
    homeTeam: body.user.team_id,
    user: body.user.id,
    enterpriseInstall: body.is_enterprise_install === true,
  };
}
