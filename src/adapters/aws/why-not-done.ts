// Why AWS did not make, move or close an account: its own reasons in plain words, and what may be mended before the next try.
import type { Mend } from "../../domain/accounts/account-request.ts";
import type { NotDone } from "../../ports/organization.ts";
import { saidByAws } from "./aws-errors.ts";
import type { Said } from "./aws-errors.ts";

interface Why {
  readonly why: string;
  readonly mends: readonly Mend[];
}

const VALIDATION =
  "Look at the billing and account pages of the management account, or ask AWS Support.";
const FULL =
  "The organization has as many accounts as AWS allows it; closed ones count until they are gone for good. Ask AWS for a higher quota (Service Quotas, AWS Organizations), then retry.";
const PAYMENT =
  "AWS makes no account before the management account has a valid way to pay. Put it right on the billing page of the management account, then retry.";

/** Beyond this list AWS's own name of the reason is shown as it is. */
const REASONS: Readonly<Record<string, string>> = {
  // Why a creation failed.
  ACCOUNT_LIMIT_EXCEEDED: FULL,
  CONCURRENT_ACCOUNT_MODIFICATION:
    "AWS was at work on the same account already, and nothing came of this attempt. Wait some minutes, then retry.",
  EMAIL_ALREADY_EXISTS:
    "An AWS account has this e-mail already, or had it: AWS takes each e-mail once, in the whole world, closed accounts included. Choose another one.",
  FAILED_BUSINESS_VALIDATION: `AWS could not validate the business that owns the management account. ${VALIDATION}`,
  GOVCLOUD_ACCOUNT_ALREADY_EXISTS:
    "There is an account of this kind in AWS GovCloud (US) already. Rolecall makes none there.",
  INTERNAL_FAILURE:
    "AWS had a failure of its own, and nothing came of this attempt. Retry; where that goes on, ask AWS Support.",
  INVALID_ADDRESS:
    "AWS does not accept the address. Look at the e-mail, and at the postal address of the management account.",
  INVALID_EMAIL: "AWS does not accept the e-mail. Choose another one.",
  INVALID_IDENTITY_FOR_BUSINESS_VALIDATION: `AWS does not accept who owns the management account. ${VALIDATION}`,
  INVALID_PAYMENT_INSTRUMENT: PAYMENT,
  MISSING_BUSINESS_VALIDATION: `AWS has not validated the business that owns the management account. ${VALIDATION}`,
  MISSING_PAYMENT_INSTRUMENT: PAYMENT,
  PENDING_BUSINESS_VALIDATION:
    "AWS is still validating the business that owns the management account. Retry when it is done.",
  UNKNOWN_BUSINESS_VALIDATION: `AWS cannot say whether it has validated the business that owns the management account. ${VALIDATION}`,
  UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED:
    "The organization's resource policy does not allow tags on new accounts, and Rolecall makes none without. Change that policy, then retry.",
  // Why a call was refused.
  ACCOUNT_CREATION_NOT_COMPLETE:
    "AWS has not finished setting up the account. Wait some minutes, then retry.",
  ACCOUNT_NUMBER_LIMIT_EXCEEDED: FULL,
  CANNOT_CLOSE_MANAGEMENT_ACCOUNT: "The management account cannot be closed from here.",
  CLOSE_ACCOUNT_QUOTA_EXCEEDED:
    "AWS closes only so many accounts of an organization in 30 days, and this month's are used up. Retry in some days.",
  INVALID_EMAIL_ADDRESS_TARGET: "AWS does not accept the e-mail. Choose another one.",
  INVALID_ROLE_NAME:
    "AWS does not accept the name of the role. Change `role` in new_accounts of rolecall.yaml, and ask anew.",
  INVALID_SYSTEM_TAGS_PARAMETER: "A tag has a name that AWS keeps for itself.",
  MASTER_ACCOUNT_ADDRESS_DOES_NOT_MATCH_MARKETPLACE:
    "The postal address of the management account is in a country where AWS does not sell to it.",
  MASTER_ACCOUNT_MISSING_BUSINESS_LICENSE: `AWS asks for the business licence of the management account. ${VALIDATION}`,
  MASTER_ACCOUNT_MISSING_CONTACT_INFO:
    "The management account lacks contact information. Fill in its account page, then retry.",
  MASTER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED: PAYMENT,
  MAX_TAG_LIMIT_EXCEEDED: "An account can have 50 tags, and this one would have more.",
  MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED:
    "AWS asks for a way to pay in the account itself, before this can be done.",
  MOVING_ACCOUNT_BETWEEN_DIFFERENT_ROOTS:
    "The unit belongs to another organization. Choose another unit.",
  ORGANIZATION_NOT_IN_ALL_FEATURES_MODE:
    "The organization has consolidated billing only. Enable all features in AWS Organizations, then retry.",
  TAG_POLICY_VIOLATION:
    "A tag goes against a tag policy of the organization. Change the tags in rolecall.yaml and ask anew, or change that policy.",
  WAIT_PERIOD_ACTIVE: "AWS asks for a wait of some days before this can be done. Retry then.",
  // Errors that have no reason beside them.
  AWSOrganizationsNotInUse: "This AWS account has no organization.",
  AccessDeniedForDependency: "AWS could not do what this needs in another of its services.",
  AccountNotFound: "AWS does not find the account in the organization.",
  Conflict: "AWS refuses it for the state the account is in.",
  DestinationParentNotFound: "The unit is not there (any more). Choose another unit.",
  UnsupportedAPIEndpoint:
    "AWS does not offer this in the region that Rolecall is set to. Correct AWS_REGION.",
};

