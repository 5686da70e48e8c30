// Trouble: a call to the outside that failed, and whether asking again may help.

export class Trouble extends Error {
  readonly retryable: boolean;

  /** `message` is in plain words, fit to be shown to an approver. */
  constructor(message: string, options: { retryable: boolean; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = "Trouble";
    this.retryable = options.retryable;
  }
}
