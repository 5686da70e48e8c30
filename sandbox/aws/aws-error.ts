// A refusal as AWS gives it: a code, a sentence and an HTTP status.

export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = "AwsError";
    this.code = code;
    this.status = status;
  }
}

export const noSuchEntity = (message: string) => new AwsError("NoSuchEntity", message, 404);
export const limitExceeded = (message: string) => new AwsError("LimitExceeded", message, 409);
export const alreadyExists = (message: string) => new AwsError("EntityAlreadyExists", message, 409);
export const deleteConflict = (message: string) => new AwsError("DeleteConflict", message, 409);
export const malformedPolicy = (message: string) =>
  new AwsError("MalformedPolicyDocument", message);
export const validationError = (message: string) => new AwsError("ValidationError", message);

export const unknownAction = (action: string, version: string) =>
  new AwsError(
    "InvalidAction",
    `Could not find operation ${action} for version ${version}: the sandbox does not offer it`,
  );

const statuses: Record<string, number> = {
  AccessDenied: 403,
  ConcurrentModification: 409,
  DeleteConflict: 409,
  EntityAlreadyExists: 409,
  ExpiredToken: 403,
  InternalFailure: 500,
  InternalServerError: 500,
  InvalidClientTokenId: 403,
  LimitExceeded: 409,
  NoSuchEntity: 404,
  ServiceException: 500,
  ServiceFailure: 500,
  ServiceUnavailable: 503,
  SignatureDoesNotMatch: 403,
};

/** An error somebody asked for by its code alone. */
export function errorNamed(code: string, message: string): AwsError {
  return new AwsError(code, message, statuses[code] ?? 400);
}
