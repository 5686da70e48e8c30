// A section of an INI file, as the AWS CLI, the SDKs and browser extensions read it: nothing in a name or a value begins another.

export type IniEntry = readonly [key: string, value: string | number];

/** `header` is what stands between the brackets. */
export function iniBlock(header: string, entries: readonly IniEntry[]): string {
  const lines = entries.map(([key, value]) => `${key} = ${onOneLine(String(value))}`);
  return [`[${header}]`, ...lines].join("\n");
}

export function iniComment(words: string): string {
  return `# ${onOneLine(words)}`;
}

/** Some readers take brackets, quotes or white space in a name for its end. */
export function sectionName(name: string): string {
  return name.replace(/[^\w+=,.@-]+/g, "-");
}

// Line ends of every reader there is, and all that a terminal would not show.
function onOneLine(value: string): string {
  return value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, " ").trim();
}
