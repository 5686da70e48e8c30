// The field for how long, with the times that a rule allows.
import type { InputBlock, PlainTextOption } from "@slack/types";
import { writeLasting } from "../../../domain/duration.ts";
import type { Lasting } from "../../../domain/duration.ts";
import { FIELDS } from "../ids.ts";
import { lastingText } from "./time-text.ts";

export interface TimeField {
  readonly blockId: string;
  readonly label: string;
  readonly hint: string;
  /** At least one. */
  readonly offered: readonly Lasting[];
  /** The one that is marked as usual. */
  readonly usual?: Lasting;
  /** Picked, typed or usual; added where it is not offered. Whether it is allowed is for the caller to know. */
  readonly chosen: Lasting;
}

export function timeField(field: TimeField): InputBlock {
  const { blockId, label, hint, offered, usual, chosen } = field;
  const all = offered.includes(chosen) ? offered : [...offered, chosen].sort(byLength);
  const options = all.map((lasting) => timeOption(lasting, usual));
  const initial = options.find(({ value }) => value === writeLasting(chosen));
  return {
    type: "input",
    block_id: blockId,
    label: { type: "plain_text", text: label },
    hint: { type: "plain_text", text: hint },
    element: {
      type: "static_select",
      action_id: FIELDS.time,
      options,
      ...(initial ? { initial_option: initial } : {}),
    },
  };
}

function timeOption(lasting: Lasting, usual: Lasting | undefined): PlainTextOption {
  const words = lastingText(lasting);
  const text = lasting === usual ? `${words} (usual)` : words;
  return { text: { type: "plain_text", text }, value: writeLasting(lasting) };
}

function byLength(one: Lasting, other: Lasting): number {
  const seconds = (lasting: Lasting) => (lasting === "standing" ? Infinity : lasting);
  return seconds(one) - seconds(other);
}
