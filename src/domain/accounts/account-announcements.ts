// Which messages a request about an account should show in Slack now, and which of them are not up to date.
import { outstanding, topicOf } from "../announcements.ts";
import type { Announcement } from "../announcements.ts";
import { pendingMessages, pendingStands } from "../waiting-messages.ts";
import type { Wanted } from "../waiting-messages.ts";
import { isAccountIn, isLeaving } from "./account-request.ts";
import type { AccountRequest } from "./account-request.ts";

export function outstandingAboutAccount(request: AccountRequest): Announcement[] {
  return outstanding(wanted(request), request.messages);
}

function wanted(request: AccountRequest): Wanted[] {
  const shows = `request: ${standing(request)}`;
  return [
    ...notices(request),
    ...clientKit(request),
    ...doorCard(request),
    { slot: "card", shows },
    { slot: "receipt", shows },
    ...pendingMessages(request),
    ...threadReplies(request),
  ];
}

/** The card and the receipt of work under way show how far it has come, and what it waits for. */
function standing(request: AccountRequest): string {
  const { state } = request;
  const parts = [state.name, retries(request), ...pendingStands(request)];
  if (state.name !== "working") return parts.filter((part) => part !== "").join(" ");
  const { journal, known, waits, trouble } = state.work;
  const held = trouble ? "delayed" : waits ? `waits since ${waits.since}: ${waits.why}` : "";
  const [door] = known.doors ?? [];
  const looked = door ? `looked ${door.at}` : "";
  return [...parts, `step ${journal.length}`, held, looked].filter((part) => part !== "").join(" ");
}

// What was stuck before and is stuck again is news, and so it is posted anew.
function retries({ history }: AccountRequest): string {
  const times = history.entries
    .filter(({ what }) => what === "retried" || what === "adopted")
    .reduce((sum, entry) => sum + (entry.times ?? 1), 0);
  return times === 0 ? "" : `retry ${times}`;
}

function notices(request: AccountRequest): Wanted[] {
  switch (request.state.name) {
    case "denied":
      return [{ slot: "denied-notice", shows: "denied: as it is" }];
    case "lapsed":
      return [{ slot: "lapsed-notice", shows: "lapsed: as it is" }];
    case "stuck":
      return [{ slot: "stuck-notice", shows: `stuck ${retries(request)}: waiting` }];
    case "done":
      return [doneNotice(request), ...stuckOver(request)];
    default:
      return stuckOver(request);
  }
}

function doneNotice({ ask }: AccountRequest): Wanted {
  return isLeaving(ask)
    ? { slot: "end-notice", shows: "end: the account" }
    : { slot: "ready-notice", shows: "ready: the account" };
}

/** As soon as it is known what the client is to trust. */
function clientKit({ ask, state }: AccountRequest): Wanted[] {
  if (ask.kind !== "connect-account" || state.name !== "working") return [];
  const { enteringRole } = state.work.known;
  return enteringRole === undefined ? [] : [{ slot: "client-kit", shows: `kit: ${enteringRole}` }];
}

/** Each time a client shuts a door is news of its own; how it stands since then is redrawn. */
function doorCard({ state, messages }: AccountRequest): Wanted[] {
  if (state.name !== "done") return [];
  const { shut, times = 0 } = state.watch ?? {};
  const slot = "door-card";
  if (shut) return [{ slot, shows: `door ${times}: shut, ${shut.inside} inside, ${shut.why}` }];
  const posted = messages[slot];
  return posted ? [{ slot, shows: `${topicOf(posted.shows)}: over` }] : [];
}

// So that nothing contradicts the record.
function stuckOver({ messages, state }: AccountRequest): Wanted[] {
  const posted = messages["stuck-notice"];
  if (!posted) return [];
  return [{ slot: "stuck-notice", shows: `${topicOf(posted.shows)}: over, ${state.name}` }];
}

function threadReplies(request: AccountRequest): Wanted[] {
  if (isAccountIn(request, "pending", "working")) return [];
  return [{ slot: "outcome-thread", shows: `outcome: ${request.state.name} ${retries(request)}` }];
}