const MENDS: Readonly<Record<string, readonly Mend[]>> = {
  EMAIL_ALREADY_EXISTS: ["email"],
  INVALID_ADDRESS: ["email"],
  INVALID_EMAIL: ["email"],
  INVALID_EMAIL_ADDRESS_TARGET: ["email"],
  DestinationParentNotFound: ["unit"],
  MOVING_ACCOUNT_BETWEEN_DIFFERENT_ROOTS: ["unit"],
};

/** AWS is busy with others, and has not looked at this one. */
const BUSY: Readonly<Record<string, string>> = {
  ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED: "AWS makes five accounts at a time, and is at it.",
  CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED: "AWS closes three accounts at a time, and is at it.",
  ConcurrentModification: "AWS is still busy with another change to the organization.",
  FinalizingOrganization: "AWS is still setting up the organization, which may take an hour.",
  PolicyChangesInProgress: "AWS is still busy with a change to the organization's policies.",
  TooManyRequests: "AWS asked us to slow down.",
  Throttling: "AWS asked us to slow down.",
};

/** Why AWS gave up making an account. */
export function whyItFailed(reason: string): Why {
  const why =
    REASONS[reason] ?? "AWS did not make the account, for a reason Rolecall does not know.";
  return { why: `${why} AWS calls it ${reason}.`, mends: MENDS[reason] ?? [] };
}

/** What AWS has against a change; thrown on where that is no answer to it, so that it may be tried again. */
export function notDone(error: unknown): NotDone {
  const said = saidByAws(error);
  if (!said || ABOUT_ROLECALL.has(said.code)) throw error;
  const busy = wordsFor(said, BUSY);
  if (busy !== undefined) return { kind: "busy", why: `${busy} ${quote(said)}` };
  // The words for a permission that is lacking say whose it is.
  const why = said.code === "AccessDenied" ? messageOf(error) : wordsFor(said, REASONS);
  return {
    kind: "refused",
    why: `${why ?? "AWS refused it."} ${quote(said)}`,
    mends: wordsFor(said, MENDS) ?? mendsOf(said),
  };
}

function wordsFor<Words>(
  { reason, code }: Said,
  words: Readonly<Record<string, Words>>,
): Words | undefined {
  return (reason === undefined ? undefined : words[reason]) ?? words[code];
}

const ABOUT_ROLECALL = new Set([
  "InvalidClientTokenId",
  "InvalidSignature",
  "SignatureDoesNotMatch",
  "UnrecognizedClient",
]);

// Whatever is wrong with it, AWS names the field.
function mendsOf({ code, words }: Said): readonly Mend[] {
  return code === "InvalidInput" && /\be-?mail\b/i.test(words) ? ["email"] : [];
}

function quote({ code, reason, words }: Said): string {
  return `AWS said: ${words} (${reason ?? code})`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}
