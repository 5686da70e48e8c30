// Ways to break one thing that `rolecall doctor` looks at, each with what it then has to say.
import type { PolicyDocument, Statement } from "../../sandbox/aws/policy/policy-document.ts";
import { slackSeed } from "../../sandbox/seed-worlds.ts";
import { PROVISIONER, RUNTIME } from "./a-well-place.ts";
import type { WellPlace } from "./a-well-place.ts";

/** What is broken, and how it is put right again. */
export interface Break {
  readonly breaks?: () => unknown;
  readonly mends?: () => unknown;
  readonly environment?: Readonly<Record<string, string>>;
  /** The one line that is wrong, and what it says. */
  readonly line: string;
  readonly says: RegExp;
  readonly todo: RegExp;
  /** Lines that hang on it. */
  readonly notAsked?: readonly string[];
}

const without =
  (action: string) =>
  (document: PolicyDocument): PolicyDocument => ({
    ...document,
    Statement: statementsOf(document).map((statement) => {
      const { Action } = statement;
      return Array.isArray(Action)
        ? { ...statement, Action: Action.filter((one) => one !== action) }
        : statement;
    }),
  });
const statementsOf = ({ Statement: found }: PolicyDocument): Statement[] => [found].flat();
const letIn = (who: string): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::111111111111:root" },
      Action: ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"],
      Condition: { ArnEquals: { "aws:PrincipalArn": who } },
    },
  ],
});

const ALICE = "alice.andersen";
const TAG = "rolecall:slack-user";

const SLACK_TOO = ["app", "scopes", "approvers' channel", "user groups", "people"];

