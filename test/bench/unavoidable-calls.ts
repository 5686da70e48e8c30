// The floor of a grant for a time: the calls that cannot be left out and cannot be made at once, made one after the other.
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  IAMClient,
  ListGroupsForUserCommand,
  PutGroupPolicyCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { WebClient } from "@slack/web-api";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import {
  ACCESS_POLICY_NAME,
  accessGroupPolicy,
  guardPolicy,
} from "../../src/domain/iam-documents.ts";
import { SANDBOX_TABLE } from "../support/stored-requests.ts";
import { serverEnvironment } from "./server-environment.ts";

export interface GrantCase {
  readonly name: string;
  /** Whether Slack was asked within the last minute who clicks. */
  readonly isKnown: boolean;
  readonly isNewGroup: boolean;
}

export interface UnavoidableCall {
  readonly name: string;
  readonly service: "dynamodb" | "iam" | "slack";
  make(): Promise<unknown>;
}

/** Who takes no part in what is measured beside it. */
export interface Bystander {
  readonly user: string;
  readonly iamUser: string;
}

interface Floor {
  callsOf(grant: GrantCase, someone: Bystander): readonly UnavoidableCall[];
  stop(): void;
}

export const FLOOR_GROUP = "the-floor";
const FLOOR_GUARD = "rolecall-guard.the-floor";
const HOUR = 3_600_000;

const ROLE_ARN = "arn:aws:iam::500000000000:role/OrganizationAccountAccessRole";

export function unavoidableCalls(sandbox: Sandbox): Floor {
  const clients = bareClients(sandbox);
  const { iam, slack } = clients;
  const call = (
    service: UnavoidableCall["service"],
    name: string,
    make: UnavoidableCall["make"],
  ) => ({ service, name, make });
  let made = 0;

  const newGroup = (group: string) => [
    call("iam", "make the group", () =>
      iam.send(new CreateGroupCommand({ GroupName: group, Path: "/rolecall/" })),
    ),
    call("iam", "write its policy", () =>
      iam.send(
        new PutGroupPolicyCommand({
          GroupName: group,
          PolicyName: ACCESS_POLICY_NAME,
          PolicyDocument: JSON.stringify(accessGroupPolicy(ROLE_ARN)),
        }),
      ),
    ),
  ];
  return {
    callsOf: ({ isKnown, isNewGroup }, { user, iamUser }) => {
      made += 1;
      const group = isNewGroup ? `${FLOOR_GROUP}-${made}` : FLOOR_GROUP;
      const look = () => iam.send(new ListGroupsForUserCommand({ UserName: iamUser }));
      const guard = () =>
        iam.send(
          new PutUserPolicyCommand({
            UserName: iamUser,
            PolicyName: FLOOR_GUARD,
            PolicyDocument: JSON.stringify(guardPolicy(ROLE_ARN, Date.now() + HOUR)),
          }),
        );
      const join = () =>
        iam.send(new AddUserToGroupCommand({ GroupName: group, UserName: iamUser }));
      return [
        ...(isKnown ? [] : [call("slack", "who clicks", () => slack.users.info({ user }))]),
        call("dynamodb", "store the decision", () => putBare(clients.dynamodb, `floor#${made}`)),
        call("iam", "look", look),
        // The guard could be written while the group is made, which takes longer.
        ...(isNewGroup ? newGroup(group) : [call("iam", "guard", guard)]),
        call("iam", "join", join),
        call("iam", "read back", look),
        call("slack", "DM", () => slack.chat.postMessage({ channel: user, text: "You are in." })),
      ];
    },
    stop: () => {
      iam.destroy();
      clients.dynamodb.destroy();
    },
  };
}

export function bareClients(sandbox: Sandbox) {
  const environment = serverEnvironment(sandbox);
  const setting = (name: string) => environment[name] ?? "";
  const aws = {
    endpoint: setting("AWS_ENDPOINT_URL"),
    region: setting("AWS_REGION"),
    credentials: {
      accessKeyId: setting("AWS_ACCESS_KEY_ID"),
      secretAccessKey: setting("AWS_SECRET_ACCESS_KEY"),
    },
  };
  return {
    aws,
    iam: new IAMClient(aws),
    dynamodb: new DynamoDBClient(aws),
    slack: new WebClient(setting("SLACK_BOT_TOKEN"), { slackApiUrl: setting("SLACK_API_URL") }),
  };
}

export function putBare(client: DynamoDBClient, subject: string): Promise<unknown> {
  return client.send(
    new PutItemCommand({
      TableName: SANDBOX_TABLE,
      Item: { subject: { S: subject }, number: { N: "1" } },
      ConditionExpression: "attribute_not_exists(#subject)",
      ExpressionAttributeNames: { "#subject": "subject" },
    }),
  );
}
