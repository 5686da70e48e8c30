// AWS's published request rates: a bucket of tokens for each action, filled on the sandbox's time.
import type { Clock } from "../../clock.ts";
import { namedError } from "./organizations-error.ts";

/** Requests a second, and how many at once. */
type Rate = readonly [perSecond: number, burst: number];

const rates: Readonly<Record<string, Rate>> = {
  CloseAccount: [0.05, 1],
  CreateAccount: [0.1, 3],
  DescribeAccount: [20, 30],
  DescribeCreateAccountStatus: [2, 2],
  ListAccounts: [8, 12],
  ListCreateAccountStatus: [5, 8],
  ListParents: [5, 8],
  ListTagsForResource: [10, 15],
  MoveAccount: [2, 3],
  TagResource: [4, 6],
};

/** For the actions our sources give no rate for: that of most lists. */
const otherwise: Rate = [5, 8];

export interface RequestRates {
  /** Takes a token; throws when there is none. */
  spend(action: string): void;
}

export function startRequestRates(clock: Clock): RequestRates {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    spend: (action) => {
      const [perSecond, burst] = rates[action] ?? otherwise;
      const now = clock.now();
      const before = buckets.get(action) ?? { tokens: burst, at: now };
      const filled = before.tokens + ((now - before.at) / 1000) * perSecond;
      const tokens = Math.min(burst, filled);
      const isEmpty = tokens < 1;
      buckets.set(action, { tokens: isEmpty ? tokens : tokens - 1, at: now });
      if (isEmpty) throw namedError("TooManyRequestsException");
    },
  };
}
