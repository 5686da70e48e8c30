// The few figures a set of samples is told by.

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** The smallest sample that `share` of all samples do not exceed. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  const place = Math.max(0, Math.ceil(share * sorted.length) - 1);
  const sample = sorted[place];
  if (sample === undefined) throw new Error("no samples were taken");
  return sample;
}
