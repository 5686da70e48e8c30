// Opens a request about an account, which claims its slug: of any number who ask at once, one is first.
import { accountSubject, isAccountOpen } from "../../domain/accounts/account-request.ts";
import type { AccountAsk, AccountRequest } from "../../domain/accounts/account-request.ts";
import { beginAccount } from "../../domain/accounts/evolve-account.ts";
import type { AccessRule } from "../../domain/access-rule.ts";
import { ACCOUNT_LIFE } from "../../domain/lifecycle.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { termsOf } from "../../domain/terms.ts";
import type { AccountPorts } from "./account-ports.ts";

/** Everything but what is the same for each. */
export type Asking = AccountAsk extends infer Ask
  ? Ask extends AccountAsk
    ? Omit<Ask, "askedAt" | "lapsesAt" | "terms">
    : never
  : never;

export interface Opening {
  readonly slug: string;
  readonly rule: AccessRule;
  readonly asking: Asking;
}

export async function openAccountRequest(
  ports: AccountPorts,
  { slug, rule, asking }: Opening,
): Promise<AccountRequest | Refusal> {
  const { accounts, desk, surroundings } = ports;
  const subject = accountSubject(slug);
  const ref = surroundings.newRef();
  for (;;) {
    const latest = await accounts.latest(subject);
    if (latest && isAccountOpen(latest)) {
      return { refused: "being-made-or-closed", account: slug, ref: latest.ref };
    }
    const now = surroundings.now();
    const key = { subject, number: (latest?.key.number ?? 0) + 1 };
    const times = { askedAt: now, lapsesAt: now + rule.lapseMilliseconds };
    const ask: AccountAsk = { ...asking, ...times, terms: termsOf(rule, now) };
    const begun = beginAccount({ what: "asked", at: now, key, ref, ask });
    const request = { ...begun, claim: desk.claim(now) };
    const opened = await accounts.open(request, ACCOUNT_LIFE.dueAt(request, now));
    if (opened !== "changed") {
      desk.nudge(opened);
      return opened;
    }
  }
}
