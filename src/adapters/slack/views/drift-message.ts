// The message to the admins about one thing that was changed by hand in AWS, and the list of all of them.
import type { AccessPolicy } from "../../../domain/access-policy.ts";
import type { Drift } from "../../../domain/drift/drift-ledger.ts";
import { driftLabel } from "../../../domain/drift/drift-label.ts";
import { mayBeAdopted } from "../../../domain/drift/decide-drift.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, mentions, when } from "../mrkdwn.ts";
import { driftButtons } from "./drift-buttons.ts";
import { foundText, meanwhileText, orderText, overText } from "./drift-text.ts";
import { buttons, heading, line, shown, small } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";

const MOST_ADMINS = 5;
const MOST_LISTED = 12;

export function driftMessage(drift: Drift, policy: AccessPolicy): Shown {
  const label = driftLabel(drift);
  const found = foundText(drift.finding);
  if (drift.over) {
    return shown([
      heading("Changed by hand in AWS: over"),
      line(`${bold(label)}, as it was found: ${found}`),
      line(overText(drift)),
      foot(drift),
    ]);
  }
  return shown([
    heading("Changed by hand in AWS"),
    line(`${mentions(policy.admins, MOST_ADMINS, "and")}: ${bold(label)}: ${found}`),
    line(`${bold("What AWS enforces meanwhile")}\n${meanwhileText(drift.finding)}`),
    ...decision(drift, policy),
    foot(drift, drift.order ? "" : ` · Or type ${commands(drift)}.`),
  ]);
}

function decision(drift: Drift, policy: AccessPolicy): Part[] {
  const stands = orderText(drift);
  return [
    ...(stands === undefined ? [] : [line(stands)]),
    ...(drift.order ? [] : [buttons(...driftButtons(drift, policy))]),
  ];
}

function foot(drift: Drift, more = ""): Part {
  return small(`${bold(driftLabel(drift))} · found ${when(drift.since)}${more}`);
}

function commands(drift: Drift): string {
  const label = driftLabel(drift);
  const undo = code(`${COMMAND} drift undo ${label}`);
  if (!mayBeAdopted(drift.finding)) return undo;
  return `${undo} or ${code(`${COMMAND} drift adopt ${label}`)}`;
}

/** What a command answers with. */
export function driftList(open: readonly Drift[]): Shown {
  if (open.length === 0) {
    return shown([
      line("Nothing that Rolecall gives was changed by hand in AWS, as far as it was compared."),
    ]);
  }
  const more = open.length - MOST_LISTED;
  return shown([
    ...open
      .slice(0, MOST_LISTED)
      .map((drift) =>
        line(`${bold(driftLabel(drift))}: ${foundText(drift.finding)} ${next(drift)}`),
      ),
    ...(more > 0 ? [line(`And ${more} more; they are listed as these are dealt with.`)] : []),
  ]);
}

function next(drift: Drift): string {
  return drift.order ? (orderText(drift) ?? "") : `Type ${commands(drift)}.`;
}

/** The answer to an admin who typed what is to become of it. */
export function driftSettled(drift: Drift): Shown {
  const label = bold(driftLabel(drift));
  const wanted = drift.order?.want === "adopt" ? "adopted" : "undone";
  return shown([line(`${label} is being ${wanted}. Its message shows how it goes.`)]);
}
