// Somebody sent the form that asks to connect a client's account.
import type { ConnectField } from "../../../../domain/accounts/check-clients-account.ts";
import { isRefusal } from "../../../../domain/refusal.ts";
import { askToConnect } from "../../../../operations/accounts/ask-to-connect.ts";
import type { AskToConnect } from "../../../../operations/accounts/ask-to-connect.ts";
import { connectForm } from "../../../../operations/accounts/connect-form.ts";
import { proposeSlugAnew } from "../../connection-draft.ts";
import type { ConnectionDraft } from "../../connection-draft.ts";
import { ACTIONS, FIELDS } from "../../ids.ts";
import { connectModal, readTrustStyle } from "../../views/accounts/connect-modal.ts";
import { connectFaultText, namesSomebody } from "../../views/accounts/connect-faults.ts";
import { sameFormWith } from "../../views/accounts/same-form.ts";
import type { Edge } from "../edge.ts";
import { refused } from "../submission.ts";
import type { Submission, SubmissionHandler, Submitted } from "../submission.ts";
import { readConnectionDraft, typedClient } from "./connection-values.ts";
import { faultsShown } from "./faults-shown.ts";

export const connectionSubmitted: SubmissionHandler = async (edge, submission) => {
  const { person, view } = submission;
  const { connecting } = edge.ports.policy;
  if (!connecting) return refused({ refused: "switched-off", what: "connecting" }, undefined);
  const typed = readConnectionDraft(view);
  const draft = proposeSlugAnew(typed, typedClient(view));
  const onTop = (faults: readonly string[]) => showAnew(edge, submission, { draft, faults });
  // Somebody was faster than Slack, which tells us of each letter.
  if (draft.names.slug !== typed.names.slug) return onTop([LATE]);
  const trust = readTrustStyle(draft.trust) ?? connecting.trust;
  const asked = await askToConnect(edge.ports, { ...asAsked(draft, person), trust });
  return asked.kind === "refused"
    ? faultsShown(view, asked.faults, { ...HOW_SHOWN, onTop })
    : { then: "close" };
};

const LATE =
  "The short name was still that of what you had typed before, so nothing was asked yet. It is right now; please look at it and send the form again.";

function asAsked(
  draft: ConnectionDraft,
  requester: Submission["person"],
): Omit<AskToConnect, "trust"> {
  const { accountId, names, people, proposedFor: name, reason, roleKeys = [], roleNames } = draft;
  return {
    ...{ requester, slug: names.slug, name, accountId, roleKeys, roleNames, reason },
    people: people.map((user) => ({ team: requester.team, user })),
  };
}

const FIELD_ACTIONS: Record<Exclude<ConnectField, "form">, string> = {
  name: ACTIONS.typeClient,
  slug: FIELDS.slug,
  accountId: FIELDS.accountId,
  roles: FIELDS.roles,
  roleNames: FIELDS.roleNames,
  trust: FIELDS.trust,
  people: FIELDS.people,
  reason: FIELDS.reason,
};

const HOW_SHOWN = { actions: FIELD_ACTIONS, words: connectFaultText, namesSomebody };

async function showAnew(
  { ports }: Edge,
  { person, view }: Submission,
  { draft, faults }: { readonly draft: ConnectionDraft; readonly faults: readonly string[] },
): Promise<Submitted> {
  const form = await connectForm(ports, person);
  if (isRefusal(form)) return { then: "show", view: sameFormWith(view, faults) };
  const { policy } = form;
  return { then: "show", view: connectModal({ policy, draft, access: ports.policy, faults }) };
}
