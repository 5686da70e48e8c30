// The buttons by which an admin decides about drift; their dialogs say what that does.
import type { Button } from "@slack/types";
import { findWanted } from "../../../domain/access-policy.ts";
import type { AccessPolicy } from "../../../domain/access-policy.ts";
import type { Finding } from "../../../domain/drift/drift.ts";
import { driftLabel } from "../../../domain/drift/drift-label.ts";
import type { Drift } from "../../../domain/drift/drift-ledger.ts";
import { mayBeAdopted } from "../../../domain/drift/decide-drift.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import { ACTIONS } from "../ids.ts";
import { bold } from "../mrkdwn.ts";
import { confirmDialog } from "./request-buttons.ts";
import { forText } from "./what-is-asked.ts";

export function driftButtons(drift: Drift, policy: AccessPolicy): Button[] {
  const { finding } = drift;
  const label = driftLabel(drift);
  const undo: Button = {
    ...driftButton("Undo", ACTIONS.undoDrift, label),
    style: "danger",
    confirm: confirmDialog({ title: `Undo ${label}?`, text: undoText(finding), confirm: "Undo" }),
  };
  if (!mayBeAdopted(finding)) return [undo];
  const text = adoptText(finding, policy);
  const confirm = confirmDialog({ title: `Adopt ${label}?`, text, confirm: "Adopt" });
  return [undo, { ...driftButton("Adopt", ACTIONS.adoptDrift, label), confirm }];
}

function driftButton(label: string, action_id: string, value: string): Button {
  return { type: "button", action_id, text: { type: "plain_text", text: label }, value };
}

function undoText(finding: Finding): string {
  switch (finding.what) {
    case "joined-by-hand":
      return "They are taken out of the group. Sessions that are open go on until they run out.";
    case "left-by-hand":
      return `They are let in again, as ${bold(finding.ref)} gives it and for as long.`;
    case "policy-gone":
    case "policy-changed":
      return `It is written anew, as ${bold(finding.ref)} needs it.`;
    case "group-changed":
      return "The group gets Rolecall's own policy again, and its other inline policies are deleted.";
  }
}

/** What adopting does; of what is usually had without an end, nothing ends by itself. */
function adoptText(finding: Finding, policy: AccessPolicy): string {
  if (finding.what !== "joined-by-hand") {
    return "The request ends, revoked by you: the record is made as AWS is. Who had the access is told.";
  }
  const { slug = "", roleKey = "" } = finding.seat ?? {};
  const wanted = findWanted(policy, slug, roleKey);
  const time = isRefusal(wanted) ? "for the usual time" : forText(wanted.rule.time.defaultLasting);
  return `It is put on record as approved by you: from now on ${time}, as if it had been asked for. They are told.`;
}
