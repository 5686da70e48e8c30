// What came of looking at something outside of Rolecall, where seeing nothing is an answer too.
import { Trouble } from "../domain/trouble.ts";

export type Looked<Seen> = { readonly seen: Seen } | Unseen;

export interface Unseen {
  /** Why, as a sentence. */
  readonly unseen: string;
  /** Whoever looks lacks the permission, which says nothing of what is there. */
  readonly isForbidden: boolean;
}

/** Trouble is an answer; a bug is thrown on. */
export async function looking<Seen>(
  look: () => Promise<Seen>,
  isForbidden: (trouble: Trouble) => boolean,
): Promise<Looked<Seen>> {
  try {
    return { seen: await look() };
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    return { unseen: error.message, isForbidden: isForbidden(error) };
  }
}
