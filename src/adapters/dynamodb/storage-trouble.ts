// Turns a failed call to DynamoDB into trouble in plain words.
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { Trouble } from "../../domain/trouble.ts";

/** `doing`, as in "the request could not be …". A failed condition is an answer, and is handed on as it is. */
export async function orStorageTrouble<Answer>(
  doing: string,
  call: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Error) || error instanceof ConditionalCheckFailedException) throw error;
    const [why, retryable] = reason(error);
    throw new Trouble(`The request could not be ${doing}: ${why}`, { retryable, cause: error });
  }
}

function reason(error: Error): [why: string, retryable: boolean] {
  if (!("$fault" in error)) console.log(error, Object.prototype.toString.call(error));
  if (!hasAnswered(error)) return ["DynamoDB did not answer in time.", true];
  switch (error.name) {
    case "AccessDeniedException":
      return ["Rolecall's own role lacks the permission to use its table.", false];
    case "ResourceNotFoundException":
      return ["its table does not exist in DynamoDB.", false];
    case "ValidationException":
      return [`DynamoDB did not accept the call (${error.message}).`, false];
    case "ProvisionedThroughputExceededException":
    case "RequestLimitExceeded":
    case "ThrottlingException":
      return ["DynamoDB asked us to slow down.", true];
    default:
      return [`DynamoDB failed (${error.name}: ${error.message}).`, true];
  }
}

function hasAnswered(error: Error): boolean {
  return "$fault" in error;
}
