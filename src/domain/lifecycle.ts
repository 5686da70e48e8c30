// How each kind of request lives: what becomes of it when something is wanted of it, and when it must be looked at again.
import type { AccountCommand } from "./accounts/account-command.ts";
import { accountDueAt } from "./accounts/account-progress.ts";
import type { AccountRequest } from "./accounts/account-request.ts";
import { decideAccount } from "./accounts/decide-account.ts";
import { evolveAccount } from "./accounts/evolve-account.ts";
import type { Command } from "./command.ts";
import { decide } from "./decide.ts";
import { evolve } from "./evolve.ts";
import { dueAt } from "./progress.ts";
import type { Refusal } from "./refusal.ts";
import type { AccessRequest } from "./request.ts";

export interface Lifecycle<Kept, Wish> {
  /** The request with what follows from the wish, or why not. */
  after(request: Kept, wish: Wish, now: number): Kept | Refusal;
  dueAt(request: Kept, now: number): number | null;
}

export const ACCESS_LIFE: Lifecycle<AccessRequest, Command> = {
  after: (request, wish, now) => {
    const decision = decide(request, wish, now);
    return "refused" in decision ? decision : decision.events.reduce(evolve, request);
  },
  dueAt,
};

export const ACCOUNT_LIFE: Lifecycle<AccountRequest, AccountCommand> = {
  after: (request, wish, now) => {
    const decision = decideAccount(request, wish, now);
    return "refused" in decision ? decision : decision.events.reduce(evolveAccount, request);
  },
  dueAt: accountDueAt,
};
