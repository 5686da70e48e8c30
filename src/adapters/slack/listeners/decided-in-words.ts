// Somebody typed what is to become of a request, by its reference: the second path beside the buttons.
import { isRefusal } from "../../../domain/refusal.ts";
import type { AccessRequest, RequestKey } from "../../../domain/request.ts";
import { approveRequest } from "../../../operations/approve-request.ts";
import { denyRequest } from "../../../operations/deny-request.ts";
import { findByRef } from "../../../operations/find-by-ref.ts";
import { mayDecide } from "../../../operations/may-decide.ts";
import { retryWork } from "../../../operations/retry-work.ts";
import type { Outcome } from "../../../operations/save-decision.ts";
import { withdrawRequest } from "../../../operations/withdraw-request.ts";
import type { Typed } from "../command-grammar.ts";
import { bold, mention } from "../mrkdwn.ts";
import { refusalAnswer, sentence } from "../views/answer.ts";
import { denyModal } from "../views/deny-modal.ts";
import type { Shown } from "../views/shown.ts";
import { seatText } from "../views/what-is-asked.ts";
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
  return refusal ? refusalAnswer(refusal) : sentence(done(decided.kind, request));
}

function carryOut(
  { ports }: Edge,
  { key, decided, typed }: { key: RequestKey; decided: Decided; typed: TypedCommand },
): Promise<Outcome> {
  const { person } = typed;
  switch (decided.kind) {
    case "approve":
      return approveRequest(ports, key, person);
    case "deny":
      return denyRequest(ports, { key, approver: person, reason: decided.reason });
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
  const { request, refusal } = await mayDecide(edge.ports, key, person);
  return refusal ? refusalAnswer(refusal) : openModal(edge, triggerId, denyModal(request));
}

function done(kind: Decided["kind"], { ask, ref }: AccessRequest): string {
  const requester = mention(ask.requester);
  switch (kind) {
    case "approve":
      return `Approved: ${requester} gets ${seatText(ask)}. It is being set up; the card shows how it goes. ${bold(ref)}`;
    case "deny":
      return `Denied: ${requester} is told why. ${bold(ref)}`;
    case "withdraw":
      return `Taken back: you no longer ask for ${seatText(ask)}. ${bold(ref)}`;
    case "retry":
      return `It goes on: ${seatText(ask)} for ${requester}. The card shows how it goes. ${bold(ref)}`;
  }
}
