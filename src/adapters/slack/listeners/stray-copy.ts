// A copy of a message that the record does not know, left by a crash between posting and storing, or by a newer message
// in its place: redrawn when clicked.
import type { Slot } from "../../../domain/request.ts";
import { isOfAccount } from "../any-request.ts";
import type { AnyRequest } from "../any-request.ts";
import { messageFor, slotNamed } from "../message-for-slot.ts";
import { readRequestValue } from "../request-value.ts";
import { noMoreCard } from "../views/extension-card.ts";
import { newestWish } from "../views/more-time.ts";
import type { Shown } from "../views/shown.ts";
import type { Edge } from "./edge.ts";
import type { Clicked } from "./click.ts";
import type { ClickPlace } from "./tell-clicker.ts";

/** The messages with buttons. */
const SLOTS: readonly Slot[] = [
  "card",
  "receipt",
  "ready-notice",
  "stuck-notice",
  "warning-notice",
  "extension-card",
  "client-kit",
  "door-card",
];

/** Through the response address, which may replace the very message that was clicked. */
export async function redrawStrayCopy(
  edge: Edge,
  { body, respond }: ClickPlace,
  clicked: Clicked,
): Promise<void> {
  const request = settledRequest(clicked);
  const slot = request && straySlot(body, request);
  if (!request || slot === undefined) return;
  const { text, blocks } = drawn(edge, { slot, request, value: valueIn(body) });
  try {
    await respond({ replace_original: true, text, blocks });
  } catch (error) {
    edge.logger.warn({ err: error }, "a stray copy of a message could not be redrawn");
  }
}

interface Stray {
  readonly slot: Slot;
  readonly request: AnyRequest;
  readonly value: string | undefined;
}

// Drawn as what it was: the card of an earlier wish for more time must not turn into that of a later one.
function drawn({ ports, management }: Edge, { slot, request, value }: Stray): Shown {
  const extension = readRequestValue(value)?.extension;
  const known = { policy: ports.policy, management };
  if (isOfAccount(request)) return messageFor(slot, request, known);
  const isEarlier = slot === "extension-card" && extension !== newestWish(request);
  return isEarlier ? noMoreCard(request) : messageFor(slot, request, known);
}

// While somebody else is at work on it, a message that the record does not know may only be too new for it.
function settledRequest({ about, changed }: Clicked): AnyRequest | undefined {
  return changed ?? (about?.claim ? undefined : about);
}

/** Which message was clicked, where it is a copy that the record does not know. */
function straySlot(body: ClickPlace["body"], { messages }: AnyRequest): Slot | undefined {
  const ts = body.message?.ts;
  if (ts === undefined || Object.values(messages).some((posted) => posted.ts === ts)) {
    return undefined;
  }
  const named = slotNamed(body.actions[0]?.block_id);
  return SLOTS.find((slot) => slot === named);
}

function valueIn({ actions: [action] }: ClickPlace["body"]): string | undefined {
  return action?.type === "button" ? action.value : undefined;
}
