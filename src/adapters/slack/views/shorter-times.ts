// Which times an approver may give instead of what was asked for.
import { isShorter } from "../../../domain/count-yes.ts";
import { offeredLastings } from "../../../domain/duration.ts";
import type { Lasting, TimeRule } from "../../../domain/duration.ts";

/** The longest that any rule may allow. */
const LONGEST = 30 * 86_400;

/** The usual times below `asked`, shortest first; of a rule, only those that it allows. */
export function shorterTimes(asked: Lasting, time?: TimeRule): Lasting[] {
  const usual = { defaultLasting: asked, longestSeconds: LONGEST, standing: false };
  return offeredLastings(time ?? usual).filter((lasting) => isShorter(lasting, asked));
}
