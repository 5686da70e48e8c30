// What this process remembers of requests it has seen: the newest of each subject, a bounded number of them.
import type { AccessRequest, RequestKey } from "../../domain/request.ts";

type Remembered = Pick<AccessRequest, "key" | "version">;

/** Of requests of one kind. */
export interface RequestMemory<Kept = AccessRequest> {
  remember(request: Kept): void;
  recall(key: RequestKey): Kept | undefined;
  recallLatest(subject: string): Kept | undefined;
  forget(subject: string): void;
}

/** Beyond `most` subjects, the one that was not used for longest is forgotten. */
export function requestMemory<Kept extends Remembered = AccessRequest>(
  most: number,
): RequestMemory<Kept> {
  // A Map keeps the order of insertion, so whatever is used is taken out and put back at the end.
  const newest = new Map<string, Kept>();

  const put = (request: Kept): void => {
    newest.delete(request.key.subject);
    newest.set(request.key.subject, request);
    const oldest = newest.keys().next();
    if (newest.size > most && !oldest.done) newest.delete(oldest.value);
  };

  const recallLatest = (subject: string): Kept | undefined => {
    const known = newest.get(subject);
    if (known) put(known);
    return known;
  };

  return {
    remember: (request) => {
      const known = newest.get(request.key.subject);
      // An answer that was long under way does not replace what was learnt since.
      if (!known || !isOlder(request, known)) put(request);
    },
    recall: (key) => {
      const known = recallLatest(key.subject);
      return known?.key.number === key.number ? known : undefined;
    },
    recallLatest,
    forget: (subject) => {
      newest.delete(subject);
    },
  };
}

function isOlder(one: Remembered, other: Remembered): boolean {
  if (one.key.number !== other.key.number) return one.key.number < other.key.number;
  return one.version < other.version;
}
