// Telling Slack that we heard, with or without an answer.
import type { Edge } from "./edge.ts";

/** A failure is logged and changes nothing: what was decided is stored, and messages are redrawn from the record. */
export async function acknowledge<Answer>(
  { logger }: Pick<Edge, "logger">,
  ack: (answer?: Answer) => Promise<void>,
  answer?: Answer,
): Promise<void> {
  try {
    await ack(answer);
  } catch (error) {
    logger.warn({ err: error }, "Slack did not take the acknowledgement");
  }
}
