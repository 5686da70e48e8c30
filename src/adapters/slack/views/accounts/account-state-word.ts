// How a request about an account stands, in the few words of a card's heading.
import type {
  AccountAsk,
  AccountRequest,
  AccountStateName,
} from "../../../../domain/accounts/account-request.ts";
import { waitsForClient } from "../../../../domain/accounts/watching.ts";

const WORDS: Record<Exclude<AccountStateName, "working" | "done">, string> = {
  pending: "waiting for an approver",
  denied: "denied",
  withdrawn: "withdrawn",
  lapsed: "nobody decided",
  stuck: "stuck",
  abandoned: "given up",
};

const WORKING: Readonly<Record<AccountAsk["kind"], string>> = {
  "create-account": "approved, being made",
  "connect-account": "approved, being connected",
  "disconnect-account": "approved, being disconnected",
  "close-account": "approved, being closed",
};

const DONE: typeof WORKING = {
  "create-account": "it is there",
  "connect-account": "connected",
  "disconnect-account": "disconnected",
  "close-account": "closed",
};

export function accountStateWord(request: AccountRequest): string {
  const { ask, state } = request;
  switch (state.name) {
    case "working":
      if (state.work.trouble) return "approved, delayed";
      return waitsForClient(request) ? "approved, waiting for the client" : WORKING[ask.kind];
    case "done":
      return DONE[ask.kind];
    default:
      return WORDS[state.name];
  }
}
