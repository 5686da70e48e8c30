// Everything the bot can show, made by the real views, in the form in which the gallery page reads it.
import { ordinaryRequests } from "../adapters/slack/every-request.ts";
import {
  answersAbout,
  messagesAbout,
  type NamedMessage,
  viewsAbout,
} from "../adapters/slack/every-view.ts";

export const GALLERY_FILE = "sandbox/page/gallery/views.json";

const MOST_NAMES = 3;

const SLOT_TITLES: Readonly<Record<string, string>> = {
  card: "The card in the approvers' channel",
  receipt: "The receipt, to the person who asked",
  "outcome-thread": "Under the card: how it went",
  "end-thread": "Under the card: how it ended",
  "denied-notice": "Direct message: denied",
  "lapsed-notice": "Direct message: nobody decided",
  "stuck-notice": "Direct message: stuck",
  "ready-notice": "Direct message: you are in",
  "warning-notice": "Direct message: it ends soon",
  "extension-card": "The card for a wish for more time",
  "extension-notice": "Direct message: what became of a wish for more time",
  "end-notice": "Direct message: it has ended",
  "end-trouble-thread": "Under the card: it cannot be taken away",
};

/** As JSON has it: what stands undefined in a view is not sent to Slack. */
export function galleryViews(): unknown {
  const requests = ordinaryRequests();
  const all = Object.values(requests);
  const views = viewsAbout(all).map(({ name, view }) => ({ names: [name], view }));
  const isHome = ({ view }: { view: { type: string } }) => view.type === "home";
  const sections = [
    ...messageSections(messagesAbout(requests)),
    { title: "Answers to one person", pieces: merged(answersAbout(requests)) },
    { title: "Forms", pieces: views.filter((one) => !isHome(one)) },
    { title: "Home tabs", pieces: views.filter(isHome) },
  ];
  return JSON.parse(JSON.stringify(sections));
}

function messageSections(messages: readonly NamedMessage[]) {
  return Object.entries(SLOT_TITLES).map(([slot, title]) => {
    const lead = `${slot} of a request that is `;
    const ofSlot = messages.filter(({ name }) => name.startsWith(lead));
    return {
      title,
      pieces: merged(ofSlot.map((one) => ({ ...one, name: one.name.slice(lead.length) }))),
    };
  });
}

/** States that look the same are one piece; what every other state looks like comes last. */
function merged(messages: readonly NamedMessage[]) {
  const pieces = new Map<string, { names: string[]; blocks: NamedMessage["blocks"] }>();
  for (const { name, blocks } of messages) {
    const look = JSON.stringify(blocks);
    const same = pieces.get(look);
    if (same) same.names.push(name);
    else pieces.set(look, { names: [name], blocks });
  }
  return [...pieces.values()].sort((one, other) => rank(one.names) - rank(other.names));
}

function rank({ length }: readonly string[]): number {
  return length > MOST_NAMES ? 1 : 0;
}
