import { chatUpdate } from "../../../sandbox/slack/methods/chat-update.ts";
import { startMessageFields } from "../../../sandbox/slack/message-fields.ts";
import { startNeighbour } from "../../../sandbox/slack/neighbour-app.ts";
import { startResponseUrls } from "../../../sandbox/slack/response-url.ts";
import type { SlackWorld } from "../../../sandbox/slack/slack-world.ts";
import { startTriggers } from "../../../sandbox/slack/trigger.ts";
import { startViews } from "../../../sandbox/slack/views.ts";
import { startWorkspace } from "../../../sandbox/slack/workspace.ts";
import { seed } from "./agency-workspace.ts";

const undelivered = () => Promise.resolve({ body: undefined, milliseconds: 0 });

it("a bot may not rewrite what a person wrote", () => {
  const workspace = startWorkspace(seed);
  const world: SlackWorld = {
    seed,
    now: Date.now,
    workspace,
    neighbour: startNeighbour(seed, workspace),
    messageFields: startMessageFields(),
    triggers: startTriggers(seed.teamId),
    responseUrls: startResponseUrls(() => ""),
    views: startViews(),
    deliver: undelivered,
    sendEvent: undelivered,
    socketAddress: () => "",
    granted: { scopes: seed.scopes },
  };
  const said = { channelId: "C0ACCESS", from: "U0ALICE", text: "hello", blocks: [] };
  const { ts } = world.workspace.post(said);
  expect(chatUpdate({ channel: "C0ACCESS", ts, text: "bye" }, world)).toEqual({
    ok: false,
    error: "cant_update_message",
  });
  expect(world.workspace.message("C0ACCESS", ts)?.text).toBe("hello");
});
