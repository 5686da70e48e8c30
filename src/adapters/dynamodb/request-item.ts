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
import { DUE_SHARD, HELD_SHARD, WAITING_FOR_ADMINS, WAITING_FOR_APPROVERS } from "./table.ts";

/** What a request has beside its document, whatever it is about. */
export interface Framed {
  readonly key: RequestKey;
  readonly ref: string;
  readonly version: number;
  readonly ask: { readonly askedAt: number };
}

/** What requests of one kind have to themselves. */
interface RequestKind<Kept extends Framed> {
  /**
   * No two kinds share one, so that who does not know a kind does not misread it. Changed when what is stored changes so
   * that an earlier version of Rolecall would misread it.
   */
  readonly format: number | string;
  /** By what it is found, beside its reference and when it is due. */
  foundBy(request: Kept): Item;
}

export interface Write<Kept> {
  readonly request: Kept;
  readonly due: number | null;
  /** Unique to this write. */
  readonly writeId: string;
}

/** How requests of one kind become items, and come back. */
export interface RequestItems<Kept> {
  toItem(write: Write<Kept>): Item & ItemKey & { writeId: string };
  fromItem(item: Item): Kept;
}

export function requestItems<Kept extends Framed>(kind: RequestKind<Kept>): RequestItems<Kept> {
  return {
    toItem: ({ request, due, writeId }) => {
      const { key, version, ref, ...document } = request;
      return {
        subject: key.subject,
        number: key.number,
        format: kind.format,
        version,
        writeId,
        ref,
        askedAt: request.ask.askedAt,
        ...(due === null ? {} : { dueShard: DUE_SHARD, dueAt: due }),
        ...kind.foundBy(request),
        request: JSON.stringify(document),
      };
    },
    fromItem: (item) => {
      const key = keyFromItem(item);
      if (item["format"] !== kind.format) {
        throw new Trouble(
          `The record ${key.subject} ${key.number} is stored in format ${String(item["format"])}, and this version of Rolecall reads format ${kind.format} only.`,
          { retryable: false },
        );
      }
      const document = JSON.parse(String(item["request"])) as Kept;
      return { ...document, key, ref: String(item["ref"]), version: Number(item["version"]) };
    },
  };
}

export function keyFromItem(item: Item): RequestKey {
  return { subject: String(item["subject"]), number: Number(item["number"]) };
}

/** Of requests about access. */
export const { toItem, fromItem } = requestItems<AccessRequest>({
  format: 3,
  foundBy: (request) => ({
    ...(isOpen(request) ? { openFor: personKey(request.ask.requester) } : {}),
    ...held(request),
    ...waiting(request),
  }),
});

// An item is in one partition of an index: what is stuck and to be reviewed as well is found among what waits for approvers.
function waiting(request: AccessRequest): Item {
  if (isIn(request, "pending") || pendingExtension(request) > 0 || isToReview(request)) {
    return { waitingFor: WAITING_FOR_APPROVERS };
  }
  return isIn(request, "stuck") ? { waitingFor: WAITING_FOR_ADMINS } : {};
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
