// What this process remembers of requests it has seen: the newest of each subject, a bounded number of them.
import type { AccessRequest, RequestKey } from "../../domain/request.ts";

export interface RequestMemory {
  remember(request: AccessRequest): void;
  recall(key: RequestKey): AccessRequest | undefined;
  recallLatest(subject: string): AccessRequest | undefined;
  forget(subject: string): void;
}

/** Beyond `most` subjects, the one that was not used for longest is forgotten. */
export function requestMemory(most: number): RequestMemory {
  // A Map keeps the order of insertion, so whatever is used is taken out and put back at the end.
  const newest = new Map<string, AccessRequest>();

  const put = (request: AccessRequest): void => {
    newest.delete(request.key.subject);
    newest.set(request.key.subject, request);
    const oldest = newest.keys().next();
    if (newest.size > most && !oldest.done) newest.delete(oldest.value);
  };

  const recallLatest = (subject: string): AccessRequest | undefined => {
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

function isOlder(one: AccessRequest, other: AccessRequest): boolean {
  if (one.key.number !== other.key.number) return one.key.number < other.key.number;
  return one.version < other.version;
}
