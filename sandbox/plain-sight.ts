// What a person sees, as text to read in a terminal.
import type { Message } from "./slack/people/seen-message.ts";
import type { Sight } from "./slack/people/sees.ts";

export function plainSight(sight: Sight): string {
  const named = new Map(sight.channels.map(({ id, name }) => [id, `#${name}`]));
  const parts = [
    ...sight.channels.map(({ name, messages }) => part(`#${name}`, messages.map(message))),
    part("Direct messages with the bot", sight.dms.map(message)),
    part(
      "Only visible to this person",
      sight.ephemerals.map((whisper) => {
        const where = named.get(whisper.channel) ?? "the direct messages";
        return `in ${where}\n${indented(whisper.plain)}`;
      }),
    ),
    ...sight.modals.map((modal) => part("Modal", [modal.plain])),
    ...(sight.home ? [part("Home", [sight.home.plain])] : []),
  ];
  return `What ${sight.person} sees\n\n${parts.join("\n\n")}\n`;
}

/** Two spaces before every line that has something in it. */
export function indented(text: string, by = "  "): string {
  return text.replaceAll(/^(?=.)/gm, by);
}

function message({ channel, ts, edited, plain }: Message): string {
  return `channel ${channel}, ts ${ts}${edited ? ", edited" : ""}\n${indented(plain)}`;
}

function part(title: string, entries: string[]): string {
  return `${title}\n${indented(entries.join("\n\n") || "(nothing)")}`;
}
