// A copy of a message that the record does not know, left by a crash between posting and storing: redrawn when clicked.
import type { AccessRequest, Slot } from "../../../domain/request.ts";
import { ACTIONS } from "../ids.ts";
import { messageFor } from "../message-for-slot.ts";
import type { Edge } from "./edge.ts";
import type { Clicked } from "./click.ts";
import type { ClickPlace } from "./tell-clicker.ts";

/** Which message a button stands in. */
const SLOTS: ReadonlyMap<string, Slot> = new Map([
  [ACTIONS.approve, "card"],
  [ACTIONS.deny, "card"],
  [ACTIONS.retry, "card"],
  [ACTIONS.withdraw, "receipt"],
  [ACTIONS.done, "ready-notice"],
]);

/** Through the response address, which may replace the very message that was clicked. */
export async function redrawStrayCopy(
  { ports, management, logger }: Edge,
  { body, respond }: ClickPlace,
  clicked: Clicked,
): Promise<void> {
  const request = settledRequest(clicked);
  const slot = request && straySlot(body, request);
  if (!request || slot === undefined) return;
  const { approvers } = ports.policy;
  const { text, blocks } = messageFor(slot, request, { approvers, management });
  try {
    await respond({ replace_original: true, text, blocks });
  } catch (error) {
    logger.warn({ err: error }, "a stray copy of a message could not be redrawn");
  }
}

// While somebody else is at work on it, a message that the record does not know may only be too new for it.
function settledRequest({ about, changed }: Clicked): AccessRequest | undefined {
  return changed ?? (about?.claim ? undefined : about);
}

/** Which message was clicked, where it is a copy that the record does not know. */
function straySlot(body: ClickPlace["body"], { messages }: AccessRequest): Slot | undefined {
  const ts = body.message?.ts;
  if (ts === undefined || Object.values(messages).some((posted) => posted.ts === ts)) {
    return undefined;
  }
  return SLOTS.get(body.actions[0]?.action_id ?? "");
}
