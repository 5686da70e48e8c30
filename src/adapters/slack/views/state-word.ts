// How a request stands, in the few words of a card's heading.
import type { End } from "../../../domain/grant.ts";
import type { AccessRequest, StateName } from "../../../domain/request.ts";

const WORDS: Record<Exclude<StateName, "ending" | "ended">, string> = {
  pending: "waiting for an approver",
  working: "approved, being set up",
  active: "has access",
  extending: "has access, being extended",
  denied: "denied",
  withdrawn: "withdrawn",
  lapsed: "nobody decided",
  stuck: "stuck",
};

const ENDING: Record<End["cause"], string> = {
  "given-back": "being given back",
  revoked: "being revoked",
  expired: "its time is over",
};

const ENDED: Record<End["cause"], string> = {
  "given-back": "given back",
  revoked: "revoked",
  expired: "ended as planned",
};

export function stateWord({ state }: AccessRequest): string {
  switch (state.name) {
    case "working":
      return state.work.trouble ? "approved, delayed" : WORDS.working;
    case "ending":
      return ENDING[state.end.cause];
    case "ended":
      return ENDED[state.end.cause];
    default:
      return WORDS[state.name];
  }
}
