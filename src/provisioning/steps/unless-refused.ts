// What AWS does not let us do in somebody's account, or on a user, must not keep the rest of an end from happening.
import { Trouble } from "../../domain/trouble.ts";
import type { Skipped } from "../step.ts";

/** Trouble that may pass is thrown on. */
export async function unlessRefused<Answer>(act: () => Promise<Answer>): Promise<Answer | Skipped> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Trouble && !error.retryable) return { skipped: error.message };
    throw error;
  }
}
