// Whether somebody may decide about a request now: looked up before they are asked for a reason.
import type { SlackPerson } from "../domain/person.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { RequestKey } from "../domain/request.ts";
import { whyCannotDecide } from "../domain/why-closed.ts";
import type { AskPorts } from "./ask-for-access.ts";
import { knownDecider } from "./known-decider.ts";
import type { Outcome } from "./save-decision.ts";

/** Decides nothing; whoever decides later is checked again. */
export async function mayDecide(
  ports: AskPorts,
  key: RequestKey,
  approver: SlackPerson,
): Promise<Outcome> {
  const decider = await knownDecider(ports.directory, approver);
  if (isRefusal(decider)) return { refusal: decider };
  const request = await ports.store.load(key);
  if (!request) return { refusal: { refused: "unknown-ref", ref: key.subject } };
  const approvers = ports.policy.approvers.people;
  const refusal = whyCannotDecide(request, { decider, approvers }, ports.surroundings.now());
  return refusal ? { refusal, request } : { request };
}
