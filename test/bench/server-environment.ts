// The environment of a server that is measured outside of the sandbox's own bots: the sandbox's Slack and AWS.
import { devNull } from "node:os";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { botEnvironment } from "../../sandbox/seed-worlds.ts";

export function serverEnvironment({
  seed,
  slack,
  aws,
  policyFile,
}: Sandbox): Record<string, string> {
  return {
    ...botEnvironment(seed, {
      slackApiUrl: slack.apiUrl,
      awsEndpointUrl: aws.endpointUrl,
      policyFile,
      emptyFile: devNull,
    }),
    ROLECALL_POLL_SECONDS: "3600",
    LOG_LEVEL: "warn",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
}
