// The steps by which people can ask for an account, cannot any more, and by which it is struck off.
import { cliOnly, connectedAccount } from "../../../domain/accounts/clients-account.ts";
import { accountFrom } from "../../../domain/accounts/new-account.ts";
import type { RegistryEntry } from "../../../domain/accounts/registered-accounts.ts";
import type { Account } from "../../../domain/account.ts";
import type { StepOutcome } from "../../../domain/accounts/account-command.ts";
import type { AccountHands } from "../account-hands.ts";
import { accountId, done } from "../account-step.ts";
import type { AccountStepRunner, Turn } from "../account-step.ts";

export const registerAccount = (hands: AccountHands): AccountStepRunner<"register-account"> =>
  entering(hands, "registered");

export const shutDoor = (hands: AccountHands): AccountStepRunner<"shut-door"> =>
  entering(hands, "closing");

export const strikeOff = (hands: AccountHands): AccountStepRunner<"strike-off"> =>
  entering(hands, "closed");

function entering({ registry }: AccountHands, what: RegistryEntry["what"]) {
  return async (turn: Turn): Promise<StepOutcome> => {
    const account = accountOf(turn);
    await registry.add({ what, account, at: turn.now(), ref: turn.request.ref });
    return done(turn, { outcome: "made" });
  };
}

function accountOf(turn: Turn): Account {
  const { ask } = turn.request;
  if (ask.kind === "create-account") return accountFrom(ask.wanted, accountId(turn));
  if (ask.kind !== "connect-account") return ask.account;
  return connectedAccount(ask.wanted, cliOnly(turn.known.doors ?? []));
}
