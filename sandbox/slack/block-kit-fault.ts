// How Slack tells what is wrong with blocks: a JSON pointer and a few words.
import type { z } from "zod";

export interface BlockFault {
  /** JSON pointer to the offending part: "/blocks/0/text/text". */
  pointer: string;
  message: string;
  /** The Web API error it leads to, where it is not the usual one. */
  error?: "msg_blocks_too_long";
}

/** The line Slack puts into `response_metadata.messages`. */
export function faultLine({ message, pointer }: BlockFault, root = ""): string {
  return `${message} [json-pointer:${root}${pointer}]`;
}

type Issue = z.core.$ZodIssue;

export function faultsAgainst(schema: z.ZodType, sent: unknown): BlockFault[] {
  const checked = schema.safeParse(sent, { reportInput: true });
  return checked.success ? [] : checked.error.issues.map(inSlacksWords);
}

/** Block ids within all blocks, action ids within one block. */
export function repeatedIds(blocks: unknown): BlockFault[] {
  if (!Array.isArray(blocks)) return [];
  const faults = repeated(blocks, "block_id", "/blocks");
  blocks.forEach((block: unknown, index) => {
    const elements = isJsonObject(block) ? block["elements"] : undefined;
    if (!Array.isArray(elements)) return;
    faults.push(...repeated(elements, "action_id", `/blocks/${index}/elements`));
  });
  return faults;
}

export function isJsonObject(part: unknown): part is Record<string, unknown> {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}

function inSlacksWords(issue: Issue): BlockFault {
  if (issue.code === "invalid_type" && issue.input === undefined) {
    const message = `missing required field: ${String(issue.path.at(-1) ?? "")}`;
    return { pointer: pointerTo(issue.path.slice(0, -1)), message };
  }
  return { pointer: pointerTo(issue.path), message: words(issue) };
}

function words(issue: Issue): string {
  switch (issue.code) {
    case "too_big":
      return issue.origin === "array"
        ? `no more than ${issue.maximum} items allowed`
        : `must be less than ${Number(issue.maximum) + 1} characters`;
    case "too_small":
      return issue.origin === "array"
        ? `no fewer than ${issue.minimum} items allowed`
        : `must be more than ${Number(issue.minimum) - 1} characters`;
    case "unrecognized_keys":
      return `invalid additional property: ${issue.keys.join(", ")}`;
    case "invalid_union":
      return `unsupported type: ${JSON.stringify(issue.input)}`;
    default:
      return issue.message;
  }
}

function pointerTo(path: Issue["path"]): string {
  return path.map((step) => `/${String(step)}`).join("");
}

function repeated(items: readonly unknown[], key: string, pointer: string): BlockFault[] {
  const ids = items.map((item) => (isJsonObject(item) ? item[key] : undefined));
  return ids.flatMap((id, index) =>
    typeof id === "string" && ids.indexOf(id) < index
      ? [{ pointer: `${pointer}/${index}/${key}`, message: `${key} "${id}" is used twice` }]
      : [],
  );
}
