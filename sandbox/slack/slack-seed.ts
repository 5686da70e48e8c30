// The workspace a sandbox Slack starts with: the app, its bot, the people and the channels.

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
  shared?: boolean;
  /** The bot is in every channel unless this says otherwise. */
  withoutBot?: boolean;
}

export interface SlackSeed {
  teamId: string;
  teamName: string;
  appId: string;
  botToken: string;
  signingSecret: string;
  bot: { userId: string; botId: string; name: string };
  people: SeedPerson[];
  channels: SeedChannel[];
  /** "/aws-access" */
  command: string;
}

/** The workspace's address: `<domain>.slack.com`. */
export function domainOf(seed: SlackSeed): string {
  return seed.teamName.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
