// What a person cannot do in Slack because it is not on their screen, told with what is.
import type { Sight } from "../slack/people/sees.ts";
import { wrong } from "./route.ts";

/** Passes what Slack or the bot answered; fails where there was nothing to click, fill or submit. */
export function checkPossible(error: string, sight: Sight): void {
  const instead = whatThereIs(error, sight);
  if (instead) throw wrong(400, `${sight.person}: ${error}. ${instead}`);
}

function whatThereIs(error: string, sight: Sight): string | undefined {
  if (error.startsWith("no such button")) return listed("Buttons this person sees", buttons(sight));
  if (error.startsWith("no such field")) return listed("Fields of the modal", fields(sight));
  if (error.startsWith("no modal")) return "A button or a command may open one.";
  if (error.startsWith("no home")) return `Open it first: POST /as/${sight.person}/home.`;
  if (error === "message_not_found" || error === "channel_not_found") {
    const seen = sight.channels.map(({ id, name }) => `${id} (#${name})`);
    return `GET /as/${sight.person} has the channel and ts of every message. ${listed("Channels", seen)}`;
  }
  return undefined;
}

function buttons({ channels, dms, ephemerals, modals, home }: Sight): string[] {
  const places = [
    ...channels.flatMap(({ messages }) => messages),
    ...dms,
    ...ephemerals,
    ...modals,
    ...(home ? [home] : []),
  ];
  return [...new Set(places.flatMap((place) => place.buttons.map(({ label }) => label)))];
}

function fields({ modals }: Sight): string[] {
  return modals.at(-1)?.fields.map(({ label }) => label) ?? [];
}

function listed(what: string, names: string[]): string {
  return `${what}: ${names.join(", ") || "none"}.`;
}
