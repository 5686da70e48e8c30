// What kind of failure the SDK has met: what AWS calls it, or that no answer came, or that nothing was sent.

// The SDK calls the errors it has a model of `…Exception`, and leaves the others as AWS spells them.
export function codeOf(error: Error): string {
  return error.name.replace(/Exception$/, "");
}

export function isFromAws(error: Error): boolean {
  return "$metadata" in error || isWithoutCredentials(error);
}

export function isWithoutCredentials(error: Error): boolean {
  return error.name === "CredentialsProviderError" || codeOf(error) === "ExpiredToken";
}

// The call was held up for minutes after it was signed, or this machine's clock is wrong by as much.
export function isOutOfDate(error: Error): boolean {
  return (
    codeOf(error) === "RequestExpired" ||
    /^signature (expired|not yet current)/i.test(error.message)
  );
}

// The SDK has sent something, and nothing came back that it could read.
export function isSilence(error: Error): boolean {
  return "$metadata" in error && !("$fault" in error);
}

function statusOf(error: Error): number {
  if (!("$metadata" in error)) return 0;
  const metadata = error.$metadata as { readonly httpStatusCode?: number };
  return metadata.httpStatusCode ?? 0;
}

const THROTTLES = new Set([
  "RequestLimitExceeded",
  "SlowDown",
  "Throttled",
  "Throttling",
  "TooManyRequests",
]);

export function isThrottle(error: Error): boolean {
  return THROTTLES.has(codeOf(error));
}

// There was nobody to send it to.
export function isNeverSent(error: Error): boolean {
  const code = "code" in error ? error.code : undefined;
  return code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "EAI_AGAIN";
}

export function isAwsFailing(error: Error): boolean {
  return statusOf(error) >= 500 || ("$fault" in error && error.$fault === "server");
}
