// Somebody typed what is to become of a request, by its reference: the second path beside the buttons.
import { pendingExtension } from "../../../domain/extend-grant.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import type { RequestKey } from "../../../domain/request.ts";
import { approveRequest } from "../../../operations/approve-request.ts";
import { denyRequest } from "../../../operations/deny-request.ts";
import { findByRef } from "../../../operations/find-by-ref.ts";
import { mayDecide } from "../../../operations/may-decide.ts";
import { reviewBreakGlass } from "../../../operations/review-break-glass.ts";
import { retryWork } from "../../../operations/retry-work.ts";
import type { Outcome } from "../../../operations/save-decision.ts";
import { withdrawRequest } from "../../../operations/withdraw-request.ts";
import type { Typed } from "../command-grammar.ts";
import { refusalAnswer, sentence } from "../views/answer.ts";
import { decidedText } from "../views/decided-text.ts";
import { denyModal } from "../views/deny-modal.ts";
import type { Shown } from "../views/shown.ts";
import type { Edge } from "./edge.ts";
import { openModal } from "./open-modal.ts";
import type { TypedCommand } from "./typed-command.ts";

type Decided = Extract<Typed, { ref: string }>;

export async function decidedInWords(
  edge: Edge,
  decided: Decided,
  typed: TypedCommand,
): Promise<Shown | undefined> {
  const key = await findByRef(edge.ports.store, decided.ref);
  if (isRefusal(key)) return refusalAnswer(key);
  if (decided.kind === "deny" && decided.reason === "") return askWhyNot(edge, key, typed);
  const { request, refusal } = await carryOut(edge, { key, decided, typed });
  return refusal ? refusalAnswer(refusal) : sentence(decidedText(decided.kind, request));
}

function carryOut(
  { ports }: Edge,
  { key, decided, typed }: { key: RequestKey; decided: Decided; typed: TypedCommand },
): Promise<Outcome> {
  const { person } = typed;
  const decision = { key, approver: person, meant: "what waits" } as const;
  switch (decided.kind) {
    case "approve":
      return approveRequest(ports, {
        ...decision,
        lasting: decided.lasting,
        typedName: decided.typedName,
      });
    case "review":
      return reviewBreakGlass(ports, { key, approver: person, comment: decided.comment });
    case "deny":
      return denyRequest(ports, { ...decision, reason: decided.reason });
    case "withdraw":
      return withdrawRequest(ports, key, person);
    case "retry":
      return retryWork(ports, key, person);
  }
}

async function askWhyNot(
  edge: Edge,
  key: RequestKey,
  { person, triggerId }: TypedCommand,
): Promise<Shown | undefined> {
  const { request, refusal } = await mayDecide(edge.ports, {
    ...{ key, approver: person },
    meant: "what waits",
  });
  if (refusal) return refusalAnswer(refusal);
  return openModal(edge, triggerId, denyModal(request, pendingExtension(request)));
}
