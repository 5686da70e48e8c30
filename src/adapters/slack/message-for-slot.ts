// Which message stands in which slot.
import type { KnownBlock } from "@slack/types";
import type { AccessPolicy } from "../../domain/access-policy.ts";
import type { AccessRequest, Slot } from "../../domain/request.ts";
import type { ManagementAccount } from "../../domain/sign-in.ts";
import { approvalCard } from "./views/approval-card.ts";
import { endNotice } from "./views/end-notice.ts";
import { endTrouble } from "./views/end-trouble.ts";
import { extensionCard } from "./views/extension-card.ts";
import { extensionNotice } from "./views/extension-notice.ts";
import { deniedNotice, lapsedNotice, stuckNotice } from "./views/notices.ts";
import { readyNotice } from "./views/ready-notice.ts";
import { receipt } from "./views/receipt.ts";
import type { Shown } from "./views/shown.ts";
import { threadReply } from "./views/thread-replies.ts";
import { warningNotice } from "./views/warning-notice.ts";

export interface KnownHere {
  readonly policy: AccessPolicy;
  readonly management: ManagementAccount;
}

export function messageFor(slot: Slot, request: AccessRequest, known: KnownHere): Shown {
  const { text, blocks } = content(slot, request, known);
  return { text, blocks: blocks.map((block) => marked(block, slot, request)) };
}

function content(slot: Slot, request: AccessRequest, { policy, management }: KnownHere): Shown {
  const { approvers } = policy;
  switch (slot) {
    case "card":
      return approvalCard(request, policy);
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
    case "warning-notice":
      return warningNotice(request);
    case "extension-card":
      return extensionCard(request);
    case "extension-notice":
      return extensionNotice(request);
    case "end-notice":
      return endNotice(request);
    case "end-trouble-thread":
      return endTrouble(request, policy.admins);
  }
}

// A click then says in which message it was made. The version is there because Slack wants another id
// each time a message is drawn anew.
function marked(block: KnownBlock, slot: Slot, { version }: AccessRequest): KnownBlock {
  return block.type === "actions" ? { ...block, block_id: `${slot} ${version}` } : block;
}

/** The slot that the id of a row of buttons names; anything where it names none. */
export function slotNamed(blockId: string | undefined): string | undefined {
  return blockId?.split(" ", 1)[0];
}
