// The command line's composition root: which adapter each verb gets.
import { iamClient, organizationsClient, stsClient } from "../adapters/aws/clients.ts";
import { awsCheckUp } from "../adapters/aws/aws-check-up.ts";
import { existingAccess } from "../adapters/aws/existing-access.ts";
import { ownAccess } from "../adapters/aws/own-access.ts";
import { taggedUsers } from "../adapters/aws/tagged-users.ts";
import { documentClient } from "../adapters/dynamodb/dynamodb-client.ts";
import { tableCheckUp } from "../adapters/dynamodb/table-check-up.ts";
import { policyDraft } from "../adapters/policy-file/policy-draft.ts";
import { patientClient } from "../adapters/slack/patient-client.ts";
import { slackCheckUp } from "../adapters/slack/slack-check-up.ts";
import { createUserGroups } from "../adapters/slack/user-groups.ts";
import { createWorkspacePeople } from "../adapters/slack/workspace-people.ts";
import { systemSurroundings } from "../adapters/system/surroundings.ts";
import { readAsFarAsRight } from "../config.ts";
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
    ownAccess: () => ownAccess({ iam: iamClient(), sts: stsClient() }),
    existing: existingParts,
    checkUp: checkUpParts,
    draft: policyDraft,
  };
}

/** Hundreds of calls in a row are slowed down now and then, and whoever waits for them can wait. */
const PATIENT = { maxAttempts: 10 };

function existingParts(): ReturnType<CliParts["existing"]> {
  return existingAccess({
    iam: iamClient(PATIENT),
    sts: stsClient(PATIENT),
    organizations: organizationsClient(PATIENT),
    iamFor: (credentials) => iamClient({ ...PATIENT, credentials }),
  });
}

/** What is wrong with the settings is one of the things it says. */
function checkUpParts(): ReturnType<CliParts["checkUp"]> {
  const { faults, config, secrets } = readAsFarAsRight();
  const { botToken, appToken } = secrets;
  const { transport, appId, apiUrl } = config.slack;
  const { table, provisionerRole } = config;
  const { now } = systemSurroundings;
  return {
    settings: {
      ...{ faults, transport, appId, table, provisionerRole },
      hasBotToken: botToken !== "",
      hasAppToken: appToken !== null,
    },
    slack: slackCheckUp({
      ...{ botToken, appToken: appToken ?? "", now },
      ...(apiUrl === undefined ? {} : { apiUrl }),
    }),
    table: tableCheckUp({ client: documentClient(), tableName: table.name }),
    aws: awsCheckUp({
      iam: iamClient(PATIENT),
      sts: stsClient(),
      organizations: organizationsClient(PATIENT),
      now,
    }),
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
