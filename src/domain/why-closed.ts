// Why a request can no longer be decided or taken back.
import { whyMayNotDecide } from "./approval-policy.ts";
import type { Approval } from "./approval.ts";
import type { Decider } from "./approval-policy.ts";
import type { Refusal } from "./refusal.ts";
import type { AccessRequest, State } from "./request.ts";

/** Why this person cannot decide about this request now: who they are comes before how it stands. */
export function whyCannotDecide(
  request: AccessRequest,
  { decider, approvers }: { decider: Decider; approvers: readonly string[] },
  now: number,
): Refusal | undefined {
  return whyMayNotDecide(decider, request.ask, approvers) ?? whyClosed(request, now);
}

/** Undefined while the request still waits for an answer. */
export function whyClosed(request: AccessRequest, now: number): Refusal | undefined {
  if (request.state.name === "pending") {
    const { lapsesAt } = request.ask;
    return now < lapsesAt ? undefined : { refused: "has-lapsed", at: lapsesAt };
  }
  return { refused: "already-decided", state: request.state.name, ...decision(request.state) };
}

function decision(state: Exclude<State, { name: "pending" }>) {
  switch (state.name) {
    case "working":
    case "stuck":
      return saidBy(state.approval);
    case "active":
    case "extending":
      return saidBy(state.grant.approval);
    case "denied":
      return { by: state.by, at: state.at };
    case "ending":
    case "ended":
      return { at: state.end.at, ...(state.end.by ? { by: state.end.by } : {}) };
    case "withdrawn":
    case "lapsed":
      return { at: state.at };
  }
}

function saidBy({ by, at }: Approval) {
  return { at, ...(by ? { by } : {}) };
}
