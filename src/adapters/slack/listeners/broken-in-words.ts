// Somebody typed that they have to get in at once: done where nothing is missing, else the form opens.
import { findWanted } from "../../../domain/access-policy.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import { breakGlass } from "../../../operations/break-glass.ts";
import type { Typed } from "../command-grammar.ts";
import { alreadyIn } from "../views/already-in.ts";
import { refusalAnswer } from "../views/answer.ts";
import { breakGlassAsked } from "../views/break-glass-asked.ts";
import { breakGlassModal } from "../views/break-glass-modal.ts";
import { whichRole } from "../views/which-role.ts";
import type { Shown } from "../views/shown.ts";
import type { Edge } from "./edge.ts";
import { openModal } from "./open-modal.ts";
import type { TypedCommand } from "./typed-command.ts";

/** What is missing then is asked for in the form. */
const FILLED_IN: ReadonlySet<Refusal["refused"]> = new Set(["reason-missing", "name-not-typed"]);

export async function brokenInWords(
  edge: Edge,
  { account, roleKey, reason }: Extract<Typed, { kind: "break-glass" }>,
  { person, triggerId }: TypedCommand,
): Promise<Shown | undefined> {
  if (roleKey === undefined) return whichRole(account);
  const asking = { requester: person, slug: account.slug, roleKey, reason };
  const asked = await breakGlass(edge.ports, asking);
  switch (asked.kind) {
    case "asked":
      return breakGlassAsked(asked);
    case "already-in":
      return alreadyIn(asked, edge.management);
    case "refused": {
      const wanted = findWanted(edge.ports.policy, account.slug, roleKey);
      if (!FILLED_IN.has(asked.refusal.refused) || isRefusal(wanted)) {
        return refusalAnswer(asked.refusal, edge.management);
      }
      return openModal(edge, triggerId, breakGlassModal({ ...wanted, reason }));
    }
  }
}
