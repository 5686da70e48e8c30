// A real Bolt app for the tests to put listeners on, connected to the sandbox Slack.
import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import type { AddressInfo } from "node:net";
import { seed } from "./agency-workspace.ts";

export async function startBolt(
  apiUrl: string,
  listen: (app: App) => void,
  signingSecret = seed.signingSecret,
) {
  const receiver = new HTTPReceiver({
    signingSecret,
    logLevel: LogLevel.ERROR,
  });
  const app = new App({
    token: seed.botToken,
    receiver,
    deferInitialization: true,
    convoStore: false,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 } },
  });
  listen(app);
  await app.init();
  const server = await receiver.start({ port: 0, host: "127.0.0.1" });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => receiver.stop() };
}
