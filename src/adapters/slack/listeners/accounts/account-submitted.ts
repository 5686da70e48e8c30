// Forms about a request about an account: a yes with the account's name, a no with its reason, another e-mail or unit.
import { isAboutAccount } from "../../../../domain/accounts/account-request.ts";
import type { Refusal } from "../../../../domain/refusal.ts";
import type { RequestKey } from "../../../../domain/request.ts";
import { approveAccount } from "../../../../operations/accounts/approve-account.ts";
import { denyAccount } from "../../../../operations/accounts/deny-account.ts";
import { retryAccount } from "../../../../operations/accounts/retry-account.ts";
import type { AccountOutcome } from "../../../../operations/accounts/save-account-decision.ts";
import { ACTIONS, FIELDS } from "../../ids.ts";
import { readRequestValue } from "../../request-value.ts";
import type { EdgePorts } from "../edge.ts";
import { nameAtFault, typedName, typedReason } from "../form-values.ts";
import { refused } from "../submission.ts";
import type { Submission, SubmissionHandler } from "../submission.ts";
import { pickedUnit, typedEmail } from "./draft-values.ts";
import { blockWith } from "./field-values.ts";

export const approveAccountSubmitted: SubmissionHandler = about((ports, key, { person, view }) =>
  approveAccount(ports, { key, approver: person, typedName: typedName(view) }),
);

export const denyAccountSubmitted: SubmissionHandler = about((ports, key, { person, view }) =>
  denyAccount(ports, { key, approver: person, reason: typedReason(view) }),
);

export const fixAccountSubmitted: SubmissionHandler = about((ports, key, { person, view }) => {
  const unitId = pickedUnit(view);
  const mended = unitId === undefined ? { email: typedEmail(view) } : { unitId };
  return retryAccount(ports, { key, by: person, mended });
});

/** Which kind of request a form is about. */
export function formByKind(
  forAccess: SubmissionHandler,
  forAccount: SubmissionHandler,
): SubmissionHandler {
  return (edge, submission) => {
    const meant = readRequestValue(submission.view.private_metadata);
    const isOfAccount = meant !== undefined && isAboutAccount(meant.key);
    return isOfAccount ? forAccount(edge, submission) : forAccess(edge, submission);
  };
}

function about(
  act: (ports: EdgePorts, key: RequestKey, submission: Submission) => Promise<AccountOutcome>,
): SubmissionHandler {
  return async ({ ports }, submission) => {
    const { view } = submission;
    const meant = readRequestValue(view.private_metadata);
    if (!meant) return refused({ refused: "unknown-ref", ref: view.private_metadata }, undefined);
    const { refusal } = await act(ports, meant.key, submission);
    return refusal ? refused(refusal, fieldAtFault(refusal, submission)) : { then: "close" };
  };
}

function fieldAtFault(refusal: Refusal, { view }: Submission): string | undefined {
  switch (refusal.refused) {
    case "odd-email":
    case "email-taken":
      return blockWith(view, FIELDS.email);
    case "unknown-unit":
      return blockWith(view, ACTIONS.pickUnit);
    default:
      return nameAtFault(refusal);
  }
}
