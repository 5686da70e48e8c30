// The alarm under the card that access cannot be taken away: why, who may help, and what AWS enforces meanwhile.
import { stepIn } from "../../../domain/access-plan.ts";
import type { AccessRequest, InState } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { bold, mention, mentions, when } from "../mrkdwn.ts";
import { endedBy } from "./end-text.ts";
import { causeText, doingText } from "./plan-text.ts";
import { line, shown, small } from "./shown.ts";
import type { Shown } from "./shown.ts";
import { seatText } from "./what-is-asked.ts";

const MOST_ADMINS = 5;

export function endTrouble(request: AccessRequest, admins: readonly string[]): Shown {
  const { ask, ref } = request;
  const whose = `the access of ${mention(ask.requester)} to ${seatText(ask)}`;
  if (isIn(request, "ended")) {
    const { at } = request.state;
    return shown([
      line(
        `:white_check_mark: ${bold(ref)}: ${whose} is gone since ${when(at)}, after some trouble.`,
      ),
    ]);
  }
  if (!isIn(request, "ending")) return shown([line(`${bold(ref)}: there is news about ${whose}.`)]);
  return shown([
    line(`:rotating_light: ${bold(ref)}: ${whose} cannot be taken away. ${why(request)}`),
    line(bold("What AWS enforces meanwhile") + `\n${meanwhile(request)}`),
    line(
      `${mentions(admins, MOST_ADMINS, "and")}: Rolecall keeps trying by itself, and says here when it is done. Please mend the cause, or do it by hand.`,
    ),
    small(`${bold(ref)} · ${endedBy(request.state.end)}`),
  ]);
}

function why({ state }: InState<"ending">): string {
  const { trouble } = state.work;
  if (!trouble) return "AWS has not taken it in several tries.";
  return `It fails at this step: ${doingText(trouble.step)}. ${causeText(trouble.cause)}`;
}

function meanwhile({ ask, state }: InState<"ending">): string {
  const made = (step: string) =>
    state.work.journal.some((entry) => entry.step === step && entry.outcome !== "skipped");
  const openSessions = "Sessions that are open go on until they run out.";
  if (made("tombstone")) {
    return `A Deny stands on their IAM user: AWS lets nobody in by this access. ${openSessions}`;
  }
  if (made("leave-group") || made("disallow")) {
    return `What let them in was taken away, but AWS does not show it yet. ${openSessions}`;
  }
  if (state.end.cause !== "expired") return stillIn(ask);
  if (stepIn(ask.plan, "guard")) {
    return `The guard: since ${when(state.end.at)} AWS lets nobody in by this access. ${openSessions}`;
  }
  if (stepIn(ask.plan, "allow-directly")) {
    return `The policy that let them in ended by itself, ${when(state.end.at)}. ${openSessions}`;
  }
  return "Nothing: *they still have access.*";
}

function stillIn({ plan }: AccessRequest["ask"]): string {
  const isTimed = stepIn(plan, "guard") ?? stepIn(plan, "allow-directly");
  return isTimed
    ? "Nothing yet: *they still have access*, until the end that was planned; from then on AWS lets them in no more."
    : "Nothing: *they still have access.*";
}