/** By what it is called. */
export function breaksOf(place: WellPlace): Readonly<Record<string, Break>> {
  const { sandbox } = place;
  const slack = sandbox.slack.change;
  const iam = sandbox.aws.change;
  const scopes = [...(slackSeed(sandbox.seed).scopes ?? [])];
  const organization = (features: "ALL" | "CONSOLIDATED_BILLING") =>
    sandbox.aws.changeOrganization({ do: "set", features });
  const tagged = (user: string, value: string) => iam({ do: "tag-user", user, key: TAG, value });
  return {
    "a wrong bot token": {
      environment: { SLACK_BOT_TOKEN: "xoxb-other" },
      line: "Slack: bot token",
      says: /Slack does not know it.* invalid_auth/,
      todo: /OAuth & Permissions/,
      notAsked: [...SLACK_TOO.map((what) => `Slack: ${what}`), "IAM users: whose they are"],
    },
    "no bot token": {
      environment: { SLACK_BOT_TOKEN: "" },
      line: "Settings: SLACK_BOT_TOKEN",
      says: /is missing/,
      todo: /xoxb-…/,
      notAsked: [
        ...["bot token", ...SLACK_TOO].map((what) => `Slack: ${what}`),
        "IAM users: whose they are",
      ],
    },
    "the id of another app": {
      environment: { SLACK_APP_ID: "A0SOMEOTHER" },
      line: "Slack: app",
      says: /of A0ROLECALL, and SLACK_APP_ID is A0SOMEOTHER/,
      todo: /one app's page/,
    },
    "a scope that is missing, and one too many": {
      breaks: () =>
        slack({
          do: "set-scopes",
          scopes: [...scopes.filter((scope) => scope !== "usergroups:read"), "files:read"],
        }),
      mends: () => slack({ do: "set-scopes", scopes }),
      line: "Slack: scopes",
      says: /lacks usergroups:read\. It has files:read for nothing/,
      todo: /manifest\.yml/,
    },
    "an app token that Slack does not know": {
      environment: { ROLECALL_TRANSPORT: "socket", SLACK_APP_TOKEN: "xapp-other" },
      line: "Slack: app token",
      says: /invalid_auth/,
      todo: /connections:write/,
    },
    "a channel that the bot is not in": {
      breaks: () => slack({ do: "remove-bot", channel: "C0APPROVALS" }),
      mends: () => slack({ do: "add-bot", channel: "C0APPROVALS" }),
      line: "Slack: approvers' channel",
      says: /not in #aws-approvals/,
      todo: /\/invite/,
    },
    "a channel that is shared": {
      breaks: () => slack({ do: "share-channel", channel: "C0APPROVALS", team: "T0ACMECORP" }),
      mends: () => slack({ do: "unshare-channel", channel: "C0APPROVALS", team: "T0ACMECORP" }),
      line: "Slack: approvers' channel",
      says: /shared with another workspace/,
      todo: /Stop sharing/,
    },
    "an archived channel": {
      breaks: () => slack({ do: "archive-channel", channel: "C0APPROVALS" }),
      mends: () => slack({ do: "unarchive-channel", channel: "C0APPROVALS" }),
      line: "Slack: approvers' channel",
      says: /archived/,
      todo: /Unarchive/,
    },
    "a user group that is disabled": {
      breaks: () => slack({ do: "disable-group", group: "platform" }),
      mends: () => slack({ do: "enable-group", group: "platform" }),
      line: "Slack: user groups",
      says: /@platform is disabled/,
      todo: /Enable it/,
    },
    "a table that is not there": {
      breaks: () => place.losesTable(),
      mends: () => place.makesTable(),
      line: "Table: table",
      says: /no table rolecall/,
      todo: /Deploy the stack/,
      notAsked: ["indexes", "reading", "safety"].map((what) => `Table: ${what}`),
    },
    "an index that is missing": {
      breaks: () => place.losesIndex("due"),
      mends: async () => {
        await place.losesTable();
        await place.makesTable();
      },
      line: "Table: indexes",
      says: /index due is missing: dueShard \(S\), dueAt \(N\), keys only/,
      todo: /one index at a time/,
    },
    "a role that lacks an action": {
      breaks: () => place.puts("runtime", without("iam:RemoveUserFromGroup")),
      mends: () => place.puts("runtime"),
      line: "Permissions: its own role",
      says: /^rolecall lacks iam:RemoveUserFromGroup on group\/rolecall\/\*/,
      todo: /rolecall permissions runtime --account 111111111111 --organization o-northwind01/,
    },
    "a role that may do too much": {
      breaks: () =>
        iam({
          do: "put-role-policy",
          ...{ role: RUNTIME, policy: "extra" },
          document: {
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
          },
        }),
      mends: () => iam({ do: "delete-role-policy", role: RUNTIME, policy: "extra" }),
      line: "Permissions: its own role",
      says: /may besides do s3:\* on everything/,
      todo: /rolecall permissions runtime/,
    },
    "a provisioner that lacks an action": {
      breaks: () => place.puts("provisioner", without("iam:DeleteGroup")),
      mends: () => place.puts("provisioner"),
      line: "Permissions: the provisioner's role",
      says: /lacks iam:DeleteGroup on group\/rolecall\/\*.* is not denied iam:DeleteGroup/,
      todo: /rolecall permissions provisioner/,
    },
    "a provisioner that lets Rolecall in no longer": {
      breaks: () =>
        iam({ do: "set-trust", role: PROVISIONER, document: letIn(`${RUNTIME}-other`) }),
      mends: () => iam({ do: "set-trust", role: PROVISIONER, document: letIn(RUNTIME) }),
      line: "Permissions: becoming the provisioner",
      says: /does not let rolecall become rolecall-provisioner/,
      todo: /trust policy to what .*permissions provisioner-trust/,
    },
    "an organization for one bill only": {
      breaks: () => organization("CONSOLIDATED_BILLING"),
      mends: () => organization("ALL"),
      line: "AWS: organization",
      says: /consolidated billing only/,
      todo: /enable-all-features/,
    },
    "a person without a tag": {
      breaks: () => iam({ do: "untag-user", user: ALICE, key: TAG }),
      mends: () => tagged(ALICE, "T0NORTHWND/U0ALICE001"),
      line: "IAM users: tags",
      says: /alice\.andersen has no tag rolecall:slack-user/,
      todo: /rolecall people/,
    },
    "two users with one tag": {
      breaks: () => tagged("grace.gomez", "T0NORTHWND/U0ALICE001"),
      mends: () => tagged("grace.gomez", "T0NORTHWND/U0GRACE001"),
      line: "IAM users: tags",
      says: /alice\.andersen and grace\.gomez have one tag/,
      todo: /rolecall people/,
    },
    "a tag of another workspace": {
      breaks: () => tagged("grace.gomez", "T0ELSEWHERE/U0GRACE001"),
      mends: () => tagged("grace.gomez", "T0NORTHWND/U0GRACE001"),
      line: "IAM users: whose they are",
      says: /grace\.gomez is tagged for another workspace/,
      todo: /rolecall people/,
    },
    "a person without the boundary": {
      breaks: () => iam({ do: "remove-boundary", user: ALICE }),
      mends: () => iam({ do: "set-boundary", user: ALICE, boundary: "rolecall/people" }),
      line: "IAM users: boundaries",
      says: /alice\.andersen does not carry rolecall\/people/,
      todo: /put-user-permissions-boundary --user-name alice\.andersen/,
    },
  };
}
