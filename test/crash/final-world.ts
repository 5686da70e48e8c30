// What is left when everything is quiet: what AWS holds, what the record says, what its messages show.
import type { AccessRequest } from "../../src/domain/request.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { Message } from "../../sandbox/slack/people/seen-message.ts";

export interface FinalWorld {
  members: string[];
  groupPolicies: string[];
  state: string;
  /** Decisions and results in order; delays and retries depend on the crash and are left out. */
  history: string[];
  journal: string[];
  /** What each message that the record knows shows, times left out. */
  messages: Record<string, string>;
}

const GROUP = "client-a-admin";
const PASSING = new Set(["delayed", "announcing-delayed", "late-call"]);

export function finalWorld(sandbox: Sandbox, request: AccessRequest): FinalWorld {
  const group = sandbox.aws.world().groups.find(({ name }) => name === GROUP);
  const { state } = request;
  const journal = state.name === "active" ? state.grant.journal : [];
  const visible = visibleMessages(sandbox);
  return {
    members: [...(group?.members ?? [])].sort(),
    groupPolicies: Object.entries(group?.policies ?? {}).map((policy) => JSON.stringify(policy)),
    state: state.name,
    history: request.history.entries.map(({ what }) => what).filter((what) => !PASSING.has(what)),
    journal: journal.map(({ step }) => step),
    messages: Object.fromEntries(
      Object.entries(request.messages).map(([slot, { channel, ts }]) => {
        const message = visible.find((one) => one.channel === channel && one.ts === ts);
        return [slot, timeless(message?.plain ?? "(not there)", request.ref)];
      }),
    ),
  };
}

/** Messages about the request that the record does not know: a crash came between posting and storing. */
export function strayCopies(sandbox: Sandbox, request: AccessRequest): Message[] {
  const known = Object.values(request.messages).map(({ ts }) => ts);
  return visibleMessages(sandbox).filter(
    ({ ts, plain }) => plain.includes(request.ref) && !known.includes(ts),
  );
}

function visibleMessages(sandbox: Sandbox): Message[] {
  const { people } = sandbox.slack;
  const channels = people.sees("bob").channels.flatMap(({ messages }) => messages);
  return [...channels, ...people.sees("alice").dms];
}

function timeless(text: string, ref: string): string {
  return text
    .replaceAll(ref, "R-……")
    .replace(/\b\d{1,2}:\d{2}(:\d{2})?( ?[AP]M)?\b/g, "00:00")
    .replaceAll("was so already", "done");
}
