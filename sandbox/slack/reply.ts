// An app's answer to what a person did: the body of a command's ack, or a post to a response URL.
import type { Block } from "./block-kit.ts";
import { faultLine } from "./block-kit-fault.ts";
import { faultsInMessage } from "./block-kit-limits.ts";
import type { ResponseSource } from "./response-url.ts";
import type { SlackSeed } from "./slack-seed.ts";
import type { Content, StoredEphemeral } from "./messages.ts";
import type { Workspace } from "./workspace.ts";

export interface Reply {
  text?: string;
  blocks?: Block[];
  response_type?: "ephemeral" | "in_channel";
  replace_original?: boolean;
  delete_original?: boolean;
  thread_ts?: string;
}

export type Replied = { ephemeral?: StoredEphemeral } | RefusedReply;

export interface RefusedReply {
  error: string;
  /** What is wrong with the blocks. */
  details?: string[];
}

export interface ReplyPlace {
  seed: SlackSeed;
  workspace: Workspace;
}

export function reply(body: unknown, source: ResponseSource, place: ReplyPlace): Replied {
  const sent: Reply = typeof body === "string" ? { text: body } : { ...(body as Reply) };
  if (sent.delete_original === true) return removed(sent, source, place);
  const content = { text: sent.text ?? "", blocks: sent.blocks ?? [] };
  return refused(content) ?? said(sent, content, { ...source, ...place });
}

function refused(content: Content): RefusedReply | undefined {
  const faults = faultsInMessage(content);
  const [first] = faults;
  if (first) {
    const details = faults.map((fault) => `[ERROR] ${faultLine(fault)}`);
    return { error: first.error ?? "invalid_blocks", details };
  }
  return content.text === "" && content.blocks.length === 0 ? { error: "no_text" } : undefined;
}

function said(sent: Reply, content: Content, to: ResponseSource & ReplyPlace): Replied {
  const { channelId, personId, messageTs, workspace } = to;
  if (sent.replace_original === true && messageTs !== undefined) {
    workspace.rewrite({ channelId, ts: messageTs, ...content });
    return {};
  }
  if (sent.response_type === "in_channel") {
    const from = to.seed.bot.userId;
    workspace.post({ channelId, from, threadTs: sent.thread_ts, ...content });
    return {};
  }
  return { ephemeral: workspace.whisper({ personId, channelId, ...content }) };
}

/** A command left no message of the app's behind, so there is nothing to delete for it. */
function removed(sent: Reply, source: ResponseSource, { workspace }: ReplyPlace): Replied {
  if (Object.keys(sent).length > 1) return { error: "delete_original_must_be_alone" };
  if (source.messageTs === undefined) return { error: "message_not_found" };
  workspace.remove({ channelId: source.channelId, ts: source.messageTs });
  return {};
}
