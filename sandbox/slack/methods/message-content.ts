// The text and blocks of a message a bot wants to post, checked as Slack checks them.
import type { Block } from "../block-kit.ts";
import { faultsInMessage } from "../block-kit-limits.ts";
import type { Arguments } from "../http-body.ts";
import type { Content } from "../workspace.ts";
import { type Refusal, refuse, refuseFaults, textOf } from "./answer.ts";

export function contentOf(given: Arguments, longestText: number): Content | Refusal {
  const text = textOf(given, "text") ?? "";
  const blocks = given["blocks"] ?? [];
  if (!Array.isArray(blocks)) return refuse("invalid_blocks_format");
  if (text === "" && blocks.length === 0) return refuse("no_text");
  if (text.length > longestText) return refuse("msg_too_long");
  const faults = faultsInMessage({ blocks });
  const error = faults.find((fault) => fault.error !== undefined)?.error ?? "invalid_blocks";
  return faults.length > 0 ? refuseFaults(error, faults) : { text, blocks: blocks as Block[] };
}
