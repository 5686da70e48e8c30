// The card in the approvers' channel for a wish for more time: how long somebody has, how much more, why, and how it stands.
import { extensionPlan } from "../../../domain/access-plan.ts";
import type { Extension } from "../../../domain/grant.ts";
import { isIn } from "../../../domain/request.ts";
import type { AccessRequest, InState } from "../../../domain/request.ts";
import type { AccessPolicy } from "../../../domain/access-policy.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, mention, when } from "../mrkdwn.ts";
import { yesText } from "./approved-by.ts";
import { decidedParts } from "./decided-wish.ts";
import { approveMoreButton, denyMoreButton } from "./more-time-buttons.ts";
import { decidedWish, waitingWish, wishedEnd, wouldEndText } from "./more-time.ts";
import { noGuardText } from "./grant-text.ts";
import { planText } from "./plan-text.ts";
import { progressText } from "./progress-text.ts";
import { buttons, heading, line, quote, shown, small } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";
import { timeText } from "./time-text.ts";
import { wholeSeatText } from "./what-is-asked.ts";
import { ruleAbout } from "./who-is-asked.ts";

export function extensionCard(request: AccessRequest, policy: AccessPolicy): Shown {
  if (isIn(request, "extending")) return beingWritten(request);
  const waiting = waitingWish(request);
  if (waiting) return toDecide(request as InState<"active">, waiting, longestNow(request, policy));
  const decided = decidedWish(request);
  if (!decided) return noMoreCard(request);
  return card(request, {
    stands: DECIDED[decided.outcome],
    wish: decided,
    parts: decidedParts(request as InState<"active">, decided),
  });
}

/** What a card shows whose wish is of the past: another one came after it, or the access has ended. */
export function noMoreCard({ ask, ref, state, history }: AccessRequest): Shown {
  const why = history.entries.findLast(({ what }) => what === "extension-asked")?.detail;
  const isOver = state.name === "ending" || state.name === "ended";
  return shown([
    heading(`${ask.account.slug} as ${ask.role.key}: more time, of the past`),
    line(`${mention(ask.requester)} asked to keep ${wholeSeatText(ask)} for longer.`),
    ...(isOver && why !== undefined ? [quote("Why", why)] : []),
    line(
      isOver
        ? "The access is over by now, so there is nothing left to decide."
        : "Nothing is left to decide here; the newest message about this request counts.",
    ),
    small(bold(ref)),
  ]);
}

const DECIDED = {
  extended: "extended",
  denied: "denied",
  withdrawn: "withdrawn",
  failed: "could not be done",
} as const;

interface Content {
  readonly stands: string;
  readonly wish: Extension;
  readonly parts: readonly Part[];
}

function card({ ask, ref }: AccessRequest, { stands, wish, parts }: Content): Shown {
  const { account, role, requester } = ask;
  return shown([
    heading(`${account.slug} as ${role.key}: more time, ${stands}`),
    line(
      `${mention(requester)} asks to keep ${wholeSeatText(ask)} for ${bold(timeText(wish.seconds))} more.`,
    ),
    quote("Why", wish.reason),
    ...parts,
    small(`${bold(ref)} · asked ${when(wish.askedAt)}`),
  ]);
}

function longestNow(request: AccessRequest, policy: AccessPolicy): number | undefined {
  return ruleAbout(policy, request)?.time.longestSeconds;
}

function toDecide(
  request: InState<"active">,
  wish: Extension,
  longestSeconds: number | undefined,
): Shown {
  const { ref, ask } = request;
  const { endsAt } = request.state.grant;
  const plan = extensionPlan(ask.plan, wishedEnd(request, wish));
  const noGuard = noGuardText(ask);
  const progress = progressText(request);
  const parts = [
    line(
      `It ends ${when(endsAt ?? 0)}. If somebody approves before that, it ${wouldEndText(request, wish, longestSeconds)}.`,
    ),
    ...(progress === undefined ? [] : [line(progress)]),
    line(`${bold("What will be done")}\n${planText(plan)}`),
    ...(noGuard === undefined ? [] : [line(noGuard)]),
    buttons(approveMoreButton(request, wish), denyMoreButton(request, wish)),
    small(
      `No buttons, or they do not work? Type ${code(`${COMMAND} approve ${ref}`)} or ${code(`${COMMAND} deny ${ref} <reason>`)}.`,
    ),
  ];
  return card(request, { stands: "waiting for an approver", wish, parts });
}

function beingWritten(request: InState<"extending">): Shown {
  const { approval, endsAt, extension, grant } = request.state;
  const parts = [
    line(
      `:hourglass_flowing_sand: ${yesText(approval)}, ${when(approval.at)}. It will end ${when(endsAt)}. Until that is written, it ends ${when(grant.endsAt ?? 0)} as before.`,
    ),
  ];
  return card(request, { stands: "approved", wish: extension, parts });
}
