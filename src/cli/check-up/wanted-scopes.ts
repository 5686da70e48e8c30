// The scopes of the bot token, as manifest.yml asks for them; the image has no manifest.

export const WANTED_SCOPES: readonly string[] = [
  "commands",
  "chat:write",
  "users:read",
  "users:read.email",
  "usergroups:read",
  "channels:read",
  "groups:read",
];
