// Every message ever posted, and every message whispered to one person only.
import { type Block, withIds } from "./block-kit.ts";
import { startMessageClock } from "./message-clock.ts";
import { newId } from "./new-id.ts";

export interface Content {
  text: string;
  blocks: readonly Block[];
}

/** A channel id and a timestamp name one message. */
export interface MessagePlace {
  channelId: string;
  ts: string;
}

export interface StoredMessage extends MessagePlace, Content {
  threadTs?: string;
  edited: boolean;
  /** User id. */
  from: string;
}

export interface StoredEphemeral extends MessagePlace, Content {
  personId: string;
  at: number;
}

export interface NewMessage extends Content {
  channelId: string;
  from: string;
  threadTs?: string | undefined;
}

export interface Messages {
  post(message: NewMessage): StoredMessage;
  messages(channelId: string): readonly StoredMessage[];
  message(channelId: string, ts: string): StoredMessage | undefined;
  whisper(message: { personId: string; channelId: string } & Content): StoredEphemeral;
  ephemerals(personId: string): readonly StoredEphemeral[];
  rewrite(message: MessagePlace & Content): void;
  remove(place: MessagePlace): void;
}

export function startMessages(now: () => number = Date.now): Messages {
  const nextTs = startMessageClock(now);
  const posted = new Map<string, StoredMessage>();
  let whispered: StoredEphemeral[] = [];
  return {
    post: ({ channelId, from, threadTs, ...content }) => {
      const thread = threadTs === undefined ? {} : { threadTs };
      const told = { channelId, ts: nextTs(), from, edited: false, ...thread, ...named(content) };
      posted.set(keyOf(told), told);
      return told;
    },
    messages: (channelId) => [...posted.values()].filter((one) => one.channelId === channelId),
    message: (channelId, ts) => posted.get(keyOf({ channelId, ts })),
    whisper: ({ personId, channelId, ...content }) => {
      const told = { personId, channelId, ts: nextTs(), at: now(), ...named(content) };
      whispered.push(told);
      return told;
    },
    ephemerals: (personId) => whispered.filter((one) => one.personId === personId),
    rewrite: ({ channelId, ts, ...content }) => {
      const place = { channelId, ts };
      const rewritten = named(content);
      // Slack marks a message as edited only when it is rewritten as bare text.
      const edited = content.blocks.length === 0;
      const message = posted.get(keyOf(place));
      if (message) Object.assign(message, rewritten, { edited });
      for (const one of whispered) if (isAt(one, place)) Object.assign(one, rewritten);
    },
    remove: (place) => {
      posted.delete(keyOf(place));
      whispered = whispered.filter((one) => !isAt(one, place));
    },
  };
}

function keyOf({ channelId, ts }: MessagePlace): string {
  return `${channelId} ${ts}`;
}

function isAt(message: MessagePlace, { channelId, ts }: MessagePlace): boolean {
  return message.channelId === channelId && message.ts === ts;
}

function named({ text, blocks }: Content): Content {
  return { text, blocks: withIds(blocks, newId) };
}
