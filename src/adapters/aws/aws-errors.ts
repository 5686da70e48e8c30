// Turns a failed call to AWS into trouble: what went wrong in plain words, and whether asking again may help.
import { ACCESS_GROUP_PATH } from "../../domain/account.ts";
import { Trouble } from "../../domain/trouble.ts";

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
}

/** What to say of an access group. */
export function aboutOurGroup(group: string): Pick<Doing, "about" | "permitted"> {
  const permitted = `It may change groups under ${ACCESS_GROUP_PATH} only.`;
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

export function existsAlready(error: unknown): boolean {
  return causeCode(error) === "EntityAlreadyExists";
}

export function isAtLimit(error: unknown): boolean {
  return causeCode(error) === "LimitExceeded";
}

export function isRefused(error: unknown): boolean {
  return causeCode(error) === "AccessDenied";
}

// A group made a moment ago may not be seen yet by the next call. AWS tells of which kind is not there in words only.
function isAboutGroup(error: Error): boolean {
  return /^(the )?group\b/i.test(error.message);
}

function causeCode(error: unknown): string | undefined {
  if (!(error instanceof Trouble) || !(error.cause instanceof Error)) return undefined;
  return codeOf(error.cause);
}

// The SDK calls the errors it has a model of `…Exception`, and leaves the others as AWS spells them.
function codeOf(error: Error): string {
  return error.name.replace(/Exception$/, "");
}

function isFromAws(error: Error): boolean {
  return "$metadata" in error || isWithoutCredentials(error);
}

function isWithoutCredentials(error: Error): boolean {
  return error.name === "CredentialsProviderError" || codeOf(error) === "ExpiredToken";
}

// The call was held up for minutes after it was signed, or this machine's clock is wrong by as much.
function isOutOfDate(error: Error): boolean {
  return (
    codeOf(error) === "RequestExpired" ||
    /^signature (expired|not yet current)/i.test(error.message)
  );
}

// The SDK has sent something, and nothing came back that it could read.
function isSilence(error: Error): boolean {
  return "$metadata" in error && !("$fault" in error);
}

function statusOf(error: Error): number {
  if (!("$metadata" in error)) return 0;
  const metadata = error.$metadata as { readonly httpStatusCode?: number };
  return metadata.httpStatusCode ?? 0;
}

function inWords(error: Error, doing: Doing): ConstructorParameters<typeof Trouble> {
  const passing = passingReason(error, doing);
  if (passing) return [passing, { retryable: true, cause: error }];
  return [lastingReason(error, doing), { retryable: false, cause: error }];
}

/** What is likely over when the call is made again. */
function passingReason(error: Error, { action, about }: Doing): string | undefined {
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
    case "NoSuchEntity":
      return isAboutGroup(error) ? `AWS does not show ${about} (${action}).` : undefined;
    default:
      return statusOf(error) >= 500 ? `AWS had a failure of its own (${action}).` : undefined;
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
