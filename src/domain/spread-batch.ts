// How the accounts that were asked for in one request become requests of their own, once it is approved.
import type { OtherSeat } from "./batch.ts";
import { begin, evolve } from "./evolve.ts";
import { isIn, seatSubject } from "./request.ts";
import type { AccessRequest, Ask, InState, Posted } from "./request.ts";

/** Until then nothing else is done for it, so that its approval is at hand. */
export function isToSpread(request: AccessRequest): request is InState<"working"> {
  return isIn(request, "working") && request.ask.others !== undefined && !request.spread;
}

/** The request of one of the others, approved as the one it was asked for with. */
export function partOf(head: InState<"working">, other: OtherSeat): AccessRequest {
  const { others: _others, ...shared } = head.ask;
  const { ref, number, ...seat } = other;
  const { card, receipt } = head.messages;
  const stands = {
    ...(card ? { card: standsAt(card) } : {}),
    ...(receipt ? { receipt: standsAt(receipt) } : {}),
  };
  const ask: Ask = { ...shared, ...seat, partOf: { ref: head.ref, ...stands } };
  const { requester, account, role, askedAt } = ask;
  const key = { subject: seatSubject(requester, account.slug, role.key), number };
  const asked = begin({ what: "asked", at: askedAt, key, ref, ask });
  const { approval } = head.state;
  return evolve(asked, { what: "approved", at: approval.at, approval });
}

function standsAt({ channel, ts }: Posted) {
  return { channel, ts };
}
