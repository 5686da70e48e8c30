// The emoji that apps name in messages, as the signs they stand for; a name not listed here stays as it is written.

const signs: Record<string, string> = {
  "+1": "👍",
  "-1": "👎",
  alarm_clock: "⏰",
  arrows_counterclockwise: "🔄",
  bell: "🔔",
  bulb: "💡",
  construction: "🚧",
  exclamation: "❗",
  eyes: "👀",
  heavy_check_mark: "✔️",
  hourglass: "⌛",
  hourglass_flowing_sand: "⏳",
  information_source: "ℹ️",
  key: "🔑",
  leftwards_arrow_with_hook: "↩️",
  lock: "🔒",
  no_entry: "⛔",
  no_entry_sign: "🚫",
  question: "❓",
  rotating_light: "🚨",
  tada: "🎉",
  thumbsdown: "👎",
  thumbsup: "👍",
  unlock: "🔓",
  warning: "⚠️",
  wave: "👋",
  white_check_mark: "✅",
  x: "❌",
};

export function emojiCalled(name: string): string | undefined {
  return signs[name];
}
