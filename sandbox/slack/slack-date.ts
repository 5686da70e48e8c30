// How Slack shows `<!date^seconds^format^link|fallback>` to one person, in that person's time zone.

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

const FORMATS: Record<string, Intl.DateTimeFormatOptions> = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date_slash: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  day_divider_pretty: { weekday: "long", month: "long", day: "numeric" },
  time: { hour: "numeric", minute: "2-digit" },
  time_secs: { hour: "numeric", minute: "2-digit", second: "2-digit" },
};

export interface Viewer {
  timeZone: string;
  now: number;
}

export function renderDate(seconds: number, format: string, viewer: Viewer): string {
  const moment = seconds * 1000;
  return format.replaceAll(/\{(\w+)\}/g, (token, name: string) => {
    if (name === "ago") return ago(moment, viewer.now);
    const plainName = name.replace(/_pretty$/, "");
    const options = FORMATS[name] ?? FORMATS[plainName];
    if (!options) return token;
    const pretty = name.endsWith("_pretty") ? nearDay(moment, viewer) : undefined;
    return pretty ?? shown(moment, options, viewer.timeZone);
  });
}

// Making one takes far longer than using it, and a long test reads thousands of messages again and again.
const formatters = new Map<string, Intl.DateTimeFormat>();

function shown(moment: number, options: Intl.DateTimeFormatOptions, timeZone: string): string {
  const key = JSON.stringify([options, timeZone]);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat("en-US", { ...options, timeZone });
  formatters.set(key, known);
  return known.format(moment);
}

function nearDay(moment: number, { now, timeZone }: Viewer): string | undefined {
  const dayOf = (at: number) => shown(at, { dateStyle: "short" }, timeZone);
  if (dayOf(moment) === dayOf(now)) return "today";
  if (dayOf(moment) === dayOf(now - DAY_MILLISECONDS)) return "yesterday";
  return dayOf(moment) === dayOf(now + DAY_MILLISECONDS) ? "tomorrow" : undefined;
}

function ago(moment: number, now: number): string {
  const minutes = Math.round((moment - now) / 60_000);
  return new Intl.RelativeTimeFormat("en-US").format(minutes, "minute");
}
