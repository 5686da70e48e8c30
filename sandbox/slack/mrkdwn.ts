// What a person reads where a bot wrote mrkdwn: mentions, links, dates and escapes resolved.
import { renderDate } from "./slack-date.ts";

export interface Reader {
  personName(id: string): string | undefined;
  channelName(id: string): string | undefined;
  /** The handle of a user group, without the `@`. */
  groupHandle(id: string): string | undefined;
  timeZone: string;
  now: number;
}

/** What stands between `<` and `>`, split at the bar. */
interface Token {
  target: string;
  label: string | undefined;
}

const LOUD = new Set(["channel", "here", "everyone"]);

/** A mention that rings for a whole channel, written so that nobody overlooks it. */
export function loudMention(range: string): string {
  return `🔔🔔 @${range.toUpperCase()} 🔔🔔`;
}

export function loudMentionsIn(mrkdwn: string): string[] {
  const mentions = mrkdwn.matchAll(/<!(channel|here|everyone)(?:\|[^<>]*)?>/g);
  return [...mentions].map(([, range = ""]) => loudMention(range));
}

/** Ids of the people and user groups that are mentioned, each once. */
export function mentionsIn(mrkdwn: string): string[] {
  const mentions = mrkdwn.matchAll(/<(?:@|!subteam\^)(\w+)(?:\|[^<>]*)?>/g);
  return [...new Set([...mentions].map(([, id = ""]) => id))];
}

export function readMrkdwn(mrkdwn: string, reader: Reader): string {
  return mrkdwn
    .split(/(<[^<>\s][^<>]*>)/)
    .map((part) =>
      /^<[^<>\s][^<>]*>$/.test(part) ? shown(part.slice(1, -1), reader) : unescaped(part),
    )
    .join("");
}

/** Slack resolves the three escapes in plain_text too. */
export function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function shown(inside: string, reader: Reader): string {
  const [target = "", ...rest] = inside.split("|");
  const token = { target, label: rest.length > 0 ? unescaped(rest.join("|")) : undefined };
  const id = target.slice(1);
  switch (target[0]) {
    case "@":
      return `@${reader.personName(id) ?? token.label ?? id}`;
    case "#":
      return `#${reader.channelName(id) ?? token.label ?? id}`;
    case "!":
      return special(token, reader);
    default:
      return link(token);
  }
}

function link({ target, label }: Token): string {
  const address = unescaped(target);
  return label === undefined ? address : `${label} (${address})`;
}

function special({ target, label }: Token, reader: Reader): string {
  const command = target.slice(1);
  if (LOUD.has(command)) return loudMention(command);
  return groupMention(command, reader) ?? dateOf(command, reader) ?? label ?? command;
}

/** Slack shows the handle the group has now, whatever the label says. */
function groupMention(command: string, reader: Reader): string | undefined {
  const id = /^subteam\^(\w+)$/.exec(command)?.[1];
  const handle = id === undefined ? undefined : reader.groupHandle(id);
  return handle === undefined ? undefined : `@${handle}`;
}

function dateOf(command: string, reader: Reader): string | undefined {
  const [, seconds, format] = /^date\^(\d+)\^([^^]+)/.exec(command) ?? [];
  if (seconds === undefined || format === undefined) return undefined;
  return renderDate(Number(seconds), format, reader);
}
