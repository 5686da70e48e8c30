// Control routes for the Slack workspace itself: who and what is in it, and changing that while the bot runs.
import type { SandboxSlack } from "../slack/slack.ts";
import type { SlackChange } from "../slack/slack-change.ts";
import { get, post, type Route, wrong } from "./route.ts";
import { slackChangeShape } from "./slack-change-shape.ts";

export function slackRoutes(slack: SandboxSlack): Route[] {
  return [
    get("/slack/world", "The people, user groups and channels as they are.", () => slack.world()),
    post("/slack/change", {
      says: "Changes the workspace, as its people or its administrators would.",
      body: slackChangeShape,
      example: { do: "add-to-group", group: "platform", person: "grace" },
      answer: ({ body }) => changed(slack, body),
    }),
  ];
}

async function changed(slack: SandboxSlack, change: SlackChange): Promise<{ done: true }> {
  try {
    await slack.change(change);
  } catch (error) {
    throw wrong(400, error instanceof Error ? error.message : String(error));
  }
  return { done: true };
}
