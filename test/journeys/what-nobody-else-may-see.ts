// Looks through everything that stands in a sandbox Slack for what words of a person must never become there.
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { Sight } from "../../sandbox/slack/people/sees.ts";

/** Parts of messages that ring for somebody, or lead somewhere, which only Rolecall's own words may. */
export function smuggled(sandbox: Sandbox, { marks }: { marks: readonly string[] }): string[] {
  const { slack, seed } = sandbox;
  const shown = seed.people.flatMap(({ key }) => everythingShownTo(slack.people.sees(key)));
  return shown.flatMap((one) => [
    ...liveTexts(one).filter((text) => marks.some((mark) => isLive(text, mark))),
    ...one.plain.split("\n").filter((line) => line.includes("🔔")),
  ]);
}

interface Shown {
  text?: string;
  blocks?: unknown;
  plain: string;
}

function everythingShownTo({ channels, dms, ephemerals, modals, home }: Sight): Shown[] {
  const messages = channels.flatMap((channel) => channel.messages);
  return [...messages, ...dms, ...ephemerals, ...modals, ...(home ? [home] : [])];
}

// Whatever Slack reads as mrkdwn, and every part of rich text that is more than words.
function liveTexts({ text, blocks }: Shown): string[] {
  return [...(text === undefined ? [] : [text]), ...liveIn(blocks)];
}

function liveIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(liveIn);
  if (typeof part !== "object" || part === null) return [];
  const { type, text } = part as { type?: unknown; text?: unknown };
  if (type === "mrkdwn" && typeof text === "string") return [text];
  if (type === "link" || type === "broadcast") return [`<${JSON.stringify(part)}>`];
  return Object.values(part).flatMap(liveIn);
}

// Between angle brackets that were not escaped.
function isLive(text: string, mark: string): boolean {
  return [...text.matchAll(/<[^<>]*>/g)].some(([token]) => token.includes(mark));
}
