// Somebody lets themselves in, in an emergency, where a rule allows it: at once, for a short fixed time, and with a review afterwards.
import { findWanted } from "../domain/access-policy.ts";
import type { Wanted } from "../domain/access-policy.ts";
import type { BreakGlass } from "../domain/access-rule.ts";
import { evolve } from "../domain/evolve.ts";
import type { SlackPerson } from "../domain/person.ts";
import { dueAt } from "../domain/progress.ts";
import { readReason } from "../domain/reason.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import { isIn, seatSubject } from "../domain/request.ts";
import type { AccessRequest } from "../domain/request.ts";
import type { AskPorts } from "./ask-ports.ts";
import type { Asked } from "./ask-for-access.ts";
import { findWay } from "./find-way.ts";
import { linkedUser } from "./linked-user.ts";
import { newRequest } from "./new-request.ts";
import { isIncluded } from "./rule-people.ts";
import { seatAnswer } from "./seat-answer.ts";
import { withdrawRequest } from "./withdraw-request.ts";

export interface BreakTheGlass {
  readonly requester: SlackPerson;
  readonly slug: string;
  readonly roleKey: string;
  readonly reason: string;
}

export async function breakGlass(ports: AskPorts, asked: BreakTheGlass): Promise<Asked> {
  const { requester } = asked;
  const wanted = findWanted(ports.policy, asked.slug, asked.roleKey);
  if (isRefusal(wanted)) return { kind: "refused", refusal: wanted };
  const terms = await breakGlassFor(ports, wanted, requester);
  if (isRefusal(terms)) return { kind: "refused", refusal: terms };
  const reason = readReason(asked.reason);
  if (isRefusal(reason)) return { kind: "refused", refusal: reason };
  const iamUser = await linkedUser(ports.directory, requester);
  if (isRefusal(iamUser)) return { kind: "refused", refusal: iamUser };

  const subject = seatSubject(requester, wanted.account.slug, wanted.role.key);
  for (;;) {
    const latest = await withoutPendingAsk(ports, subject, requester);
    const answer = seatAnswer(ports, { latest, wanted, iamUser });
    if (answer) return answer;
    const lasting = terms.seconds;
    const way = await findWay(ports, { requester, ...wanted, iamUser, lasting, latest });
    if (isRefusal(way)) return { kind: "refused", refusal: way };
    const seat = { requester, wanted, iamUser, subject, latest };
    const request = broken(newRequest(ports, { ...seat, reason, lasting, way }), wanted);
    const opened = await ports.store.open(request, dueAt(request, ports.surroundings.now()));
    if (opened === "changed") continue;
    ports.desk.nudge(opened);
    return { kind: "asked", request: opened };
  }
}

async function breakGlassFor(
  ports: AskPorts,
  { account, role, rule }: Wanted,
  { user }: SlackPerson,
): Promise<BreakGlass | Refusal> {
  const refusal: Refusal = { refused: "no-break-glass", account: account.slug, role: role.key };
  if (!rule.breakGlass) return refusal;
  const may = await isIncluded(ports, rule.breakGlass.mayUse, user);
  if (typeof may === "object") return may;
  return may ? rule.breakGlass : refusal;
}

// In an emergency nobody should have to take back what they asked for in the usual way.
async function withoutPendingAsk(
  ports: AskPorts,
  subject: string,
  requester: SlackPerson,
): Promise<AccessRequest | undefined> {
  const latest = await ports.store.latest(subject);
  if (!latest || !isIn(latest, "pending")) return latest;
  const { request } = await withdrawRequest(ports, latest.key, requester);
  return request ?? latest;
}

function broken(request: AccessRequest, { rule }: Wanted): AccessRequest {
  const at = request.ask.askedAt;
  const ask = { ...request.ask, isBreakGlass: true as const };
  return evolve(
    { ...request, ask },
    { what: "glass-broken", at, approval: { at, rule: rule.name } },
  );
}
