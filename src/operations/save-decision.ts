// The way every operation changes a request: load, decide, save if unchanged; decide again if somebody was faster.
import type { Command } from "../domain/command.ts";
import { ACCESS_LIFE } from "../domain/lifecycle.ts";
import type { Lifecycle } from "../domain/lifecycle.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { AccountRequest } from "../domain/accounts/account-request.ts";
import type { AccessRequest, RequestKey } from "../domain/request.ts";
import type { Records, RequestStore } from "../ports/request-store.ts";
import type { Surroundings } from "../ports/surroundings.ts";
import type { WorkDesk } from "../ports/work-desk.ts";

export interface DecisionPorts {
  readonly store: RequestStore;
  readonly desk: WorkDesk;
  readonly surroundings: Surroundings;
}

/** What a refusal is about, where the request is known. */
export type Outcome<Kept = AccessRequest> =
  | { readonly request: Kept; readonly refusal?: undefined }
  | { readonly refusal: Refusal; readonly request?: Kept };

/** What is wanted of the request, as it was read: asked anew for each attempt. */
type WishFor<Kept, Wish> = (request: Kept) => Wish | Refusal | Promise<Wish | Refusal>;

export async function saveDecision(
  ports: DecisionPorts,
  key: RequestKey,
  commandFor: WishFor<AccessRequest, Command>,
): Promise<Outcome> {
  return saveAs({ ...ports, records: ports.store, life: ACCESS_LIFE }, key, commandFor);
}

/** What a kind of request needs to be decided about. */
export interface Deciding<Kept, Wish> extends Pick<DecisionPorts, "desk" | "surroundings"> {
  readonly records: Records<Kept>;
  readonly life: Lifecycle<Kept, Wish>;
}

/**
 * The first attempt decides on what this process remembers, which saves a read on every click. A save on
 * stale memory is rejected by its version, and a refusal is given only after reading the record as it is.
 */
export async function saveAs<Kept extends AccessRequest | AccountRequest, Wish extends object>(
  deciding: Deciding<Kept, Wish>,
  key: RequestKey,
  wishFor: WishFor<Kept, Wish>,
): Promise<Outcome<Kept>> {
  const { records } = deciding;
  const recalled = await records.recall(key);
  if (recalled) {
    const outcome = await tryOn(deciding, recalled, wishFor);
    if (outcome !== "changed" && !outcome.refusal) return outcome;
  }
  for (;;) {
    const request = await records.load(key);
    if (!request) return { refusal: { refused: "unknown-ref", ref: key.subject } };
    const outcome = await tryOn(deciding, request, wishFor);
    if (outcome !== "changed") return outcome;
  }
}

async function tryOn<Kept extends AccessRequest | AccountRequest, Wish extends object>(
  { records, life, desk, surroundings }: Deciding<Kept, Wish>,
  request: Kept,
  wishFor: WishFor<Kept, Wish>,
): Promise<Outcome<Kept> | "changed"> {
  const wish = await wishFor(request);
  const now = surroundings.now();
  if (isRefusal(wish)) return { refusal: wish, request };
  const after = life.after(request, wish, now);
  if (isRefusal(after)) return { refusal: after, request };
  const decided = { ...after, claim: desk.claim(now) };
  const saved = await records.save(decided, life.dueAt(decided, now));
  if (saved === "changed") return "changed";
  desk.nudge(saved);
  return { request: saved };
}
