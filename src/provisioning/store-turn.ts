// Stores what a turn has done and told, under "still my claim".
import type { AccountRequest } from "../domain/accounts/account-request.ts";
import type { Lifecycle } from "../domain/lifecycle.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { AccessRequest } from "../domain/request.ts";
import type { Records } from "../ports/request-store.ts";

export interface Turn<Wish> {
  readonly done: readonly Wish[];
  readonly telling: readonly Wish[];
}

export type Claim = NonNullable<AccessRequest["claim"]>;

export interface Storing<Kept, Wish> {
  readonly records: Records<Kept>;
  readonly life: Lifecycle<Kept, Wish>;
  readonly now: () => number;
  /** Whether the turn after this one follows at once, under the claim that is handed back. */
  readonly nextClaim: (after: Kept) => Claim | null;
}

/**
 * Where a message stands is kept whoever holds the claim, or it could never be redrawn; what was worked
 * counts only while the claim is ours. Undefined where it was not ours any more.
 */
export async function storeTurn<Kept extends AccessRequest | AccountRequest, Wish extends object>(
  storing: Storing<Kept, Wish>,
  claimed: Kept & { readonly claim: Claim },
  turn: Turn<Wish>,
): Promise<Kept | undefined> {
  const { records, life } = storing;
  let current: Kept | undefined = claimed;
  while (current) {
    const now = storing.now();
    const isOurs: boolean = current.claim?.by === claimed.claim.by;
    const next: Kept = isOurs
      ? letGo(storing, applied(life, { request: current, now }, [...turn.done, ...turn.telling]))
      : applied(life, { request: current, now }, turn.telling);
    const saved = next === current ? current : await records.save(next, life.dueAt(next, now));
    if (saved !== "changed") return isOurs ? saved : undefined;
    current = await records.load(claimed.key);
  }
  return undefined;
}

function letGo<Kept extends AccessRequest | AccountRequest, Wish>(
  { nextClaim }: Storing<Kept, Wish>,
  after: Kept,
): Kept {
  return { ...after, claim: nextClaim(after) };
}

/** The request with all of it; what is refused by now is left out. */
export function applied<Kept extends object, Wish>(
  life: Lifecycle<Kept, Wish>,
  { request, now }: { readonly request: Kept; readonly now: number },
  wishes: readonly Wish[],
): Kept {
  return wishes.reduce((current, wish) => {
    const after = life.after(current, wish, now);
    return isRefusal(after) ? current : after;
  }, request);
}
