// The time of the sandbox AWS in words, and how far it was moved.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const WRITTEN = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "full",
  timeStyle: "medium",
  timeZone: "UTC",
});

export function timeWords(at: number): string {
  return `${WRITTEN.format(at)} UTC`;
}

export function aheadWords(milliseconds: number): string {
  const minutes = Math.round(milliseconds / MINUTE);
  if (minutes === 0) return "the same as on this machine";
  const parts = [
    [Math.floor(minutes / (24 * 60)), "d"],
    [Math.floor(minutes / 60) % 24, "h"],
    [minutes % 60, "min"],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return `${shown.join(" ")} ahead of this machine`;
}

/** What may be typed as a number of hours: 0.5, 36, 1,5. */
export function hoursTyped(text: string): number | undefined {
  const hours = Number(text.trim().replace(",", "."));
  return text.trim() !== "" && Number.isFinite(hours) && hours > 0 ? hours : undefined;
}
