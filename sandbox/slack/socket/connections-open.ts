// apps.connections.open: an address that one socket can be opened at. It takes the app-level token, and only it.
import { type Answer, refuse } from "../methods/answer.ts";
import type { SlackWorld } from "../slack-world.ts";

interface Asker {
  token: string;
  bot?: string | undefined;
}

export function connectionsOpen(
  { token, bot }: Asker,
  { seed, socketAddress }: SlackWorld,
): Answer {
  if (token === seed.botToken) return refuse("not_allowed_token_type");
  if (token !== seed.appToken) return refuse("invalid_auth");
  return { ok: true, url: socketAddress(bot) };
}
