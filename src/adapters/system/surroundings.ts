// The Surroundings port on the machine's own clock and randomness.
import { randomInt, randomUUID } from "node:crypto";
import type { Surroundings } from "../../ports/surroundings.ts";

// Crockford's alphabet: no I, L, O or U, so that a reference read aloud or retyped stays itself.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const REF_LENGTH = 6;

export const systemSurroundings: Surroundings = {
  now: () => Date.now(),
  newId: () => randomUUID(),
  newRef: () =>
    `R-${Array.from({ length: REF_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)] ?? "").join("")}`,
};
