// Which message stands in which slot.
import type { KnownBlock } from "@slack/types";
import type { AccessPolicy } from "../../domain/access-policy.ts";
import type { AccessRequest, Slot } from "../../domain/request.ts";
import type { ManagementAccount } from "../../domain/sign-in.ts";
import { accountMessage } from "./account-message.ts";
import { isOfAccount } from "./any-request.ts";
import type { AnyRequest } from "./any-request.ts";
import { approvalCard } from "./views/approval-card.ts";
import { doorNotice } from "./views/door-notice.ts";
import { endNotice } from "./views/end-notice.ts";
import { endTrouble } from "./views/end-trouble.ts";
import { extensionCard } from "./views/extension-card.ts";
import { extensionNotice } from "./views/extension-notice.ts";
import {
  deniedNotice,
  escalatedNotice,
  lapsedNotice,
  stuckNotice,
  tellNews,
} from "./views/notices.ts";
import { readyNotice } from "./views/ready-notice.ts";
import { receipt } from "./views/receipt.ts";
import { reviewReply } from "./views/review-reply.ts";
import type { Shown } from "./views/shown.ts";
import { threadReply } from "./views/thread-replies.ts";
import { escalationReply, reminderReply } from "./views/waiting-replies.ts";
import { warningNotice } from "./views/warning-notice.ts";
import { seatText } from "./views/what-is-asked.ts";

export interface KnownHere {
  readonly policy: AccessPolicy;
  readonly management: ManagementAccount;
}

export function messageFor(slot: Slot, request: AnyRequest, known: KnownHere): Shown {
  const { text, blocks } = isOfAccount(request)
    ? accountMessage(slot, request, known)
    : content(slot, request, known);
  return {
    text,
    blocks: blocks.map((block, index) => marked(block, `${slot} ${request.version} ${index}`)),
  };
}

function content(slot: Slot, request: AccessRequest, known: KnownHere): Shown {
  const { policy } = known;
  switch (slot) {
    case "card":
      return approvalCard(request, policy);
    case "receipt":
      return receipt(request, policy);
    case "outcome-thread":
    case "end-thread":
      return threadReply(request);
    case "reminder-thread":
      return reminderReply(request, policy);
    case "escalation-thread":
      return escalationReply(request);
    case "review-thread":
      return reviewReply(request, policy);
    case "extension-card":
      return extensionCard(request, policy);
    case "end-trouble-thread":
      return endTrouble(request, policy.admins);
    case "client-kit":
    case "door-card":
      // Requests about accounts alone make use of these.
      return tellNews({ ref: request.ref, what: seatText(request.ask) });
    default:
      return notice(slot, request, known);
  }
}

/** What rings. */
function notice(
  slot: Extract<Slot, `${string}-notice`>,
  request: AccessRequest,
  { policy, management }: KnownHere,
): Shown {
  switch (slot) {
    case "escalated-notice":
      return escalatedNotice(request);
    case "denied-notice":
      return deniedNotice(request);
    case "lapsed-notice":
      return lapsedNotice(request, policy);
    case "stuck-notice":
      return stuckNotice(request, policy);
    case "ready-notice":
      return readyNotice(request, management);
    case "warning-notice":
      return warningNotice(request);
    case "extension-notice":
      return extensionNotice(request);
    case "end-notice":
      return endNotice(request);
    case "door-notice":
      return doorNotice(request, policy);
  }
}

// A click then says in which message it was made. The version is there because Slack wants another id
// each time a message is drawn anew, and the block's place because a message may have two rows of buttons.
function marked(block: KnownBlock, block_id: string): KnownBlock {
  return block.type === "actions" ? { ...block, block_id } : block;
}

/** The slot that the id of a row of buttons names; anything where it names none. */
export function slotNamed(blockId: string | undefined): string | undefined {
  return blockId?.split(" ", 1)[0];
}
