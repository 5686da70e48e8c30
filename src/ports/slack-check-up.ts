// What a check-up needs to see of Slack: the app's tokens, its channel, and the people and user groups that are named.
import type { SlackMember } from "../domain/policy/match-people.ts";
import type { Looked } from "./looked.ts";

export interface SlackCheckUp {
  /** Slack answers even where it takes no token. */
  token(): Promise<Looked<TokenSeen>>;
  /** The id of the app that a bot is of. */
  appOf(botId: string): Promise<Looked<string>>;
  /** Asks for an address to connect to, and connects nothing. */
  appToken(): Promise<Looked<true>>;
  /** Null where the bot sees no such channel. */
  channel(id: string): Promise<Looked<ChannelSeen | null>>;
  userGroups(): Promise<Looked<readonly UserGroupSeen[]>>;
  people(): Promise<Looked<readonly SlackMember[]>>;
}

export interface TokenSeen {
  /** How far Slack's clock is ahead of this one; null where Slack does not tell. */
  readonly secondsAhead: number | null;
  readonly bot: BotSeen | { readonly refused: string };
}

export interface BotSeen {
  readonly botId: string;
  readonly botName: string;
  readonly teamId: string;
  readonly teamName: string;
  /** Null where Slack does not tell. */
  readonly scopes: readonly string[] | null;
}

export interface ChannelSeen {
  readonly name: string;
  readonly hasBot: boolean;
  readonly isArchived: boolean;
  /** With another workspace, or somebody there is invited to it. */
  readonly isShared: boolean;
}

export interface UserGroupSeen {
  readonly id: string;
  readonly handle: string;
  readonly isDisabled: boolean;
}
