// When to open the next socket: at once after a long life, later and later after failures, by chance so that not all come at once.

/** Why there is no socket. */
export type Cause =
  /** It broke, or Slack could not be reached. */
  | { readonly kind: "passing" }
  /** Slack has too many of ours, or several were opened at the same moment. */
  | { readonly kind: "crowded" }
  /** How long to wait is given: by Slack, or so that not all are opened at once. */
  | { readonly kind: "later"; readonly milliseconds: number }
  /** Slack does not let us in, and only a person can change that. */
  | { readonly kind: "refused" };

export interface Pace {
  /** The longest wait after one failure; it doubles with each. */
  readonly first: number;
  /** The longest wait of all. */
  readonly cap: number;
  /** A socket that was open for so long has not failed. */
  readonly steady: number;
}

export interface Attempt {
  readonly cause: Cause;
  /** In a row. */
  readonly failures: number;
  /** From 0 to 1. */
  readonly chance: number;
}

/** In milliseconds. */
export function waitBefore({ cause, failures, chance }: Attempt, { first, cap }: Pace): number {
  switch (cause.kind) {
    case "passing":
      return failures === 0 ? 0 : chance * Math.min(cap, first * 2 ** (failures - 1));
    case "crowded":
      return (cap + chance * cap) / 2;
    case "later":
      return cause.milliseconds + chance * first;
    case "refused":
      return cap;
  }
}

/** After a socket that was open for so many milliseconds. */
export function failuresAfter(life: number, before: number, { steady }: Pace): number {
  return life >= steady ? 0 : before + 1;
}

/**
 * A process that has never been connected gives up, so that whoever starts it sees why; crowds pass by themselves.
 * One that was connected never does: what it has to do in AWS goes on without Slack, and the alarm rings.
 */
export function endsTheStart({ kind }: Cause): boolean {
  return kind === "passing" || kind === "refused";
}
