// The card that every click under load stands in, and the record as it is once the card was posted.
import type { AccessRequest } from "../../src/domain/request.ts";

export const CARD = { channel: "C0APPROVALS", ts: "1700000000.000100" } as const;

export function withPostedCard(request: AccessRequest): AccessRequest {
  const { requester } = request.ask;
  const shows = "pending";
  const receipt = { channel: `D${requester.user.slice(1)}`, ts: CARD.ts, shows };
  return { ...request, messages: { card: { ...CARD, shows }, receipt } };
}
