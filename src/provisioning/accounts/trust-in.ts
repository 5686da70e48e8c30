// Whom the roles of an account trust: Rolecall by its own role, and people as the trust style says.
import type { PolicyDocument } from "../../domain/iam-documents.ts";
import { trustDocument } from "../../domain/trust-document.ts";
import type { TrustStyle } from "../../domain/trust-document.ts";
import { peopleTrusted } from "../../domain/trust-list.ts";
import type { TrustList, TrustingRole } from "../../domain/trust-list.ts";
import type { AccountHands } from "./account-hands.ts";

type Hands = Pick<AccountHands, "enteringRole" | "managementId" | "partition">;

export async function trustIn(
  hands: Hands & Pick<AccountHands, "trustLists">,
  style: TrustStyle,
  role: TrustingRole,
): Promise<PolicyDocument> {
  if (style === "named") return trustNaming(hands, await hands.trustLists.load(role));
  return trustFor(hands, style, []);
}

/** What the trust policy of a role is to be where it trusts people by name. */
export function trustNaming(hands: Hands, list: TrustList): Promise<PolicyDocument> {
  return trustFor(hands, "named", peopleTrusted(list));
}

async function trustFor(
  { enteringRole, managementId, partition }: Hands,
  style: TrustStyle,
  people: readonly string[],
): Promise<PolicyDocument> {
  return trustDocument({ partition, managementId, bots: [await enteringRole()], style, people });
}
