import { readConfig } from "../src/config.ts";

const ENOUGH = {
  SLACK_BOT_TOKEN: "xoxb-1",
  SLACK_SIGNING_SECRET: "secret",
  SLACK_APP_ID: "A0ROLECALL",
};

describe("the settings", () => {
  it("that are enough to start leave the rest to sensible values", () => {
    expect(readConfig(ENOUGH)).toEqual({
      port: 3000,
      slack: { botToken: "xoxb-1", signingSecret: "secret", appId: "A0ROLECALL" },
      policyFile: "rolecall.yaml",
      table: { name: "rolecall", create: false },
      provisionerRole: null,
      leaseMilliseconds: 30_000,
      pollMilliseconds: 5000,
      driftMilliseconds: 300_000,
      logLevel: "info",
    });
  });

  it("that are missing are all named at once, each with where to find it", () => {
    expect(() => readConfig({})).toThrow(
      [
        "Rolecall cannot start; these settings are missing or wrong:",
        "  SLACK_BOT_TOKEN: is missing: OAuth & Permissions on the Slack app's page, xoxb-…",
        "  SLACK_SIGNING_SECRET: is missing: Basic Information on the Slack app's page",
        "  SLACK_APP_ID: is missing: Basic Information on the Slack app's page, A…",
      ].join("\n"),
    );
  });

  it.each([
    ["SLACK_BOT_TOKEN", "xapp-1"],
    ["SLACK_APP_ID", "app"],
    ["PORT", "many"],
    ["LOG_LEVEL", "loud"],
    ["ROLECALL_LEASE_SECONDS", "0"],
    ["SLACK_API_URL", "nowhere"],
  ])("refuse %s=%s", (name, value) => {
    expect(() => readConfig({ ...ENOUGH, [name]: value })).toThrow(`  ${name}: `);
  });
});
