// Which messages a request should show in Slack now, and which of them are not up to date.
import type { Extension } from "./grant.ts";
import { isAdopted } from "./ownership.ts";
import { isIn } from "./request.ts";
import type { AccessRequest, Messages, Posted, Slot } from "./request.ts";
import { waitingMessages, waitingStands } from "./waiting-messages.ts";
import type { Wanted } from "./waiting-messages.ts";

/** `shows` names the content; a message that shows something else is redrawn. */
export interface Announcement {
  readonly slot: Slot;
  readonly shows: string;
  readonly posted?: Posted;
}

/** What is missing or shows an earlier state, most urgent first: what somebody waits for comes before redraws. */
export function outstandingAnnouncements(request: AccessRequest): Announcement[] {
  return outstanding(wantedMessages(request), request.messages);
}

/** Of the messages that are wanted, those that are missing or show something else. */
export function outstanding(wanted: readonly Wanted[], messages: Messages): Announcement[] {
  return wanted
    .filter(({ slot, shows }) => messages[slot]?.shows !== shows)
    .map(({ slot, shows }) => {
      const posted = messages[slot];
      return posted && topicOf(posted.shows) === topicOf(shows)
        ? { slot, shows, posted }
        : { slot, shows };
    });
}

// Redrawing a message notifies nobody. So how its topic stands is redrawn, and another topic is a new message.
export function topicOf(shows: string): string {
  return shows.split(": ", 1)[0] ?? "";
}

function wantedMessages(request: AccessRequest): Wanted[] {
  return [
    ...notices(request),
    ...aboutDoor(request),
    ...endTrouble(request),
    ...aboutExtension(request),
    ...aboutAsk(request),
    ...waitingMessages(request),
    ...threadReplies(request),
  ];
}

// One card and one receipt are enough for all that was asked for in the same words.
function aboutAsk(request: AccessRequest): Wanted[] {
  if (request.ask.partOf) return [];
  const shows = `request: ${standing(request)}`;
  // Who never asked has nothing to be reminded of.
  const receipt = isAdopted(request) ? [] : [{ slot: "receipt" as const, shows }];
  return [{ slot: "card", shows }, ...receipt];
}

function standing(request: AccessRequest): string {
  const { state } = request;
  const isTroubled = isIn(request, "working", "extending", "ending") && request.state.work.trouble;
  const retries = retriesOf(request);
  return [
    state.name,
    isTroubled ? "delayed" : "",
    retries > 0 ? `retry ${retries}` : "",
    ...waitingStands(request),
    state.name === "active" && state.grant.endsAt !== null ? `until ${state.grant.endsAt}` : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function retriesOf({ history }: AccessRequest): number {
  return history.entries.filter((entry) => entry.what === "retried").length;
}

function notices(request: AccessRequest): Wanted[] {
  const { state } = request;
  switch (state.name) {
    case "denied":
      return [{ slot: "denied-notice", shows: "denied: as it is" }];
    case "lapsed":
      return [{ slot: "lapsed-notice", shows: "lapsed: as it is" }];
    case "stuck":
      return [{ slot: "stuck-notice", shows: `stuck ${retriesOf(request)}: waiting` }];
    case "active":
      return [
        { slot: "ready-notice", shows: `ready: until ${state.grant.endsAt ?? "taken away"}` },
        ...warning(request),
        ...over(request, "stuck-notice"),
      ];
    case "extending":
      return over(request, "warning-notice");
    default:
      return [...ended(request), ...noticesOver(request)];
  }
}

function noticesOver(request: AccessRequest): Wanted[] {
  return [
    ...over(request, "ready-notice"),
    ...over(request, "warning-notice"),
    ...over(request, "stuck-notice"),
  ];
}

function warning(request: AccessRequest): Wanted[] {
  const { state } = request;
  if (state.name !== "active") return [];
  const { endsAt, isWarned } = state.grant;
  if (!isWarned) return over(request, "warning-notice");
  const more = state.extension ? `asked for more ${state.extension.number}` : "open";
  return [{ slot: "warning-notice", shows: `ends ${endsAt}: ${more}` }];
}

// Who gives something back knows that it is over; who loses it to the clock or an admin is told.
function ended(request: AccessRequest): Wanted[] {
  if (!isIn(request, "ended") || request.state.end.cause === "given-back") return [];
  return [{ slot: "end-notice", shows: "end: ended" }];
}

// So that nothing contradicts the record, and nobody clicks a button that does nothing any more.
function over({ messages, state }: AccessRequest, slot: Slot): Wanted[] {
  const posted = messages[slot];
  return posted ? [{ slot, shows: `${topicOf(posted.shows)}: over, ${state.name}` }] : [];
}

// Told once for each time that the client shuts the door; how that ended is said in the same message, once.
function aboutDoor(request: AccessRequest): Wanted[] {
  const slot = "door-notice";
  const grant = isIn(request, "active", "extending") ? request.state.grant : undefined;
  if (grant?.shut) return [{ slot, shows: `door ${grant.shut.since}: shut` }];
  const posted = request.messages[slot]?.shows ?? "";
  if (!posted.endsWith(": shut")) return [];
  return [{ slot, shows: `${topicOf(posted)}: ${grant ? "open" : "over"}` }];
}

/** An end that does not come about is said aloud after this many tries, about eight seconds. */
const TRIES_BEFORE_ALARM = 4;

function endTrouble(request: AccessRequest): Wanted[] {
  const slot = "end-trouble-thread";
  const { retry } = request;
  if (isIn(request, "ending") && retry && retry.attempts >= TRIES_BEFORE_ALARM) {
    return [{ slot, shows: "end trouble: lasting" }];
  }
  return isIn(request, "ended") ? over(request, slot) : [];
}

function aboutExtension(request: AccessRequest): Wanted[] {
  const { state } = request;
  if (state.name === "extending") return asked(state.extension.number, "approved");
  if (state.name !== "active") return isUndecided(request) ? over(request, "extension-card") : [];
  if (state.extension) return asked(state.extension.number, waitingWish(state.extension));
  const last = state.grant.lastExtension;
  if (!last) return [];
  const told = last.outcome !== "withdrawn";
  const notice = { slot: "extension-notice", shows: `more time ${last.number}: decided` } as const;
  return [...(told ? [notice] : []), ...asked(last.number, last.outcome)];
}

// A wish that was decided stands there with its decision, also when the access is over.
function isUndecided({ messages }: AccessRequest): boolean {
  return messages["extension-card"]?.shows.includes(": waiting") ?? false;
}

function waitingWish({ yeses }: Extension): string {
  return yeses.length === 0 ? "waiting" : `waiting, yeses ${yeses.length}`;
}

function asked(number: number, stands: string): Wanted[] {
  return [{ slot: "extension-card", shows: `more time ${number}: ${stands}` }];
}

function threadReplies(request: AccessRequest): Wanted[] {
  if (isIn(request, "denied", "withdrawn", "lapsed", "stuck")) {
    return [{ slot: "outcome-thread", shows: `outcome: ${standing(request)}` }];
  }
  // Forty lines that say "has access" tell nobody anything; one that says "stuck" does.
  if (request.ask.partOf) return [];
  if (isIn(request, "active")) return [{ slot: "outcome-thread", shows: "outcome: active" }];
  if (isIn(request, "ended")) return [{ slot: "end-thread", shows: "end: ended" }];
  return [];
}
