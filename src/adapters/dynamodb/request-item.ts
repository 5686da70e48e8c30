// How a request is stored: as one document, with the keys and index attributes that let it be found.
// The document is JSON in one string: marshalling a nested map costs a quarter of the time of a click.
import { isToReview } from "../../domain/close-review.ts";
import { pendingExtension } from "../../domain/extend-grant.ts";
import { holdingOf } from "../../domain/holding.ts";
import type { Holding } from "../../domain/holding.ts";
import { personKey } from "../../domain/person.ts";
import { isIn, isOpen } from "../../domain/request.ts";
import type { AccessRequest, RequestKey } from "../../domain/request.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { Item, ItemKey } from "./conditional-put.ts";
import { DUE_SHARD, HELD_SHARD, WAITING_FOR_APPROVERS } from "./table.ts";

/** Raised when what is stored changes so that an earlier version of Rolecall would misread it. */
const FORMAT = 3;

export interface Write {
  readonly request: AccessRequest;
  readonly due: number | null;
  /** Unique to this write. */
  readonly writeId: string;
}

export function toItem({ request, due, writeId }: Write): Item & ItemKey & { writeId: string } {
  const { key, version, ref, ...document } = request;
  return {
    subject: key.subject,
    number: key.number,
    format: FORMAT,
    version,
    writeId,
    ref,
    askedAt: request.ask.askedAt,
    ...(due === null ? {} : { dueShard: DUE_SHARD, dueAt: due }),
    ...(isOpen(request) ? { openFor: personKey(request.ask.requester) } : {}),
    ...held(request),
    ...(isIn(request, "pending") || pendingExtension(request) > 0 || isToReview(request)
      ? { waitingFor: WAITING_FOR_APPROVERS }
      : {}),
    request: JSON.stringify(document),
  };
}

// Small, so that what all requests hold is read in a few pages.
function held(request: AccessRequest): Item {
  const holding = holdingOf(request);
  if (!holding) return {};
  const { key: _key, ...rest } = holding;
  return { heldShard: HELD_SHARD, holding: JSON.stringify(rest) };
}

export function holdingFromItem(item: Item): Holding {
  const rest = JSON.parse(String(item["holding"])) as Omit<Holding, "key">;
  return { ...rest, key: keyFromItem(item) };
}

export function fromItem(item: Item): AccessRequest {
  const key = keyFromItem(item);
  if (item["format"] !== FORMAT) {
    throw new Trouble(
      `The record ${key.subject} ${key.number} is stored in format ${String(item["format"])}, and this version of Rolecall reads format ${FORMAT} only.`,
      { retryable: false },
    );
  }
  const document = JSON.parse(String(item["request"])) as Omit<
    AccessRequest,
    "key" | "version" | "ref"
  >;
  return { ...document, key, ref: String(item["ref"]), version: Number(item["version"]) };
}

export function keyFromItem(item: Item): RequestKey {
  return { subject: String(item["subject"]), number: Number(item["number"]) };
}
