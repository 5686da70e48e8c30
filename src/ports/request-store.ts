// What we need of storage: one record a request, saved only if nobody changed it meanwhile.
import type { Holding } from "../domain/holding.ts";
import type { SlackPerson } from "../domain/person.ts";
import type { AccessRequest, RequestKey } from "../domain/request.ts";

/** `changed`: somebody saved it first; load and decide again. */
export type Saved<Kept = AccessRequest> = Kept | "changed";

/** Records of one kind. */
export interface Records<Kept> {
  /** The record as it is now (a strongly consistent read). */
  load(key: RequestKey): Promise<Kept | undefined>;
  /** The record as this process last saw it, or as it is now: good enough to try a conditional save on. */
  recall(key: RequestKey): Promise<Kept | undefined>;
  /** The newest request of a subject. */
  latest(subject: string): Promise<Kept | undefined>;
  /** The newest request of a subject as far as this process remembers; costs no call. */
  recallLatest(subject: string): Kept | undefined;

  /** Stores a new request with `version` 1; `changed` where its key is taken. `due` as for `save`. */
  open(request: Kept, due: number | null): Promise<Saved<Kept>>;
  /** Stores `request` with the next version if the stored version is still `request.version`. `due`: when to look at it again, or never. */
  save(request: Kept, due: number | null): Promise<Saved<Kept>>;
}

export interface RequestStore extends Records<AccessRequest> {
  /** Keys of requests that are due, oldest first; candidates only, to be loaded before anything is decided. */
  due(now: number, most: number): Promise<readonly RequestKey[]>;
  /** A person's open requests. May lag by a moment. */
  openOf(person: SlackPerson): Promise<readonly AccessRequest[]>;
  /** Requests that wait for an answer, oldest first. May lag by a moment. */
  waiting(most: number): Promise<readonly AccessRequest[]>;
  /** Requests that are stuck, oldest first: each waits for an admin to retry it. May lag by a moment. */
  stuck(): Promise<readonly AccessRequest[]>;
  /** What all requests hold in IAM. May lag by a moment. */
  holdings(): Promise<readonly Holding[]>;
  /** The request people call `ref`. A request opened a moment ago may not be found yet. */
  byRef(ref: string): Promise<RequestKey | undefined>;
}
