// What the workspace holds: people, channels and messages.
import { type Messages, startMessages } from "./messages.ts";
import { type Roster, startRoster } from "./roster.ts";
import type { SlackSeed } from "./slack-seed.ts";

export type Workspace = Roster & Messages;

export function startWorkspace(seed: SlackSeed, now?: () => number): Workspace {
  return { ...startRoster(seed), ...startMessages(now) };
}
