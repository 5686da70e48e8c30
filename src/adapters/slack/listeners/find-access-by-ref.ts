// The request about access that people mean by its reference; one about an account as a whole gives nobody access.
import { isAboutAccount } from "../../../domain/accounts/account-request.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import type { RequestKey } from "../../../domain/request.ts";
import { findByRef } from "../../../operations/find-by-ref.ts";
import type { EdgePorts } from "./edge.ts";

export async function findAccessByRef(
  { store }: Pick<EdgePorts, "store">,
  ref: string,
): Promise<RequestKey | Refusal> {
  const key = await findByRef(store, ref);
  if (isRefusal(key) || !isAboutAccount(key)) return key;
  return { refused: "not-active", account: ref, roles: [] };
}
