// Somebody who has access asks for more time; until it is approved the old end stays.
import { findWanted } from "../domain/access-policy.ts";
import { readLasting } from "../domain/duration.ts";
import { whyNotExtendable } from "../domain/extend-grant.ts";
import { isSamePerson } from "../domain/person.ts";
import type { SlackPerson } from "../domain/person.ts";
import { readReason } from "../domain/reason.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { RequestKey } from "../domain/request.ts";
import { whyShut } from "../domain/why-no-entry.ts";
import type { AskPorts } from "./ask-ports.ts";
import { saveDecision } from "./save-decision.ts";
import type { Outcome } from "./save-decision.ts";
import { whyMayNotAsk } from "./who-may-ask.ts";

export interface Extend {
  readonly key: RequestKey;
  readonly by: SlackPerson;
  /** As it was typed or picked: `2h`. */
  readonly lasting: string;
  readonly reason: string;
}

export async function extendAccess(ports: AskPorts, asked: Extend): Promise<Outcome> {
  const { key, by } = asked;
  const seconds = readLasting(asked.lasting);
  if (typeof seconds !== "number")
    return { refusal: { refused: "odd-time", asked: asked.lasting } };
  const reason = readReason(asked.reason);
  if (isRefusal(reason)) return { refusal: reason };
  return saveDecision(ports, key, async ({ ask }) => {
    const wanted = findWanted(ports.policy, ask.account.slug, ask.role.key);
    if (isRefusal(wanted)) return wanted;
    const refusal =
      (await whyMayNotAsk(ports, wanted, ask.requester)) ??
      whyShut(wanted.account, ports.policy.admins);
    return refusal ?? { do: "extend", by, seconds, reason, rule: wanted.rule };
  });
}

/** Whether more time may be asked for now: looked up before a form opens. Decides nothing. */
export async function mayExtend(
  { store, surroundings }: AskPorts,
  key: RequestKey,
  by: SlackPerson,
): Promise<Outcome> {
  const request = await store.load(key);
  if (!request) return { refusal: { refused: "unknown-ref", ref: key.subject } };
  if (!isSamePerson(by, request.ask.requester))
    return { refusal: { refused: "not-yours" }, request };
  const refusal = whyNotExtendable(request, surroundings.now());
  return refusal ? { refusal, request } : { request };
}
