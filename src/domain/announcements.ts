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
    .map(({ slot, shows }) => {
      const posted = request.messages[slot];
      return posted ? { slot, shows, posted } : { slot, shows };
    })
    .filter((wanted) => wanted.posted?.shows !== wanted.shows);
}

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

// Redrawing a message notifies nobody, so what a person waits for is a message of its own.
function notices(request: AccessRequest): Wanted[] {
  switch (request.state.name) {
    case "denied":
      return [{ slot: "denied-notice", shows: "denied" }];
    case "lapsed":
      return [{ slot: "lapsed-notice", shows: "lapsed" }];
    case "stuck":
      return [{ slot: "stuck-notice", shows: contentName(request) }];
    case "active":
      return [{ slot: "ready-notice", shows: "ready" }];
    case "ending":
    case "ended":
      return request.messages["ready-notice"] ? [{ slot: "ready-notice", shows: "over" }] : [];
    default:
      return [];
  }
}

function threadReplies(request: AccessRequest): Wanted[] {
  if (isIn(request, "denied", "withdrawn", "lapsed", "active", "stuck")) {
    return [{ slot: "outcome-thread", shows: contentName(request) }];
  }
  if (isIn(request, "ended")) return [{ slot: "end-thread", shows: "ended" }];
  return [];
}
