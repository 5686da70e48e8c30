// Where a bug or a failed store ends: logged under a reference, told to the person, and never acknowledged.
import type { ServerResponse } from "node:http";
import type { Logger } from "../../logger.ts";
import { code } from "./mrkdwn.ts";

export interface BoundaryParts {
  readonly logger: Logger;
  readonly newId: () => string;
}

interface Failed {
  readonly error: Error;
  readonly body: object;
}

const TELL_MILLISECONDS = 2000;

/** Rejects with the error again, so that Slack gets no acknowledgement and shows its own error as well. */
export function errorBoundary({ logger, newId }: BoundaryParts) {
  return async ({ error, body }: Failed): Promise<void> => {
    const reference = newId().slice(0, 8);
    const original: unknown = "original" in error ? error.original : error;
    logger.error({ err: original, reference }, "a command or click failed");
    const url = "response_url" in body ? body.response_url : undefined;
    if (typeof url === "string") await tell(url, reference, logger);
    throw error;
  };
}

/** Ends the request with an error, and Bolt's wait for an acknowledgement with it. */
export async function leaveUnacknowledged({
  response,
}: {
  readonly response: ServerResponse;
}): Promise<boolean> {
  if (!response.headersSent) response.writeHead(500).end();
  return true;
}

/** Over a socket no answer is one: after three seconds Slack shows its own error. */
export async function leaveUnanswered(): Promise<boolean> {
  return false;
}

async function tell(url: string, reference: string, logger: Logger): Promise<void> {
  const text = `Something broke on our side, and what you did may not have been recorded. Please try again. If it happens again, tell whoever runs Rolecall this reference: ${code(reference)}`;
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ response_type: "ephemeral", replace_original: false, text }),
      signal: AbortSignal.timeout(TELL_MILLISECONDS),
    });
    if (!answer.ok) throw new Error(`Slack answered with HTTP status ${answer.status}`);
  } catch (error) {
    logger.warn({ err: error, reference }, "the person could not be told");
  }
}
