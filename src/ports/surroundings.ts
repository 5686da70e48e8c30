// Time and chance, handed in so that everything else can be repeated exactly.

export interface Surroundings {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Unique, hard to guess. */
  newId(): string;
  /** What people call a new request: `R-` and six letters and digits that are not mistaken for one another. */
  newRef(): string;
}
