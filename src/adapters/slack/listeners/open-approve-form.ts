// Opens the form of an approver: how much time they give, and the account's name where that has to be typed.
import type { AccessRequest } from "../../../domain/request.ts";
import { ruleNow } from "../../../operations/who-decides.ts";
import { readRequestValue } from "../request-value.ts";
import { approveModal } from "../views/approve-modal.ts";
import type { Shown } from "../views/shown.ts";
import type { Click } from "./click.ts";
import type { Edge } from "./edge.ts";
import { openModal } from "./open-modal.ts";

/** What to say where it did not open. */
export function openApproveForm(
  edge: Edge,
  { triggerId, value }: Click,
  request: AccessRequest,
): Promise<Shown | undefined> {
  const { extension = 0 } = readRequestValue(value) ?? {};
  const rule = ruleNow(edge.ports.policy, request);
  return openModal(edge, triggerId, approveModal(request, { extension, rule }));
}
