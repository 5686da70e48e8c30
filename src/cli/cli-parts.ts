// The command line's composition root: which adapter each verb gets.
import { iamClient } from "../adapters/aws/clients.ts";
import { taggedUsers } from "../adapters/aws/tagged-users.ts";
import { patientClient } from "../adapters/slack/patient-client.ts";
import { createUserGroups } from "../adapters/slack/user-groups.ts";
import { createWorkspacePeople } from "../adapters/slack/workspace-people.ts";
import { systemSurroundings } from "../adapters/system/surroundings.ts";
import type { CliSettings } from "../config.ts";
import { Trouble } from "../domain/trouble.ts";
import { readPolicyOnDisk } from "./policy-on-disk.ts";
import type { CliParts } from "./verb.ts";

export function cliParts(settings: CliSettings): CliParts {
  const { policyFile, color } = settings;
  return {
    policyFile,
    color,
    readPolicy: readPolicyOnDisk,
    slack: () => slackParts(settings),
    aws: () => taggedUsers(iamClient()),
  };
}

function slackParts({ slackToken, slackApiUrl }: CliSettings): ReturnType<CliParts["slack"]> {
  if (slackToken === undefined) {
    throw new Trouble("SLACK_BOT_TOKEN is not set, and Slack tells nothing without it.", {
      retryable: false,
    });
  }
  const { now } = systemSurroundings;
  const apiUrl = slackApiUrl === undefined ? {} : { apiUrl: slackApiUrl };
  const client = patientClient({ botToken: slackToken, ...apiUrl });
  return { people: createWorkspacePeople(client), groups: createUserGroups({ client, now }) };
}
