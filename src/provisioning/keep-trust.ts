// Keeps the trust policy of a role in step with the list of whom it trusts by name, also where several change it at once.
import { fitsTrust } from "../domain/trust-document.ts";
import { peopleTrusted } from "../domain/trust-list.ts";
import type { TrustChange, TrustList } from "../domain/trust-list.ts";
import { Trouble } from "../domain/trouble.ts";
import type { Hold } from "../ports/hold.ts";
import type { AccountHands } from "./accounts/account-hands.ts";
import { trustNaming } from "./accounts/trust-in.ts";

export type TrustHands = Pick<
  AccountHands,
  "enteringRole" | "managementId" | "partition" | "roles" | "trustLists"
>;

/** What differs in the trust policy as AWS shows it; empty where it is as the list says. */
export async function trustDrift(
  hands: TrustHands,
  step: TrustChange,
  list: TrustList,
): Promise<readonly string[]> {
  const trust = await trustNaming(hands, list);
  return hands.roles.trustDifferences(doorTo(step), { roleName: step.roleName, trust });
}

/** Why the list cannot be that long: the policy would be longer than AWS allows. `list`: with the one who is to be in it. */
export async function whyNoMore(hands: TrustHands, list: TrustList): Promise<Trouble | undefined> {
  if (fitsTrust(await trustNaming(hands, list))) return undefined;
  const { accountId, roleName } = list;
  const named = peopleTrusted(list).length - 1;
  return new Trouble(
    `The role ${roleName} in the account ${accountId} trusts people by name, and its trust policy is as long as AWS allows (2,048 characters): ${named} are named. Somebody has to give back their access as that role, then try again.`,
    { retryable: false },
  );
}

/** The list as it is then. `change` hands back the list itself where there is nothing to change. */
export async function changeList(
  { trustLists }: TrustHands,
  step: TrustChange,
  { change, hold }: { readonly change: (list: TrustList) => Promise<TrustList>; hold: Hold },
): Promise<TrustList> {
  for (;;) {
    const list = await trustLists.load(step);
    const changed = await change(list);
    if (changed === list) return list;
    // Asked after reading: whoever reads what came after the end of a request has lost its claim by then.
    mustHold(hold);
    const saved = await trustLists.save(changed);
    if (saved !== "changed") return saved;
  }
}

/**
 * IAM knows no version of a trust policy, so that of two who write it the slower one may put back what the list was before.
 * So whoever has written looks at the list once more, and writes again where it has moved on: whoever is last, is right.
 */
export async function writeTrust(
  { roles, trustLists, ...hands }: TrustHands,
  step: TrustChange,
  { list, hold }: { readonly list: TrustList; readonly hold: Hold },
): Promise<void> {
  const { roleName } = step;
  let written: TrustList;
  let latest = list;
  do {
    mustHold(hold);
    written = latest;
    const trust = await trustNaming(hands, written);
    const outcome = await roles.entrust(doorTo(step), { roleName, trust }, hold);
    if (outcome.kind === "rolled-back") throw rolledBack(step, outcome.why);
    latest = await trustLists.load(step);
  } while (latest.version !== written.version);
}

function doorTo({ accountId, birthRole, ref }: TrustChange) {
  return { accountId, birthRole, ref };
}

function mustHold(hold: Hold): void {
  if (hold.isOver()) {
    throw new Trouble("It took longer than one turn may take.", { retryable: true });
  }
}

function rolledBack({ roleName, accountId }: TrustChange, why: string): Trouble {
  return new Trouble(
    `The trust policy of the role ${roleName} in the account ${accountId} is as it was before: with the one that was to be Rolecall could not get in any more. ${why}`,
    { retryable: false },
  );
}
