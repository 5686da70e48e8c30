// How long a session lasts, as AWS's console says it.

export function sessionLength(seconds: number): string {
  const [unit, length] = UNITS.find(([, size]) => seconds % size === 0) ?? SECOND;
  const amount = seconds / length;
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}

const SECOND = ["second", 1] as const;
const UNITS = [["hour", 3600], ["minute", 60], SECOND] as const;
