// Turns a failed call to DynamoDB into trouble in plain words.
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { Trouble } from "../../domain/trouble.ts";

/** Of which kept thing the trouble speaks: a request, where nothing is said. */
export interface KeptThing {
  readonly what?: string;
}

/** `doing`, as in "the request could not be …". A failed condition is an answer, and is handed on as it is. */
export async function orStorageTrouble<Answer>(
  { what = "request" }: KeptThing,
  doing: string,
  call: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) throw error;
    const reason = error instanceof Error ? reasonFor(error) : undefined;
    if (!reason) throw error; // a bug of ours
    const { why, retryable } = reason;
    throw new Trouble(`The ${what} could not be ${doing}: ${why}`, { retryable, cause: error });
  }
}

interface Reason {
  readonly why: string;
  readonly retryable: boolean;
}

function reasonFor(error: Error): Reason | undefined {
  if (error.name === "CredentialsProviderError") {
    return { why: "Rolecall's own AWS credentials cannot be read.", retryable: true };
  }
  if ("$fault" in error) return answeredReason(error);
  // The SDK has sent something, and nothing came back that it could read.
  if ("$metadata" in error) return { why: "DynamoDB did not answer in time.", retryable: true };
  return undefined;
}

const THROTTLES = new Set([
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottlingException",
]);

export function isThrottle({ name }: Error): boolean {
  return THROTTLES.has(name);
}

function answeredReason(error: Error): Reason {
  const { name, message } = error;
  if (isThrottle(error)) return { why: "DynamoDB asked us to slow down.", retryable: true };
  switch (name) {
    case "AccessDeniedException":
      return {
        why: "Rolecall's own role lacks the permission to use its table.",
        retryable: false,
      };
    case "ResourceNotFoundException":
      return { why: "its table does not exist in DynamoDB.", retryable: false };
    case "ValidationException":
      return { why: `DynamoDB did not accept the call (${message}).`, retryable: false };
    default:
      return { why: `DynamoDB failed (${name}: ${message}).`, retryable: true };
  }
}
