// Somebody typed what they want: asked at once where nothing is missing, else the form opens with the rest filled in.
import { ruleFor } from "../../../domain/access-policy.ts";
import { readLasting } from "../../../domain/duration.ts";
import { readReason } from "../../../domain/reason.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import { askForAccess } from "../../../operations/ask-for-access.ts";
import type { Typed } from "../command-grammar.ts";
import { bold } from "../mrkdwn.ts";
import { alreadyIn } from "../views/already-in.ts";
import { refusalAnswer, sentence } from "../views/answer.ts";
import { withMfaTold } from "../views/mfa-told.ts";
import { requestModal } from "../views/request-modal.ts";
import type { Prefilled } from "../views/request-modal.ts";
import type { Shown } from "../views/shown.ts";
import { forText, seatText } from "../views/what-is-asked.ts";
import type { Edge } from "./edge.ts";
import { openModal } from "./open-modal.ts";
import type { TypedCommand } from "./typed-command.ts";

/** What the form asks for. */
const MISSING: ReadonlySet<Refusal["refused"]> = new Set(["reason-missing", "name-not-typed"]);

export async function askedInWords(
  edge: Edge,
  typed: Extract<Typed, { kind: "ask" }>,
  { person, triggerId }: TypedCommand,
): Promise<Shown | undefined> {
  const { account, roleKey, lasting, reason } = typed;
  // A form would cut a reason that is too long, so that is said before one opens.
  const read = readReason(reason);
  if (isRefusal(read) && read.refused === "reason-too-long") return refusalAnswer(read);
  const known = filledIn(edge, typed);
  if (roleKey === undefined) return openModal(edge, triggerId, requestModal(known));

  const asking = { requester: person, slug: account.slug, roleKey, lasting, reason };
  const asked = await askForAccess(edge.ports, asking);
  switch (asked.kind) {
    case "asked":
      return sentence(withMfaTold(askedText(asked.request), asked.mfa));
    case "already-in":
      return alreadyIn(asked, edge.management);
    case "refused":
      // Whoever has the access already, or cannot have it, was told so without having to give a reason.
      return MISSING.has(asked.refusal.refused)
        ? openModal(edge, triggerId, requestModal(known))
        : refusalAnswer(asked.refusal, edge.management);
  }
}

function filledIn(
  { ports }: Edge,
  { account, roleKey, lasting, reason }: Extract<Typed, { kind: "ask" }>,
): Prefilled {
  const role = account.roles.find(({ key }) => key === roleKey);
  const rule = role && ruleFor(ports.policy, account, role);
  return {
    ...{ account, reason },
    lasting: lasting === undefined ? undefined : readLasting(lasting),
    ...(role ? { role } : {}),
    ...(rule ? { rule } : {}),
  };
}

function askedText({ ask, ref }: AccessRequest): string {
  const whoHasIt = ask.terms.approvals === 0 ? "Nobody has to approve it" : "The approvers have it";
  return `Asked for ${seatText(ask)} ${forText(ask.lasting)}. ${whoHasIt}; I tell you in a direct message how it goes. ${bold(ref)}`;
}
