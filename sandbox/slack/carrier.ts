// How payloads get to the bots, whichever way the app is reached.
import type { Answer, Parcel } from "./post-to-bot.ts";

export interface Carrier {
  /** To one of the bots; of several copies, which are the same byte for byte, the first one's answer counts. */
  carry(parcel: Parcel, copies?: number): Promise<Answer>;
  /** As it is, not signed and not remembered. */
  carryForged(parcel: Parcel): Promise<Answer>;
  /** Where a bot listens that could get the next one. */
  next(): string | undefined;
}
