// What the engine needs, and what it works on: a request under its claim.
import type { AccessRequest } from "../domain/request.ts";
import type { Announcer } from "../ports/announcer.ts";
import type { RequestStore } from "../ports/request-store.ts";
import type { Surroundings } from "../ports/surroundings.ts";
import type { Hands } from "./step-book.ts";

export interface EnginePorts {
  readonly store: RequestStore;
  readonly hands: Hands;
  readonly announcer: Announcer;
  readonly surroundings: Surroundings;
}

export type Claimed = AccessRequest & { readonly claim: NonNullable<AccessRequest["claim"]> };
