// Which messages a request should show in Slack now, and which of them are not up to date.
import { isIn } from "./request.ts";
import type { AccessRequest, Posted, Slot } from "./request.ts";

/** `shows` names the content; a message that shows something else is redrawn. */
export interface Announcement {
  readonly slot: Slot;
  readonly shows: string;
  readonly posted?: Posted;
}

/** What is missing or shows an earlier state, most urgent first: what somebody waits for comes before redraws. */
export function outstandingAnnouncements(request: AccessRequest): Announcement[] {
  return wantedMessages(request)
    .filter(({ slot, shows }) => request.messages[slot]?.shows !== shows)
    .map(({ slot, shows }) => {
      const posted = request.messages[slot];
      return posted && !isNews(slot, shows) ? { slot, shows, posted } : { slot, shows };
    });
}

// Redrawing a message notifies nobody: a notice is redrawn only to say that it is over, and news is a new message.
function isNews(slot: Slot, shows: string): boolean {
  return slot.endsWith("-notice") && !shows.startsWith(OVER);
}

const OVER = "over";

interface Wanted {
  readonly slot: Slot;
  readonly shows: string;
}

function wantedMessages(request: AccessRequest): Wanted[] {
  const shows = contentName(request);
  return [
    ...notices(request),
    { slot: "card", shows },
    { slot: "receipt", shows },
    ...threadReplies(request),
  ];
}

function contentName({ state, history }: AccessRequest): string {
  const troubled = (state.name === "working" || state.name === "ending") && state.work.trouble;
  const retries = history.entries.filter((entry) => entry.what === "retried").length;
  return [state.name, troubled ? "delayed" : "", retries > 0 ? `retry-${retries}` : ""]
    .filter((part) => part !== "")
    .join(" ");
}

function notices(request: AccessRequest): Wanted[] {
  switch (request.state.name) {
    case "denied":
      return [{ slot: "denied-notice", shows: "denied" }];
    case "lapsed":
      return [{ slot: "lapsed-notice", shows: "lapsed" }];
    case "stuck":
      return [{ slot: "stuck-notice", shows: contentName(request) }];
    case "active":
      return [{ slot: "ready-notice", shows: "ready" }, ...over(request, "stuck-notice")];
    default:
      return [...over(request, "ready-notice"), ...over(request, "stuck-notice")];
  }
}

// So that nothing contradicts the record, and nobody clicks a button that does nothing any more.
function over({ messages, state }: AccessRequest, slot: Slot): Wanted[] {
  return messages[slot] ? [{ slot, shows: `${OVER}, ${state.name}` }] : [];
}

function threadReplies(request: AccessRequest): Wanted[] {
  if (isIn(request, "denied", "withdrawn", "lapsed", "active", "stuck")) {
    return [{ slot: "outcome-thread", shows: contentName(request) }];
  }
  if (isIn(request, "ended")) return [{ slot: "end-thread", shows: "ended" }];
  return [];
}
