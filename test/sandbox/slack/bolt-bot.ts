// A real Bolt app for the tests to put listeners on, connected to the sandbox Slack.
import bolt from "@slack/bolt";
import type { AddressInfo } from "node:net";
import { seed } from "./agency-workspace.ts";

export type BoltApp = InstanceType<typeof bolt.App>;

export async function startBolt(apiUrl: string, listen: (app: BoltApp) => void) {
  const receiver = new bolt.HTTPReceiver({
    signingSecret: seed.signingSecret,
    logLevel: bolt.LogLevel.ERROR,
  });
  const app = new bolt.App({
    token: seed.botToken,
    receiver,
    deferInitialization: true,
    convoStore: false,
    logLevel: bolt.LogLevel.ERROR,
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 } },
  });
  listen(app);
  await app.init();
  const server = await receiver.start({ port: 0, host: "127.0.0.1" });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => receiver.stop() };
}
