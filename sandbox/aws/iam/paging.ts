// IAM's pages: MaxItems, Marker and IsTruncated.
import { validationError } from "../aws-error.ts";
import type { QueryFields } from "../query-protocol.ts";

export interface PageAsked {
  most: number;
  /** The last entry of the page before. */
  after: string | undefined;
}

export function readPage(fields: QueryFields): PageAsked {
  const most = Number(fields.maybe("MaxItems") ?? 100);
  if (!Number.isInteger(most) || most < 1 || most > 1000)
    throw validationError(
      "1 validation error detected: Value at 'maxItems' failed to satisfy constraint: Member must have value between 1 and 1000",
    );
  return { most, after: readMarker(fields.maybe("Marker")) };
}

const secret = "after:";

function readMarker(marker: string | undefined): string | undefined {
  if (marker === undefined) return undefined;
  const text = Buffer.from(marker, "base64url").toString("utf8");
  if (!text.startsWith(secret)) throw validationError("Invalid Marker.");
  return text.slice(secret.length);
}

export function pageEnd(last: string | undefined): { IsTruncated: boolean; Marker?: string } {
  if (last === undefined) return { IsTruncated: false };
  return { IsTruncated: true, Marker: Buffer.from(secret + last).toString("base64url") };
}

/** One page of a short list, in the order of its names. */
export function pageOf<T>(items: Iterable<T>, nameOf: (item: T) => string, fields: QueryFields) {
  const { most, after } = readPage(fields);
  const sorted = [...items].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
  const rest = after === undefined ? sorted : sorted.filter((item) => nameOf(item) > after);
  const page = rest.slice(0, most);
  const last = page.at(-1);
  return { page, end: pageEnd(rest.length > most && last ? nameOf(last) : undefined) };
}
