// The text and blocks of a message a bot wants to post, checked as Slack checks them.
import type { Block } from "../block-kit.ts";
import { faultsInMessage } from "../block-kit-limits.ts";
import type { Arguments } from "../http-body.ts";
import type { Content } from "../messages.ts";
import { type Refusal, refuse, refuseFaults, textOf } from "./answer.ts";

export function contentOf(given: Arguments, longestText: number): Content | Refusal {
  const text = textOf(given, "text") ?? "";
  const blocks = checkedBlocks(given["blocks"] ?? []);
  if ("ok" in blocks) return blocks;
  if (text === "" && blocks.length === 0) return refuse("no_text");
  return text.length > longestText ? refuse("msg_too_long") : { text, blocks };
}

function checkedBlocks(blocks: unknown): Block[] | Refusal {
  if (!Array.isArray(blocks)) return refuse("invalid_blocks_format");
  const faults = faultsInMessage({ blocks });
  if (faults.length === 0) return blocks as Block[];
  const telling = faults.find((fault) => fault.error !== undefined);
  return refuseFaults(telling?.error ?? "invalid_blocks", faults);
}
