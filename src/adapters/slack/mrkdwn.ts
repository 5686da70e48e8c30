// Text for Slack's mrkdwn: nothing that a person wrote gets in unescaped, and nothing is cut in the middle of a character.

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

export function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character);
}

/** At most `most` UTF-16 units, which is what Slack counts; never half a surrogate pair. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** Escaped, on one line, and at most `most` units long; never half an escape. */
export function escapedWithin(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  let within = "";
  for (const character of line) {
    const next = escaped(character);
    if (within.length + next.length > most - 1) return `${within}…`;
    within += next;
  }
  return within;
}

/** What comes first, for those to whom the rest is of no use. */
export function firstLineWithin(text: string, most: number): string {
  return escapedWithin(text.split("\n", 1)[0] ?? "", most);
}

/** A name from a file or from AWS, where a sentence is written around it. */
export function named(name: string): string {
  return escapedWithin(name, 120);
}

export function bold(name: string): string {
  return `*${named(name.replaceAll("*", "∗"))}*`;
}

/** Something to be typed or compared letter by letter. */
export function code(text: string): string {
  return `\`${escapedWithin(text.replaceAll("`", "'"), 600)}\``;
}

export function mention(person: { readonly user: string }): string {
  return `<@${escaped(person.user)}>`;
}

/** At most `most` of them by name, and how many there are besides. */
export function mentions(users: readonly string[], most: number, last: "and" | "or"): string {
  const named = users.slice(0, most).map((user) => mention({ user }));
  const more = users.length - named.length;
  return listed(more > 0 ? [...named, `${more} more`] : named, last);
}

interface Named {
  readonly people: readonly string[];
  readonly groups: readonly string[];
}

/** People and user groups, at most `most` of them. */
export function mentionsOf(
  { people, groups }: Named,
  most: number,
  last: "and" | "or" = "and",
): string {
  const all = [...groups.map(groupMention), ...people.map((user) => mention({ user }))];
  const more = all.length - most;
  return listed(more > 0 ? [...all.slice(0, most), `${more} more`] : all, last);
}

function groupMention(group: string): string {
  return `<!subteam^${escaped(group)}>`;
}

export function channelLink(channel: string): string {
  return `<#${escaped(channel)}>`;
}

export function plainLink(address: string): string {
  return `<${escaped(address)}>`;
}

/** A moment in the reader's own time zone; in UTC where Slack cannot show it. */
export function when(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const fallback = new Date(milliseconds).toISOString().slice(0, 16).replace("T", " ");
  return `<!date^${seconds}^{date_short_pretty} at {time}|${fallback} UTC>`;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[], last: "and" | "or" = "and"): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1) ?? ""}`;
}

/** For places that show mrkdwn as it is typed, such as the errors under a field. */
export function unformatted(mrkdwn: string): string {
  return (
    mrkdwn
      .split("`")
      // Every second piece stood between backticks, where a star is only a star.
      .map((piece, index) => (index % 2 === 0 ? piece.replaceAll("*", "") : piece))
      .join("")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&")
  );
}
