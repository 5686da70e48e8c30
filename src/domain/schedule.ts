// When a request must be looked at, and what it needs then: questions with a time each, the most pressing first.

export type Question<Next, Kept> = readonly [Next, (request: Kept) => number | null];

/** What to do at `now`; `rest` while it waits for a person or for a later time. */
export function mostPressing<Next extends string, Kept>(
  questions: readonly Question<Next, Kept>[],
  request: Kept,
  now: number,
): Next | "rest" {
  const isTime = (time: number | null) => time !== null && now >= time;
  const found = questions.find(([, at]) => isTime(at(request)));
  return found ? found[0] : "rest";
}

/** When to look at it again, in milliseconds since the epoch; null for never. */
export function nextLook<Next, Kept extends { readonly claim: { readonly until: number } | null }>(
  questions: readonly Question<Next, Kept>[],
  request: Kept,
  now: number,
): number | null {
  if (request.claim) return request.claim.until;
  const times = questions.map(([, at]) => at(request)).filter((time) => time !== null);
  return times.length === 0 ? null : Math.max(Math.min(...times), now);
}
