// The manifest holds what the code needs of Slack, no more and no less, within Slack's limits.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { slackCalls } from "./slack-calls.ts";
import { scopesOf } from "./web-api-scopes.ts";

interface Manifest {
  display_information: {
    name: string;
    description: string;
    long_description: string;
    background_color: string;
  };
  features: {
    app_home: Record<string, boolean>;
    bot_user: { display_name: string };
    slash_commands: { command: string; description: string; usage_hint: string; url: string }[];
  };
  oauth_config: { scopes: { bot: string[] } };
  settings: {
    event_subscriptions: { request_url: string; bot_events: string[] };
    interactivity: { is_enabled: boolean; request_url: string; message_menu_options_url: string };
  };
}

const manifest = parse(readFileSync(`${__dirname}/../../manifest.yml`, "utf8")) as Manifest;
const { display_information: display, features, settings } = manifest;
const granted = manifest.oauth_config.scopes.bot;

const between = (least: number, most: number) => (text: string) =>
  text.length >= least && text.length <= most;

describe("the manifest, beside the code", () => {
  const { methods, listeners } = slackCalls({ folder: "src/adapters/slack" });

  it("has the commands that the code listens to", () => {
    expect(features.slash_commands.map(({ command }) => command)).toEqual(listeners.command);
  });

  it("subscribes to the events that the code listens to", () => {
    expect(settings.event_subscriptions.bot_events).toEqual(listeners.event);
  });

  it("has no method called whose scope nobody looked up", () => {
    expect(methods.filter((method) => !(method in scopesOf))).toEqual([]);
  });

  it("grants every scope that a called method needs", () => {
    const needed = methods.flatMap((method) => scopesOf[method] ?? []);
    expect(needed.filter((scope) => !granted.includes(scope))).toEqual([]);
  });

  it("grants no scope that nothing needs", () => {
    const forCommands = features.slash_commands.length > 0 ? ["commands"] : [];
    const needed = new Set([
      ...forCommands,
      ...methods.flatMap((method) => scopesOf[method] ?? []),
    ]);
    expect(granted.filter((scope) => !needed.has(scope))).toEqual([]);
  });
});

describe("the manifest, beside Slack's limits", () => {
  it.each([
    ["the name", display.name, between(1, 35)],
    ["the description", display.description, between(1, 140)],
    ["the long description", display.long_description, between(174, 4000)],
    ["the bot's name", features.bot_user.display_name, between(1, 80)],
  ])("%s fits", (_, text, fits) => {
    expect(fits(text)).toBe(true);
  });

  it("has a colour that Slack reads", () => {
    expect(display.background_color).toMatch(/^#[0-9a-f]{6}$/i);
  });

  it.each(features.slash_commands)("$command fits", ({ command, description, usage_hint }) => {
    expect(command).toMatch(/^\/[a-z0-9_-]{1,31}$/);
    expect(between(1, 2000)(description)).toBe(true);
    expect(between(0, 1000)(usage_hint)).toBe(true);
  });

  it("sends everything to one address", () => {
    const { interactivity, event_subscriptions: events } = settings;
    const addresses = new Set([
      ...features.slash_commands.map(({ url }) => url),
      events.request_url,
      interactivity.request_url,
      // Without it, Slack asks nobody for the options of a select that searches.
      interactivity.message_menu_options_url,
    ]);
    expect([...addresses]).toEqual(["https://rolecall.example.com/slack/events"]);
  });

  it("lets Rolecall write to people, who cannot answer there", () => {
    expect(features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: true,
    });
  });
});

describe("reading what the code asks of Slack", () => {
  const WAYS = {
    "a plain call": [`client.chat.update({ channel: "C", ts: "1", text: "" })`, "chat.update"],
    "a group kept aside": [`((views = client.views) => views.open({} as never))()`, "views.open"],
    "a method taken out": [`(({ info }) => info({ user: "U" }))(client.users)`, "users.info"],
    "a method in brackets": [`client.users["list"]()`, "users.list"],
    "a method handed on": [`[{}].map(client.reactions.add as never)`, "reactions.add"],
    "a nested group": [`client.usergroups.users.list({} as never)`, "usergroups.users.list"],
    "a method by name": [`client.apiCall("files.list")`, "files.list"],
    "a name only known later": [
      `client.apiCall(word)`,
      "something that is only known when it runs",
    ],
    "saying something": [`say("hello")`, "chat.postMessage"],
    "a namesake that is not Slack's": [`({ chat: { delete: () => 1 } }).chat.delete()`, undefined],
  } as const;
  const LISTENING = `const ids = { command: "/aws-access" } as const;
    app.command(ids.command, async () => {}); app.event("team_join", async () => {});`;
  const { methods, listeners } = slackCalls({
    files: {
      "src/adapters/slack/made-up.ts": `
        import type { App, SayFn } from "@slack/bolt";
        import { WebClient } from "@slack/web-api";
        export async function madeUp(client: WebClient, app: App, say: SayFn, word: string) {
          ${Object.values(WAYS)
            .map(([code]) => `void ${code};`)
            .join("\n")}
          ${LISTENING}
        }`,
    },
  });

  it("sees every way to call a method, and nothing else", () => {
    const expected = Object.values(WAYS).flatMap(([, method]) => method ?? []);
    expect(methods).toEqual([...expected].sort());
  });

  it("sees commands and events, also behind a constant", () => {
    expect(listeners).toEqual({ command: ["/aws-access"], event: ["team_join"] });
  });
});
