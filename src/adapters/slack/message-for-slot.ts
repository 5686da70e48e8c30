// Which message stands in which slot.
import type { AccessRequest, Slot } from "../../domain/request.ts";
import type { ManagementAccount } from "../../domain/sign-in.ts";
import { approvalCard } from "./views/approval-card.ts";
import { deniedNotice, lapsedNotice, stuckNotice } from "./views/notices.ts";
import { readyNotice } from "./views/ready-notice.ts";
import { receipt } from "./views/receipt.ts";
import type { Approvers } from "./views/receipt.ts";
import type { Shown } from "./views/shown.ts";
import { threadReply } from "./views/thread-replies.ts";

export interface KnownHere {
  readonly approvers: Approvers;
  readonly management: ManagementAccount;
}

export function messageFor(
  slot: Slot,
  request: AccessRequest,
  { approvers, management }: KnownHere,
): Shown {
  switch (slot) {
    case "card":
      return approvalCard(request);
    case "receipt":
      return receipt(request, approvers);
    case "outcome-thread":
    case "end-thread":
      return threadReply(request);
    case "denied-notice":
      return deniedNotice(request);
    case "lapsed-notice":
      return lapsedNotice(request, approvers);
    case "stuck-notice":
      return stuckNotice(request, approvers);
    case "ready-notice":
      return readyNotice(request, management);
  }
}
