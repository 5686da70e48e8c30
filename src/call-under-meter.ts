// Makes a call and tells the meter how it ended; what an ending means is for whoever knows the service to say.
import type { CallEnded, CallMeter } from "./ports/call-meter.ts";

export interface CallToMeter<Answer> {
  readonly about: Pick<CallEnded, "service" | "method">;
  /** With all its tries. */
  readonly make: () => Promise<Answer>;
  readonly answered: (answer: Answer) => Ending;
  /** Undefined where nothing was asked of the service: that counts as no call. */
  readonly failed: (error: unknown) => Ending | undefined;
}

export type Ending = Pick<CallEnded, "outcome" | "attempts">;

export async function meteredCall<Answer>(
  callEnded: CallMeter,
  { about, make, answered, failed }: CallToMeter<Answer>,
): Promise<Answer> {
  const startedAt = performance.now();
  const tell = (ending: Ending | undefined) => {
    if (ending) callEnded({ ...about, ...ending, milliseconds: performance.now() - startedAt });
  };
  try {
    const answer = await make();
    tell(answered(answer));
    return answer;
  } catch (error) {
    tell(failed(error));
    throw error;
  }
}
