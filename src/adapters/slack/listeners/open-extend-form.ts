// Opens the form that asks for more time, with what the role allows now.
import { findWanted } from "../../../domain/access-policy.ts";
import type { Lasting } from "../../../domain/duration.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import { refusalAnswer } from "../views/answer.ts";
import { extendModal } from "../views/extend-modal.ts";
import type { Shown } from "../views/shown.ts";
import type { Edge } from "./edge.ts";
import { openModal } from "./open-modal.ts";

export interface MoreTime {
  readonly request: AccessRequest;
  readonly lasting?: Lasting | undefined;
  readonly reason?: string;
}

/** What to say where it did not open. */
export async function openExtendForm(
  edge: Edge,
  triggerId: string,
  { request, lasting, reason = "" }: MoreTime,
): Promise<Shown | undefined> {
  const { account, role } = request.ask;
  const wanted = findWanted(edge.ports.policy, account.slug, role.key);
  if (isRefusal(wanted)) return refusalAnswer(wanted);
  const rule = wanted.rule.time;
  return openModal(edge, triggerId, extendModal(request, { rule, lasting, reason }));
}
