// Whether Slack takes the tokens, whether they are of our app, and whether they may do what Rolecall does, and no more.
import { listed } from "../wording.ts";
import { cannotSay, judged, notAsked, ok, wrong } from "./check-line.ts";
import type { Line, Verdict } from "./check-line.ts";
import type { CheckUpSettings } from "./check-up-parts.ts";
import { botOf } from "./look-around.ts";
import type { SlackFacts } from "./look-around.ts";
import { WANTED_SCOPES } from "./wanted-scopes.ts";

type Settings = Pick<CheckUpSettings, "appId" | "hasBotToken" | "transport">;
type Tokens = Pick<SlackFacts, "token" | "app" | "appToken">;

export function judgeSlack(tokens: Tokens, settings: Settings): Line[] {
  const manifest = settings.transport === "socket" ? "manifest.socket.yml" : "manifest.yml";
  return [
    { what: "bot token", ...judgeToken(tokens, settings) },
    { what: "app", ...judgeApp(tokens, settings) },
    { what: "scopes", ...judgeScopes(tokens, manifest) },
    ...(settings.transport === "socket" ? [{ what: "app token", ...judgeAppToken(tokens) }] : []),
  ];
}

/** What Slack calls it, and what to do. */
const REFUSED: Readonly<Record<string, readonly [string, string]>> = {
  invalid_auth: ["Slack does not know it.", "Copy it again from OAuth & Permissions."],
  account_inactive: [
    "The app was removed from the workspace.",
    "Install the app again, and set SLACK_BOT_TOKEN to its new token.",
  ],
  token_revoked: [
    "It was revoked.",
    "Install the app again, and set SLACK_BOT_TOKEN to its new token.",
  ],
  token_expired: ["It has run out.", "Switch token rotation off, as manifest.yml has it."],
  not_a_bot: ["It is of a person.", "Use the Bot User OAuth Token, xoxb-…."],
};

function judgeToken({ token }: Tokens, { hasBotToken }: Settings): Verdict {
  const silent = (says: string) =>
    wrong(says, "See that HTTPS to slack.com is let out from here, and look at slack-status.com.");
  return judged(
    token,
    ({ bot }) => {
      if (!hasBotToken) return notAsked("SLACK_BOT_TOKEN is missing or wrong");
      if ("refused" in bot) return refused(bot.refused);
      return ok(`It is of ${bot.botName} in ${bot.teamName} (${bot.teamId}).`);
    },
    silent,
  );
}

function refused(code: string): Verdict {
  const [says, todo] = REFUSED[code] ?? ["Slack does not take it.", "Set SLACK_BOT_TOKEN anew."];
  return wrong(`${says} It answers ${code}.`, todo);
}

function judgeApp({ app }: Tokens, { appId }: Settings): Verdict {
  return judged(app, (found) => {
    if (appId === "") return notAsked("SLACK_APP_ID is missing or wrong");
    if (found === "") {
      return cannotSay("Slack does not tell of which app the bot is.", `Compare with ${appId}.`);
    }
    if (found === appId) return ok(`The bot is of ${appId}.`);
    return wrong(
      `The bot is of ${found}, and SLACK_APP_ID is ${appId}.`,
      "Take all tokens and the id from one app's page.",
    );
  });
}

function judgeScopes({ token }: Tokens, manifest: string): Verdict {
  return judged(token, () => {
    const bot = botOf(token);
    if (!bot) return notAsked("Slack does not take the bot token");
    const { scopes } = bot;
    if (scopes === null) {
      return cannotSay("Slack does not tell.", `Compare OAuth & Permissions with ${manifest}.`);
    }
    return judgeGranted(scopes, manifest);
  });
}

function judgeGranted(granted: readonly string[], manifest: string): Verdict {
  const missing = WANTED_SCOPES.filter((scope) => !granted.includes(scope));
  const superfluous = granted.filter((scope) => !WANTED_SCOPES.includes(scope));
  const says = [
    ...(missing.length > 0 ? [`The bot token lacks ${listed(missing)}.`] : []),
    ...(superfluous.length > 0 ? [`It has ${listed(superfluous)} for nothing.`] : []),
  ];
  if (says.length === 0) return ok(`They are those of ${manifest}.`);
  return wrong(
    says.join(" "),
    `Paste ${manifest} into App Manifest on the app's page, and install the app again.`,
  );
}

function judgeAppToken({ appToken }: Tokens): Verdict {
  return judged(
    appToken,
    () => ok("Slack takes it for Socket Mode. Nothing was connected."),
    (says) =>
      wrong(
        says,
        "Make one with connections:write under Basic Information, and switch Socket Mode on.",
      ),
  );
}
