// Long text to copy letter by letter: in as many blocks as it takes, cut between lines and never within one that fits.
import type { KnownBlock } from "@slack/types";

/** Below what Slack takes in one block. */
const BLOCK_MOST = 2900;

export function copyable(text: string): readonly KnownBlock[] {
  return pieces(text).map((piece) => ({
    type: "rich_text",
    elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text: piece }] }],
  }));
}

function pieces(text: string): readonly string[] {
  const found: string[] = [];
  let piece: string | undefined;
  for (const line of text.trimEnd().split("\n").flatMap(cut)) {
    const longer = piece === undefined ? line : `${piece}\n${line}`;
    if (piece !== undefined && longer.length > BLOCK_MOST) {
      found.push(piece);
      piece = line;
    } else piece = longer;
  }
  return [...found, piece ?? ""].filter((one) => one !== "");
}

/** A line that fits no block is cut all the same, but never within a character. */
function cut(line: string): readonly string[] {
  if (line.length <= BLOCK_MOST) return [line];
  const most = /[\uD800-\uDBFF]$/.test(line.slice(0, BLOCK_MOST)) ? BLOCK_MOST - 1 : BLOCK_MOST;
  return [line.slice(0, most), ...cut(line.slice(most))];
}
