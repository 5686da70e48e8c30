// What is true of access while somebody has it, in words: until when, what ends it, and whose it is.
import { stepIn, strategyOf } from "../../../domain/access-plan.ts";
import type { DecidedExtension } from "../../../domain/grant.ts";
import { isMembershipOurs } from "../../../domain/ownership.ts";
import type { Ask, InState } from "../../../domain/request.ts";
import { code, when } from "../mrkdwn.ts";
import { timeText } from "./time-text.ts";

export type Granted = InState<"active" | "extending">;

/** Whether Rolecall let the person in, and will take the access away; else they had it before. */
export function isOurs({ state }: Granted): boolean {
  return isMembershipOurs(state.grant.journal);
}

/** Whether more time may be asked for: not where there is no end, nor where the glass was broken. */
export function isExtendable({ ask, state }: Pick<Granted, "ask" | "state">): boolean {
  return state.grant.endsAt !== null && !ask.isBreakGlass;
}

/** "until today at 14:00", "without an end". */
export function untilText(endsAt: number | null): string {
  return endsAt === null ? "without an end" : `until ${when(endsAt)}`;
}

/** How long it lasts and when it ends, for the person who has it. */
export function lastsText({ ask, state }: Granted): string {
  const { endsAt, lastExtension } = state.grant;
  if (endsAt === null) return "It has no end: it lasts until you give it back.";
  const end = `*ends ${when(endsAt)}*`;
  if (isLonger(lastExtension)) return `It was made longer and ${end}.`;
  return ask.lasting === "standing"
    ? `It ${end}.`
    : `It lasts ${timeText(ask.lasting)} and ${end}.`;
}

function isLonger(extension: DecidedExtension | undefined): boolean {
  return extension?.outcome === "extended";
}

/** What makes an end come about; nothing to say of access without one. */
export function whoEndsIt({ ask, state }: Granted): string | undefined {
  if (state.grant.endsAt === null) return undefined;
  return ask.mayDeny
    ? "From then on AWS itself lets you in no more, whether or not Rolecall is running. A session that you opened before goes on until it runs out."
    : "Rolecall takes it away then. There is no guard, so this end depends on Rolecall running.";
}

/** For approvers: which way it is granted. */
export function wayText({ plan, iamUser }: Ask): string {
  const heldBy = stepIn(plan, "allow-directly")?.heldBy;
  if (heldBy !== undefined) {
    return `The way in: a group of the IAM user's own, ${code(heldBy)}, since it can be in no more access groups and has no room for one more policy.`;
  }
  if (strategyOf(plan) === "direct") {
    return `The way in: straight to the IAM user ${code(iamUser)}, since it is in ten groups already, the most AWS allows, or the account has room for no more groups.`;
  }
  return `The way in: the access group ${code(groupOf({ plan }))}.`;
}

/** For approvers: what they have to know of an end that AWS does not enforce. */
export function noGuardText({
  lasting,
  mayDeny,
}: Pick<Ask, "lasting" | "mayDeny">): string | undefined {
  if (lasting === "standing" || mayDeny) return undefined;
  return ":warning: Its end depends on Rolecall running: there is no guard that makes AWS end it.";
}

/** Empty where no group is involved. */
export function groupOf({ plan }: Pick<Ask, "plan">): string {
  return stepIn(plan, "join-group")?.group ?? "";
}
