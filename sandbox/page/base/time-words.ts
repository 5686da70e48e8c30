// Moments of the sandbox's time in words, and how far it was moved.

const SECOND = 1000;
export const MINUTE = 60 * SECOND;
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

/** As a clock on a wall has it, in somebody's time zone. */
export function weekdayTime(at: number, timeZone: string): string {
  const parts = { weekday: "short", hour: "numeric", minute: "2-digit", timeZone } as const;
  return new Intl.DateTimeFormat("en-US", parts).format(at);
}

/** "14:05 UTC"; with the day where it is another than that of `now`. */
export function momentWords(at: number, now: number): string {
  const [day = "", time = ""] = new Date(at).toISOString().split("T");
  const isToday = day === new Date(now).toISOString().slice(0, day.length);
  return `${isToday ? "" : `${day} `}${time.slice(0, 5)} UTC`;
}

/** "1 d 4 h"; empty for less than half a minute. */
export function lengthWords(milliseconds: number): string {
  const minutes = Math.round(milliseconds / MINUTE);
  const parts = [
    [Math.floor(minutes / (24 * 60)), "d"],
    [Math.floor(minutes / 60) % 24, "h"],
    [minutes % 60, "min"],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return shown.join(" ");
}

export function aheadWords(milliseconds: number): string {
  const length = lengthWords(milliseconds);
  return length === "" ? "the same as on this machine" : `${length} ahead of this machine`;
}

/** What may be typed as a number of hours: 0.5, 36, 1,5. */
export function hoursTyped(text: string): number | undefined {
  const hours = Number(text.trim().replace(",", "."));
  return text.trim() !== "" && Number.isFinite(hours) && hours > 0 ? hours : undefined;
}
