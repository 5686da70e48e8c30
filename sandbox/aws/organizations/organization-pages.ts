// Organizations' pages: at most 20 entries, tokens that fit one list only, and now and then a page with nothing but a token.
import type { Json } from "../json-protocol.ts";
import { maybe, readPageSize } from "./organization-input.ts";
import { invalidInput } from "./organizations-error.ts";

export interface Pages {
  /** `of` is whose list it is: a token is good for this one only. */
  page<Entry>(entries: readonly Entry[], asked: Json, of: string): Page<Entry>;
}

interface Page<Entry> {
  entries: readonly Entry[];
  /** For the end of an answer. */
  end: { NextToken?: string };
}

interface Place {
  of: string;
  from: number;
  /** The page before was empty: the next one is not. */
  waited?: true;
}

export function startPages(emptyEvery: () => number): Pages {
  const served = new Map<string, number>();
  const isEmptyTurn = (of: string) => {
    const count = (served.get(of) ?? 0) + 1;
    served.set(of, count);
    return emptyEvery() > 0 && count % emptyEvery() === 0;
  };
  return {
    page: (entries, asked, of) => {
      const most = readPageSize(asked);
      const { from, waited } = readToken(maybe(asked, "NextToken", "NextToken"), of);
      if (!waited && isEmptyTurn(of)) return { entries: [], end: end({ of, from, waited: true }) };
      const next = from + most;
      return {
        entries: entries.slice(from, next),
        end: next < entries.length ? end({ of, from: next }) : {},
      };
    },
  };
}

const end = (place: Place) => ({
  NextToken: Buffer.from(JSON.stringify(place)).toString("base64url"),
});

function readToken(token: string | undefined, of: string): Place {
  if (token === undefined) return { of, from: 0 };
  try {
    const place = JSON.parse(Buffer.from(token, "base64url").toString("utf8")) as Place;
    if (place.of === of && place.from >= 0) return place;
  } catch {
    // What cannot be read is as wrong as what belongs to another list.
  }
  throw invalidInput("INVALID_NEXT_TOKEN", "You provided an invalid NextToken.");
}
