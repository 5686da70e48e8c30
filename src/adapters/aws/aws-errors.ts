// Turns a failed call to AWS into trouble: what went wrong in plain words, and whether asking again may help.
import { ACCESS_GROUP_PATH } from "../../domain/account.ts";
import { Trouble } from "../../domain/trouble.ts";
import {
  codeOf,
  isAwsFailing,
  isFromAws,
  isNeverSent,
  isOutOfDate,
  isSilence,
  isWithoutCredentials,
} from "./sdk-errors.ts";

export interface Doing {
  /** As AWS names it in permissions: `iam:AddUserToGroup`. */
  readonly action: string;
  /** What it is done to, in words: `the group client-a-admin`. */
  readonly about: string;
  /** What has come to its limit, as a sentence, where the call can come to one. */
  readonly limit?: string;
  /** What the permission goes as far as, as a sentence. */
  readonly permitted?: string;
  /** What to say instead where AWS refuses it, since the permission is not Rolecall's own to have. */
  readonly refused?: string;
  /** It is about a role that was made a moment ago, which the next call may not see yet. */
  readonly isFresh?: boolean;
}

/** What to say of a group that people are let in by. */
export function aboutOurGroup(group: string): Pick<Doing, "about" | "permitted"> {
  const permitted = `It may change groups under ${ACCESS_GROUP_PATH} only, and put people into those that rolecall.yaml names: \`npx rolecall permissions\` prints what that takes.`;
  return { about: `the group ${group}`, permitted };
}

/** Makes a call; whatever AWS has against it is thrown as `Trouble`. */
export async function askAws<Answer>(doing: Doing, call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Trouble || !(error instanceof Error) || !isFromAws(error)) throw error;
    throw new Trouble(...inWords(error, doing));
  }
}

/** The call failed since what it is about is not there. */
export function isNotThere(error: unknown): boolean {
  return causeCode(error) === "NoSuchEntity";
}

/** Makes a call that takes something away; no error where it is gone already. */
export async function unlessGone(remove: () => Promise<unknown>): Promise<void> {
  try {
    await remove();
  } catch (error) {
    if (!isNotThere(error)) throw error;
  }
}

export function existsAlready(error: unknown): boolean {
  return causeCode(error) === "EntityAlreadyExists";
}

export function isAtLimit(error: unknown): boolean {
  return causeCode(error) === "LimitExceeded";
}

export function isRefused(error: unknown): boolean {
  return causeCode(error) === "AccessDenied";
}

/** What AWS itself said in a call that failed. */
export interface Said {
  /** As AWS calls the error, without `Exception`; and what Organizations adds to it: `ACCOUNT_NUMBER_LIMIT_EXCEEDED`. */
  readonly code: string;
  readonly reason: string | undefined;
  /** A sentence. */
  readonly words: string;
}

/** Undefined where the trouble is not AWS's answer: nothing was sent, or nothing came back, or AWS itself failed. */
export function saidByAws(error: unknown): Said | undefined {
  const cause = causeOf(error);
  if (!cause || isSilence(cause) || isAwsFailing(cause)) return undefined;
  if (isWithoutCredentials(cause) || isOutOfDate(cause)) return undefined;
  const reason = "Reason" in cause && typeof cause.Reason === "string" ? cause.Reason : undefined;
  return { code: codeOf(cause), reason, words: sentence(cause.message) };
}

/** The call may have been carried out: it was sent, and what came back, if anything, does not say. */
export function isUnanswered(error: unknown): boolean {
  const cause = causeOf(error);
  if (!cause || isNeverSent(cause)) return false;
  return isSilence(cause) || isAwsFailing(cause);
}

// What was made a moment ago may not be seen yet by the next call. AWS tells of which kind is not there in words only.
function isLikelyThere(error: Error, { isFresh = false }: Doing): boolean {
  return (isFresh ? /^(the )?(group|role)\b/i : /^(the )?group\b/i).test(error.message);
}

function causeOf(error: unknown): Error | undefined {
  return error instanceof Trouble && error.cause instanceof Error ? error.cause : undefined;
}

/** What AWS calls the error behind a trouble, without `Exception`. */
export function causeCode(error: unknown): string | undefined {
  const cause = causeOf(error);
  return cause && codeOf(cause);
}

function inWords(error: Error, doing: Doing): ConstructorParameters<typeof Trouble> {
  const passing = passingReason(error, doing);
  if (passing) return [passing, { retryable: true, cause: error }];
  return [lastingReason(error, doing), { retryable: false, cause: error }];
}

/** What is likely over when the call is made again. */
function passingReason(error: Error, doing: Doing): string | undefined {
  const { action, about } = doing;
  if (isWithoutCredentials(error)) {
    return `Rolecall's own AWS credentials have run out or cannot be read (${action}).`;
  }
  if (isSilence(error)) return `AWS did not answer ${action} for ${about} in time.`;
  if (isOutOfDate(error)) {
    return `AWS refused ${action}: it came too long after it was signed. Where that goes on, the clock of the machine that Rolecall runs on is wrong.`;
  }
  switch (codeOf(error)) {
    case "Throttling":
    case "TooManyRequests":
    case "RequestLimitExceeded":
      return `AWS asked us to slow down (${action}).`;
    case "ConcurrentModification":
    case "EntityTemporarilyUnmodifiable":
      return `AWS is still busy with an earlier change to ${about} (${action}).`;
    case "DeleteConflict":
      return `AWS still has something in ${about} (${action}).`;
    case "NoSuchEntity":
      return isLikelyThere(error, doing) ? `AWS does not show ${about} (${action}).` : undefined;
    default:
      return isAwsFailing(error) ? `AWS had a failure of its own (${action}).` : undefined;
  }
}

function lastingReason(error: Error, doing: Doing): string {
  const { action, about, limit } = doing;
  const said = sentence(error.message);
  switch (codeOf(error)) {
    case "AccessDenied":
      return doing.refused ?? lacksPermission(doing);
    case "NoSuchEntity":
      return `AWS does not find ${about} (${action}): ${said}`;
    case "LimitExceeded":
      return limit ?? `AWS allows no more (${action} for ${about}): ${said}`;
    case "EntityAlreadyExists":
      return `AWS has ${about} already (${action}): ${said}`;
    case "MalformedPolicyDocument":
      return `AWS does not accept the policy for ${about} (${action}): ${said}`;
    case "InvalidClientTokenId":
    case "InvalidSignature":
    case "SignatureDoesNotMatch":
    case "UnrecognizedClient":
      return `AWS does not accept Rolecall's own credentials (${action}).`;
    default:
      return `AWS refused ${action} for ${about}: ${codeOf(error)}: ${said}`;
  }
}

function lacksPermission({ action, about, permitted }: Doing): string {
  const lacking = `AWS refused ${action}: Rolecall's own role lacks the permission for ${about}.`;
  return permitted ? `${lacking} ${permitted}` : lacking;
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
