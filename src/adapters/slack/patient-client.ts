// A Web API client for work that nobody waits for within seconds: it waits as long as Slack asks it to, and tries again.
import { LogLevel, WebClient } from "@slack/web-api";
import type { SlackConnection } from "./slack-clients.ts";

const PATIENCE = { retries: 3, minTimeout: 1000 };

export function patientClient({ botToken, apiUrl }: SlackConnection): WebClient {
  return new WebClient(botToken, {
    retryConfig: PATIENCE,
    timeout: 10_000,
    logLevel: LogLevel.ERROR,
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  });
}
