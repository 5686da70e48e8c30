// Somebody typed what is to become of a request about an account, by its reference: the second path beside the buttons.
import type { RequestKey } from "../../../../domain/request.ts";
import { abandonAccount } from "../../../../operations/accounts/abandon-account.ts";
import { adoptAccount } from "../../../../operations/accounts/adopt-account.ts";
import { approveAccount } from "../../../../operations/accounts/approve-account.ts";
import { denyAccount } from "../../../../operations/accounts/deny-account.ts";
import { lookAgain } from "../../../../operations/accounts/look-again.ts";
import { mayDecideAccount } from "../../../../operations/accounts/may-decide-account.ts";
import { retryAccount } from "../../../../operations/accounts/retry-account.ts";
import type { AccountOutcome } from "../../../../operations/accounts/save-account-decision.ts";
import { withdrawAccount } from "../../../../operations/accounts/withdraw-account.ts";
import type { Typed } from "../../command-grammar.ts";
import { accountDecidedText } from "../../views/accounts/account-decided.ts";
import { approveClosingModal, whatIsDecidedAbout } from "../../views/accounts/closing-modals.ts";
import { refusalAnswer, sentence } from "../../views/answer.ts";
import { denyForm } from "../../views/deny-modal.ts";
import type { Shown } from "../../views/shown.ts";
import type { Edge } from "../edge.ts";
import { openModal } from "../open-modal.ts";
import type { TypedCommand } from "../typed-command.ts";

type Decided = Exclude<Extract<Typed, { ref: string }>, { kind: "review" }>;

interface About {
  readonly key: RequestKey;
  readonly decided: Decided;
  readonly typed: TypedCommand;
}

export async function accountInWords(edge: Edge, about: About): Promise<Shown | undefined> {
  const { decided, typed } = about;
  if (decided.kind === "deny" && decided.reason === "") return askWhyNot(edge, about);
  const { request, refusal } = await carryOut(edge, about);
  if (!refusal) return sentence(accountDecidedText(decided.kind, request));
  // What was typed instead of the name is as good as nothing: the form asks for it.
  return refusal.refused === "name-not-typed" && request
    ? openModal(edge, typed.triggerId, approveClosingModal(request))
    : refusalAnswer(refusal);
}

function carryOut({ ports }: Edge, { key, decided, typed }: About): Promise<AccountOutcome> {
  const { person } = typed;
  switch (decided.kind) {
    case "approve": {
      // Where an account is called like a time, it was read as one.
      const typedName = decided.typedName ?? decided.lasting;
      return approveAccount(ports, { key, approver: person, typedName });
    }
    case "deny":
      return denyAccount(ports, { key, approver: person, reason: decided.reason });
    case "withdraw":
      return withdrawAccount(ports, key, person);
    case "retry":
      return retryAccount(ports, { key, by: person });
    case "adopt":
      return adoptAccount(ports, key, person);
    case "abandon":
      return abandonAccount(ports, key, person);
    case "check":
      return lookAgain(ports, key, person);
  }
}

async function askWhyNot(
  edge: Edge,
  { key, typed: { person, triggerId } }: About,
): Promise<Shown | undefined> {
  const { request, refusal } = await mayDecideAccount(edge.ports, { key, approver: person });
  if (refusal) return refusalAnswer(refusal);
  return openModal(edge, triggerId, denyForm(request, whatIsDecidedAbout(request.ask)));
}
