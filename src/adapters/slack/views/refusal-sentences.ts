// What a sentence for a refusal is made from: the refusal, and where the IAM users live.
import type { Refusal } from "../../../domain/refusal.ts";
import type { ManagementAccount } from "../../../domain/sign-in.ts";

/** One a kind; the compiler asks for the sentence of a kind that is new. */
export type Sentences = {
  readonly [Kind in Refusal["refused"]]: (
    refusal: Extract<Refusal, { refused: Kind }>,
    management?: ManagementAccount,
  ) => string;
};

/** Something to be copied and run. What AWS allows in these words needs no escaping. */
export function commandBlock(command: string): string {
  return `\`\`\`${command}\`\`\``;
}
