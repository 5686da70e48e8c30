// The workspace a sandbox Slack starts with: the app, its bot, the people, the channels and the user groups.

export interface SeedPerson {
  /** Short name used by tests and the control page: "alice". */
  key: string;
  id: string;
  name: string;
  timeZone?: string;
  guest?: boolean;
  singleChannelGuest?: boolean;
  deactivated?: boolean;
  admin?: boolean;
  /** Another workspace: the person is here through Slack Connect. */
  teamId?: string;
  email?: string;
  isBot?: boolean;
}

export interface SeedChannel {
  id: string;
  name: string;
  /** Person keys. */
  members: string[];
  /** With another workspace, through Slack Connect. */
  shared?: boolean;
  private?: boolean;
  archived?: boolean;
  /** The bot is in every channel unless this says otherwise. */
  withoutBot?: boolean;
}

/** A user group: people who are mentioned together. */
export interface SeedGroup {
  /** Short name used by tests and the control page: "platform". */
  key: string;
  id: string;
  /** Without the `@`. */
  handle: string;
  name: string;
  /** Person keys. */
  members: string[];
  disabled?: boolean;
}

/** An app as the workspace knows it. */
export interface SeedApp {
  appId: string;
  userId: string;
  botId: string;
  name: string;
}

export interface SlackSeed {
  teamId: string;
  teamName: string;
  appId: string;
  botToken: string;
  /** App-level, for Socket Mode; absent: the app has none. */
  appToken?: string;
  signingSecret: string;
  /** What the bot token was granted; absent: Slack's answers do not say. */
  scopes?: readonly string[];
  bot: { userId: string; botId: string; name: string };
  people: SeedPerson[];
  channels: SeedChannel[];
  groups?: SeedGroup[];
  /** Another app of the same workspace. */
  neighbour?: SeedApp;
  /** "/aws-access" */
  command: string;
  /** The events the app is subscribed to; absent: all there are. */
  events?: readonly string[];
}

/** The workspace's address: `<domain>.slack.com`. */
export function domainOf(seed: SlackSeed): string {
  return seed.teamName.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}

export function ownApp({ appId, bot }: SlackSeed): SeedApp {
  return { appId, ...bot };
}

/** Whose messages these are, where an app wrote them. */
export function appOf(userId: string, seed: SlackSeed): SeedApp | undefined {
  const { neighbour } = seed;
  if (userId === seed.bot.userId) return ownApp(seed);
  return neighbour?.userId === userId ? neighbour : undefined;
}
