// What Rolecall is set to by its environment, and what it says of settings that are missing, wrong or mistyped.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig, settingFaults } from "../src/config.ts";
import { SETTINGS } from "../src/settings.ts";

const ENOUGH = {
  SLACK_BOT_TOKEN: "xoxb-1",
  SLACK_SIGNING_SECRET: "secret",
  SLACK_APP_ID: "A0ROLECALL",
};

describe("the settings", () => {
  it("that are enough to start leave the rest to sensible values", () => {
    expect(readConfig(ENOUGH).config).toEqual({
      port: 3000,
      slack: { transport: "http", appId: "A0ROLECALL" },
      policyFile: "rolecall.yaml",
      table: { name: "rolecall", create: false },
      provisionerRole: null,
      leaseMilliseconds: 30_000,
      pollMilliseconds: 5000,
      driftMilliseconds: 300_000,
      logLevel: "info",
    });
  });

  it("have what is secret apart from the rest", () => {
    const { config, secrets } = readConfig({ ...ENOUGH, SLACK_APP_TOKEN: "xapp-1" });
    expect(secrets).toEqual({ botToken: "xoxb-1", signingSecret: "secret", appToken: "xapp-1" });
    expect(JSON.stringify(config)).not.toMatch(/xoxb|secret|xapp/);
  });

  it("that are missing are all named at once, each with where to find it", () => {
    expect(() => readConfig({ SLACK_APP_ID: "" })).toThrow(
      [
        "Rolecall cannot start; these settings are missing or wrong:",
        "  SLACK_BOT_TOKEN: is missing: xoxb-…, from OAuth & Permissions on the Slack app's page",
        "  SLACK_SIGNING_SECRET: is missing: a text, from Basic Information on the Slack app's page",
        "  SLACK_APP_ID: is missing: A…, from Basic Information on the Slack app's page",
      ].join("\n"),
    );
  });

  it("over sockets take the app's token in place of the signing secret", () => {
    const { SLACK_SIGNING_SECRET: _secret, ...unsigned } = ENOUGH;
    const bySocket = { ...unsigned, ROLECALL_TRANSPORT: "socket" };
    expect(settingFaults(bySocket)).toEqual([
      "SLACK_APP_TOKEN: is missing: xapp-…, with connections:write, from Basic Information on the Slack app's page",
    ]);
    const { config } = readConfig({ ...bySocket, SLACK_APP_TOKEN: "xapp-1" });
    expect(config.slack.transport).toBe("socket");
  });

  it.each([
    ["SLACK_BOT_TOKEN", "xapp-1"],
    ["SLACK_APP_TOKEN", "xoxb-1"],
    ["SLACK_APP_ID", "app"],
    ["PORT", "many"],
    ["LOG_LEVEL", "loud"],
    ["ROLECALL_TRANSPORT", "pigeon"],
    ["ROLECALL_TABLE", "a table"],
    ["ROLECALL_LEASE_SECONDS", "0"],
    ["ROLECALL_LEASE_SECONDS", "601"],
    ["ROLECALL_PROVISIONER_ROLE", "rolecall-provisioner"],
    ["SLACK_API_URL", "nowhere"],
  ] as const)("refuse %s=%s by its name, with what is allowed", (name, value) => {
    expect(() => readConfig({ ...ENOUGH, [name]: value })).toThrow(
      `\n  ${name}: is wrong: ${SETTINGS[name].allowed}`,
    );
  });

  it("never say a value again, which may be secret", () => {
    const mistaken = { ...ENOUGH, SLACK_BOT_TOKEN: "the-real-secret" };
    expect(settingFaults(mistaken).join()).not.toContain("the-real-secret");
  });

  it("that are mistyped do not go unnoticed", () => {
    expect(settingFaults({ ...ENOUGH, ROLECALL_POL_SECONDS: "1" })).toEqual([
      "ROLECALL_POL_SECONDS: there is no such setting; did you mean ROLECALL_POLL_SECONDS?",
    ]);
  });
});

describe("docs/configuration.md", () => {
  const page = readFileSync(join(__dirname, "../docs/configuration.md"), "utf8");
  const rows = page
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|").map((cell) => cell.trim().replaceAll("`", "")));

  it("has each setting in a row of its own, and no other", () => {
    expect(rows.map(([, name]) => name)).toEqual(Object.keys(SETTINGS));
  });

  it.each(Object.entries(SETTINGS))(
    "says what is allowed for %s, and its default",
    (name, setting) => {
      const row = rows.find(([, called]) => called === name) ?? [];
      expect(row[2]).toBe(setting.allowed);
      if (setting.fallback !== null) expect(row[3]).toBe(setting.fallback);
      else expect(row[3]).toMatch(/^(must be set|none$|Slack's own$)/);
      expect(row[4]?.length).toBeGreaterThan(10);
    },
  );
});
