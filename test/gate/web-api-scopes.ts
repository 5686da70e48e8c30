// Which scope each Web API method asks for (docs.slack.dev/reference/methods), for the methods a bot like ours may call.

const NONE: readonly string[] = [];

export const scopesOf: Readonly<Record<string, readonly string[]>> = {
  // Of an app-level token, which has scopes of its own.
  "apps.connections.open": NONE,
  "auth.test": NONE,
  "bots.info": ["users:read"],
  "chat.delete": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.postMessage": ["chat:write"],
  "chat.update": ["chat:write"],
  // Public channels and private ones.
  "conversations.info": ["channels:read", "groups:read"],
  "conversations.open": ["im:write"],
  "usergroups.list": ["usergroups:read"],
  "usergroups.users.list": ["usergroups:read"],
  "users.info": ["users:read"],
  // Without the second there are no e-mails in what it answers.
  "users.list": ["users:read", "users:read.email"],
  "users.lookupByEmail": ["users:read.email"],
  "views.open": NONE,
  "views.publish": NONE,
  "views.push": NONE,
  "views.update": NONE,
};
