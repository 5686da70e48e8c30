// What a person reads where a bot wrote mrkdwn: mentions, links, dates and escapes resolved.
import { renderDate } from "./slack-date.ts";

export interface Reader {
  personName(id: string): string | undefined;
  channelName(id: string): string | undefined;
  timeZone: string;
  now: number;
}

const LOUD = new Set(["channel", "here", "everyone"]);

/** A mention that rings for a whole channel, written so that nobody overlooks it. */
export function loudMention(range: string): string {
  return `🔔🔔 @${range.toUpperCase()} 🔔🔔`;
}

export function readMrkdwn(mrkdwn: string, reader: Reader): string {
  return mrkdwn
    .split(/(<[^<>]+>)/)
    .map((part) =>
      part.startsWith("<") && part.endsWith(">")
        ? token(part.slice(1, -1), reader)
        : unescaped(part),
    )
    .join("");
}

/** Slack resolves the three escapes in plain_text too. */
export function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function token(inside: string, reader: Reader): string {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : unescaped(inside.slice(bar + 1));
  if (target.startsWith("@"))
    return `@${reader.personName(target.slice(1)) ?? label ?? target.slice(1)}`;
  if (target.startsWith("#"))
    return `#${reader.channelName(target.slice(1)) ?? label ?? target.slice(1)}`;
  if (target.startsWith("!")) return special(target.slice(1), label, reader);
  return label === undefined ? unescaped(target) : `${label} (${unescaped(target)})`;
}

function special(command: string, label: string | undefined, reader: Reader): string {
  const [kind = "", first = "", format = ""] = command.split("^");
  if (LOUD.has(kind)) return loudMention(kind);
  if (kind === "date" && /^\d+$/.test(first)) return renderDate(Number(first), format, reader);
  if (kind === "subteam") return `@${label ?? first}`;
  return label ?? `<!${command}>`;
}
