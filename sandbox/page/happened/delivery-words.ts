// What a delivery was in words: what the person did, and whether the bot acknowledged it.
import type { Call } from "../../calls.ts";
import { type Named, personName, placeName } from "./names.ts";

type About = Readonly<Record<string, string>>;

const DEEDS: Record<string, (who: string, about: About) => string> = {
  command: (who, about) => `${who} typed /aws-access ${about["text"] ?? ""}`.trimEnd(),
  block_actions: (who, about) => `${who} clicked ${about["clicked"] ?? ""}`,
  view_submission: (who, about) => `${who} submitted the form “${about["callback_id"] ?? ""}”`,
  view_closed: (who) => `${who} closed a form`,
  block_suggestion: (who, about) => `${who} searched for “${about["query"] ?? ""}”`,
};

export function deedWords({ action, about = {} }: Call, named: Named): string {
  const who = personName(about["person"], named);
  if (action === "event") return retried(eventWords(who, about, named), about);
  const deed = DEEDS[action]?.(who, about) ?? `${who}: ${action}`;
  return retried(deed, about);
}

function eventWords(who: string, { event, channel }: About, named: Named): string {
  const place = placeName(channel, named);
  if (event === "channel_shared") return `${place} was shared with another workspace`;
  if (event === "channel_unshared") return `${place} is no longer shared with another workspace`;
  return `${who} opened the Home tab`;
}

function retried(deed: string, about: About): string {
  return about["retry"] === undefined ? deed : `${deed} (Slack tries again: ${about["retry"]})`;
}

export function acknowledgementWords(delivery: Call, named: Named): string {
  const who = personName(delivery.about?.["person"], named);
  if (delivery.outcome === "ok")
    return `Slack is acknowledged after ${Math.round(delivery.milliseconds)} ms (3,000 are allowed)`;
  if (delivery.action === "event") return "No acknowledgement: Slack sends the event again";
  return delivery.outcome === "no-answer"
    ? `No acknowledgement reached Slack in time: ${who} is shown an error`
    : `Slack could not deliver it: ${who} is shown an error`;
}

/** What the write before the acknowledgement is for. */
export function storedWords({ action, about = {} }: Call, named: Named): string {
  const who = personName(about["person"], named);
  const name = about["action_id"] ?? about["callback_id"] ?? "";
  if (/approve|deny/.test(`${name} ${about["text"] ?? ""}`)) return "the decision is stored";
  return action === "command" || action === "view_submission"
    ? `what ${who} asked is stored`
    : `what ${who} wants is stored`;
}
