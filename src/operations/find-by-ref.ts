// The request that people mean by its reference.
import type { Refusal } from "../domain/refusal.ts";
import type { RequestKey } from "../domain/request.ts";
import type { RequestStore } from "../ports/request-store.ts";

export async function findByRef(store: RequestStore, ref: string): Promise<RequestKey | Refusal> {
  const spelled = ref.trim().toUpperCase();
  return (await store.byRef(spelled)) ?? { refused: "unknown-ref", ref: spelled };
}
