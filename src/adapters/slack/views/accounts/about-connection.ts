// What approvers are told about connecting a client's account: the roles the client makes, whom those trust, who may ask afterwards.
import type { AccessPolicy } from "../../../../domain/access-policy.ts";
import type { ConnectionAsk } from "../../../../domain/accounts/account-request.ts";
import { connectedAccount } from "../../../../domain/accounts/clients-account.ts";
import type { ClientsAccount } from "../../../../domain/accounts/clients-account.ts";
import type { NewRole } from "../../../../domain/accounts/new-account.ts";
import { bold, listed } from "../../mrkdwn.ts";
import { line } from "../shown.ts";
import type { Part } from "../shown.ts";
import { timeText } from "../time-text.ts";
import { policiesText } from "./account-step-text.ts";
import { whoMayAskAfterwards } from "./rules-about.ts";
import { shortCode } from "./what-account.ts";

export function aboutConnection({ wanted }: ConnectionAsk, policy: AccessPolicy): Part[] {
  return [
    line(`${bold("Roles that the client makes")}\n${rolesText(wanted.roles)}`),
    line(`${bold("Whom they trust, besides Rolecall:")} ${trustText(wanted)}.`),
    whoMayAskAfterwards(policy, connectedAccount(wanted, [])),
  ];
}

const MOST_ROLES = 4;

function rolesText(roles: readonly NewRole[]): string {
  const rows = roles
    .slice(0, MOST_ROLES)
    .map(
      ({ key, policies, roleName, sessionSeconds }) =>
        `• ${shortCode(roleName)} for ${shortCode(key)}, with ${policiesText(policies)}, for ${timeText(sessionSeconds)} at a time`,
    );
  const more = roles.length - rows.length;
  return [...rows, ...(more > 0 ? [`• and ${more} more roles`] : [])].join("\n");
}

const MOST_PEOPLE = 6;

function trustText({ people, trust }: ClientsAccount): string {
  switch (trust) {
    case "mfa":
      return "the people of the management account who signed in with MFA; who of them gets in is decided here";
    case "account":
      return ":warning: the people of the management account, with or without MFA; who of them gets in is decided here";
    case "named": {
      const names = people.slice(0, MOST_PEOPLE).map((arn) => shortCode(userIn(arn)));
      const more = people.length - names.length;
      return `by name and with MFA, and nobody else, ${listed(more > 0 ? [...names, `${more} more`] : names)}`;
    }
  }
}

function userIn(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
