// Organizations' refusals: AWS's sentence, and the member beside it that says which limit or value it was about.
import { AwsError } from "../aws-error.ts";

export class OrganizationsError extends AwsError {
  /** `Reason` or `Type`, where the error has one. */
  readonly members: Readonly<Record<string, string>>;

  constructor(code: string, message: string, members: Readonly<Record<string, string>> = {}) {
    super(code, message, code === "ServiceException" ? 500 : 400);
    this.members = members;
  }
}

export const invalidInput = (reason: string, message: string) =>
  new OrganizationsError("InvalidInputException", message, { Reason: reason });

export const constraintViolation = (reason: string) =>
  namedError("ConstraintViolationException", reason);

/** An error by its code, and by its reason where it has reasons: as AWS words it. */
export function namedError(code: string, reason?: string): OrganizationsError {
  const said = (reason === undefined ? undefined : reasonWords[reason]) ?? codeWords[code];
  return new OrganizationsError(code, said ?? otherwise, membersOf(code, reason));
}

function membersOf(code: string, reason: string | undefined): Record<string, string> {
  if (code === "TooManyRequestsException") return { Type: reason ?? "TOO_MANY_REQUESTS" };
  return reason === undefined ? {} : { Reason: reason };
}

const otherwise =
  "The request processing has failed because of an unknown error, exception or failure.";

const codeWords: Readonly<Record<string, string>> = {
  AccessDeniedException: "You don't have permissions to access this resource.",
  AccountAlreadyClosedException: "You attempted to close an account that is already closed.",
  AccountNotFoundException:
    "You specified an account that doesn't exist or isn't a member of this organization.",
  ChildNotFoundException: "You specified an organizational unit or account that doesn't exist.",
  ConcurrentModificationException:
    "AWS Organizations can't complete your request because it conflicts with another attempt to modify the same entity. Try again later.",
  ConflictException:
    "The request failed because it conflicts with the current state of the specified resource.",
  ConstraintViolationException:
    "Performing this operation violates a minimum or maximum value limit.",
  CreateAccountStatusNotFoundException:
    "You specified a create account request ID that doesn't exist.",
  DestinationParentNotFoundException:
    "You specified a destination container that doesn't exist in this organization.",
  DuplicateAccountException: "That account is already present in the specified destination.",
  FinalizingOrganizationException:
    "AWS Organizations could not finalize the creation of your organization. Try again later. If this persists, contact AWS customer support.",
  ParentNotFoundException: "You specified a parent that doesn't exist.",
  ServiceException:
    "AWS Organizations can't complete your request because of an internal service error. Try again later.",
  SourceParentNotFoundException:
    "You specified a source container that doesn't exist in this organization or that does not hold this account.",
  TargetNotFoundException: "You specified a target that doesn't exist.",
  TooManyRequestsException:
    "AWS Organizations can't complete your request because another request is already in progress. Try again later.",
};

const reasonWords: Readonly<Record<string, string>> = {
  ACCOUNT_CREATION_NOT_COMPLETE:
    "Your account setup isn't complete or your account isn't fully active.",
  ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED:
    "You have exceeded the number of accounts that you can create at one time.",
  ACCOUNT_NUMBER_LIMIT_EXCEEDED: "You have exceeded the allowed number of AWS accounts.",
  CANNOT_CLOSE_MANAGEMENT_ACCOUNT: "You attempted to close the management account.",
  CLOSE_ACCOUNT_QUOTA_EXCEEDED: "You have exceeded close account quota for the past 30 days.",
  CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED:
    "You attempted to exceed the number of accounts that you can close at a time.",
  MAX_TAG_LIMIT_EXCEEDED:
    "You have exceeded the number of tags allowed on this resource: at most 50.",
  TAG_POLICY_VIOLATION: "The tags don't comply with the tag policy in effect.",
  WAIT_PERIOD_ACTIVE:
    "After you create an account, you must wait before you can remove it from the organization.",
};
