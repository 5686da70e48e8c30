// Counts calls to Slack as they end, and logs each at debug: which method, how it ended, how long it took, never what was said.
import type { Logger } from "../../../logger.ts";
import type { CallEnded, CallMeter } from "../../../ports/call-meter.ts";

export interface Metering {
  readonly logger: Logger;
  readonly now: () => number;
  readonly callEnded: CallMeter;
}

export interface MeteredCall<Answer> {
  readonly method: string;
  readonly call: () => Promise<Answer>;
  readonly outcomeOf: (ended: { answer: Answer } | { error: unknown }) => CallEnded["outcome"];
}

export async function metered<Answer>(
  { logger, now, callEnded }: Metering,
  { method, call, outcomeOf }: MeteredCall<Answer>,
): Promise<Answer> {
  const startedAt = now();
  const end = (outcome: CallEnded["outcome"]): void => {
    const milliseconds = Math.round(now() - startedAt);
    callEnded({ service: "slack", method, outcome, milliseconds });
    logger.debug({ method, outcome, milliseconds }, "Slack was called");
  };
  try {
    const answer = await call();
    end(outcomeOf({ answer }));
    return answer;
  } catch (error) {
    end(outcomeOf({ error }));
    throw error;
  }
}
