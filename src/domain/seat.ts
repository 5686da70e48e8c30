// Why a seat with an open request cannot be asked for again.
import type { Refusal } from "./refusal.ts";
import type { AccessRequest } from "./request.ts";

/** Undefined where the open request is an active grant: then the person is in already. */
export function whySeatIsTaken({ ref, ask, state }: AccessRequest): Refusal | undefined {
  const about = { ref, account: ask.account.slug, role: ask.role.key };
  switch (state.name) {
    case "pending":
      return { refused: "already-asked", ...about };
    case "working":
      return { refused: "still-working", ...about };
    case "ending":
      return { refused: "still-ending", ...about };
    case "stuck":
      return { refused: "is-stuck", ...about };
    default:
      return undefined;
  }
}
