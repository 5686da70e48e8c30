// A claim, as it is seen by whatever changes something in AWS under it.

/**
 * Checked after a call is signed and before it is sent: a call that leaves late then carries a signature of
 * before the claim was over, which AWS refuses once it is too old. Costs no call.
 */
export interface Hold {
  /** What it is done for: a request's reference, or `drift`. */
  readonly onBehalfOf: string;
  isOver(): boolean;
}
