// Trouble: a call to the outside that failed, and whether asking again may help.

export class Trouble extends Error {
  readonly retryable: boolean;
  /** How many milliseconds to wait before asking again, where whoever was asked has said so. */
  readonly wait: number | undefined;

  /** `message` is in plain words, fit to be shown to an approver. */
  constructor(message: string, { retryable, cause, wait }: TroubleOptions) {
    super(message, { cause });
    this.name = "Trouble";
    this.retryable = retryable;
    this.wait = wait;
  }
}

interface TroubleOptions {
  readonly retryable: boolean;
  readonly cause?: unknown;
  readonly wait?: number;
}
