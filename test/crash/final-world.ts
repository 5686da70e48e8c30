// What is left when everything is quiet: what AWS holds, what the record says, what people see.
import type { AccessRequest } from "../../src/domain/request.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";

export interface FinalWorld {
  members: string[];
  groupPolicies: string[];
  state: string;
  /** Decisions and results in order; delays and retries depend on the crash and are left out. */
  history: string[];
  journal: string[];
  /** Every different text each person can read of this request, times and copies left out. */
  texts: Record<string, string[]>;
}

const GROUP = "client-a-admin";
const PASSING = new Set(["delayed", "announcing-delayed", "late-call-undone"]);

export function finalWorld(sandbox: Sandbox, request: AccessRequest): FinalWorld {
  const group = sandbox.aws.world().groups.find(({ name }) => name === GROUP);
  const { state } = request;
  const journal = state.name === "active" ? state.grant.journal : [];
  return {
    members: [...(group?.members ?? [])].sort(),
    groupPolicies: Object.entries(group?.policies ?? {}).map((policy) => JSON.stringify(policy)),
    state: state.name,
    history: request.history.entries.map(({ what }) => what).filter((what) => !PASSING.has(what)),
    journal: journal.map(({ step }) => step),
    texts: Object.fromEntries(
      ["alice", "bob"].map((person) => [person, textsOf(sandbox, person, request.ref)]),
    ),
  };
}

function textsOf(sandbox: Sandbox, person: string, ref: string): string[] {
  return [
    ...new Set(messagesAbout(sandbox, person, ref).map((text) => timeless(text, ref))),
  ].sort();
}

/** Messages that name the request, one for each copy. */
export function messagesAbout(sandbox: Sandbox, person: string, ref: string): string[] {
  const sight = sandbox.slack.people.sees(person);
  return [...sight.channels.flatMap(({ messages }) => messages), ...sight.dms]
    .map(({ plain }) => plain)
    .filter((plain) => plain.includes(ref));
}

function timeless(text: string, ref: string): string {
  return text
    .replaceAll(ref, "R-……")
    .replace(/\b\d{1,2}:\d{2}(:\d{2})?( ?[AP]M)?\b/g, "00:00")
    .replaceAll("was so already", "done");
}
