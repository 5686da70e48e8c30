// How a request about an account stands, in the few words of a card's heading.
import type {
  AccountRequest,
  AccountStateName,
} from "../../../../domain/accounts/account-request.ts";

const WORDS: Record<Exclude<AccountStateName, "working" | "done">, string> = {
  pending: "waiting for an approver",
  denied: "denied",
  withdrawn: "withdrawn",
  lapsed: "nobody decided",
  stuck: "stuck",
  abandoned: "given up",
};

export function accountStateWord({ ask, state }: AccountRequest): string {
  const isCreation = ask.kind === "create-account";
  switch (state.name) {
    case "working":
      if (state.work.trouble) return "approved, delayed";
      return isCreation ? "approved, being made" : "approved, being closed";
    case "done":
      return isCreation ? "it is there" : "closed";
    default:
      return WORDS[state.name];
  }
}
