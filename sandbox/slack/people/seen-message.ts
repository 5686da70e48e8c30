// A message as one person sees it: buttons by label, and everything as readable lines.
import { type Block, placedElements } from "../block-kit.ts";
import { type Reader, loudMentionsIn, mentionsIn, readMrkdwn } from "../mrkdwn.ts";
import { plainBlocks, plainText } from "../plain-rendering.ts";
import type { StoredEphemeral, StoredMessage } from "../messages.ts";

export interface SeenButton {
  label: string;
  actionId: string;
  style?: string;
  url?: string;
  value?: string;
  confirm?: { title: string; text: string; yes: string; no: string };
}

export interface Message {
  channel: string;
  ts: string;
  threadTs?: string;
  text: string;
  blocks: readonly Block[];
  edited: boolean;
  /** User id of the author. */
  from: string;
  author: string;
  /** Ids of the people and user groups it mentions, in its blocks or its text. */
  mentions: string[];
  buttons: SeenButton[];
  plain: string;
}

export interface Ephemeral {
  channel: string;
  ts: string;
  text: string;
  blocks: readonly Block[];
  at: number;
  buttons: SeenButton[];
  plain: string;
}

export function seenMessage(message: StoredMessage, reader: Reader): Message {
  const { channelId, ts, threadTs, text, blocks, edited, from } = message;
  const thread = threadTs === undefined ? {} : { threadTs };
  const author = reader.personName(from) ?? from;
  const mentions = mentionsIn([text, ...mrkdwnIn(blocks)].join("\n"));
  const read = { buttons: seenButtons(blocks, reader), plain: plainContent(message, reader) };
  return {
    channel: channelId,
    ts,
    ...thread,
    ...{ text, blocks, edited, from, author, mentions },
    ...read,
  };
}

export function seenEphemeral(message: StoredEphemeral, reader: Reader): Ephemeral {
  const { channelId, ts, text, blocks, at } = message;
  const read = { buttons: seenButtons(blocks, reader), plain: plainContent(message, reader) };
  return { channel: channelId, ts, text, blocks, at, ...read };
}

/** Where there are blocks, Slack shows them instead of the text; a mention in the text rings all the same. */
export function plainContent(
  { text, blocks }: { text: string; blocks: readonly Block[] },
  reader: Reader,
): string {
  if (blocks.length === 0) return readMrkdwn(text, reader);
  return [plainBlocks(blocks, reader), ...loudMentionsIn(text)].join("\n");
}

export function seenButtons(blocks: readonly Block[], reader: Reader): SeenButton[] {
  return placedElements(blocks).flatMap(({ element }) => {
    if (element.type !== "button" || !element.text) return [];
    const { action_id: actionId, style, url, value, confirm } = element;
    const dialog = confirm && {
      title: plainText(confirm.title, reader),
      text: plainText(confirm.text, reader),
      yes: plainText(confirm.confirm, reader),
      no: plainText(confirm.deny, reader),
    };
    return [
      {
        label: plainText(element.text, reader),
        actionId,
        ...(style === undefined ? {} : { style }),
        ...(url === undefined ? {} : { url }),
        ...(value === undefined ? {} : { value }),
        ...(dialog ? { confirm: dialog } : {}),
      },
    ];
  });
}

/** Every mrkdwn text, and of rich text every mention, as mrkdwn writes it. */
function mrkdwnIn(part: unknown): string[] {
  if (typeof part !== "object" || part === null) return [];
  return ownMrkdwn(part) ?? Object.values(part).flatMap(mrkdwnIn);
}

function ownMrkdwn(part: object): string[] | undefined {
  if ("user_id" in part) return [`<@${String(part.user_id)}>`];
  if ("usergroup_id" in part) return [`<!subteam^${String(part.usergroup_id)}>`];
  const isMrkdwn = "type" in part && part.type === "mrkdwn" && "text" in part;
  return isMrkdwn ? [String(part.text)] : undefined;
}
