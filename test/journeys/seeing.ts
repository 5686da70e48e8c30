// What people see in a story; each waits until it is to be seen.
import { plainSight } from "../../sandbox/plain-sight.ts";
import type { Message } from "../../sandbox/slack/people/seen-message.ts";
import type { Sight } from "../../sandbox/slack/people/sees.ts";
import { until } from "../../sandbox/until.ts";
import type { Place } from "./place.ts";

export interface Seeing {
  /** The card of a request in the approvers' channel, once it reads so. */
  card(ref: string, like?: RegExp): Promise<Message>;
  /** A reply under that card. */
  reply(ref: string, like: RegExp): Promise<Message>;
  /** A direct message from the bot about a request. */
  dm(person: string, ref: string, like: RegExp): Promise<Message>;
  /** What only this person sees, after a click or a command: a whisper, or a form with nothing but a sentence. */
  whisper(person: string, like: RegExp): Promise<string>;
  /** A person's Home tab, once it reads so; it is drawn anew a moment after a click in it. */
  homeOf(person: string, reads: (plain: string) => boolean): Promise<string>;
}

const ANY = /^/;

export function seeing(here: () => Place): Seeing {
  const sight = (person: string) => here().sandbox.slack.people.sees(person);
  const watch = <Found>(person: string, check: (sight: Sight) => Found | undefined, what: string) =>
    until(() => sight(person), check, { what, show: plainSight, seconds: 20 });
  const about = (ref: string, like: RegExp) => (message: Message) =>
    message.plain.includes(ref) && like.test(message.plain);
  return {
    card: (ref, like = ANY) =>
      watch(
        "bob",
        (seen) => posted(seen).findLast((one) => !one.threadTs && about(ref, like)(one)),
        `the card of ${ref} reads ${String(like)}`,
      ),
    reply: (ref, like) =>
      watch(
        "bob",
        (seen) => posted(seen).findLast((one) => one.threadTs && about(ref, like)(one)),
        `the thread of ${ref} has ${String(like)}`,
      ),
    dm: (person, ref, like) =>
      watch(
        person,
        ({ dms }) => dms.findLast(about(ref, like)),
        `${person} gets ${String(like)} about ${ref}`,
      ),
    whisper: (person, like) =>
      watch(
        person,
        ({ ephemerals, modals }) =>
          [...modals, ...ephemerals.slice(-1)].find(({ plain }) => like.test(plain))?.plain,
        `${person} is told ${String(like)}`,
      ),
    homeOf: (person, reads) =>
      watch(
        person,
        ({ home }) => (home && reads(home.plain) ? home.plain : undefined),
        `${person}'s Home tab is drawn anew`,
      ),
  };
}

function posted({ channels }: Sight): Message[] {
  return channels.flatMap(({ messages }) => messages);
}
