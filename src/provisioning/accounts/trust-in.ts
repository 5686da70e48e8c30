// Whom the roles of an account trust: Rolecall by its own role, and people as the trust style says.
import type { PolicyDocument } from "../../domain/iam-documents.ts";
import { trustDocument } from "../../domain/trust-document.ts";
import type { TrustStyle } from "../../domain/trust-document.ts";
import type { AccountHands } from "./account-hands.ts";

export async function trustIn(hands: AccountHands, style: TrustStyle): Promise<PolicyDocument> {
  const { partition, managementId } = hands;
  const bots = [await hands.enteringRole()];
  return trustDocument({ partition, managementId, bots, style, people: [] });
}
