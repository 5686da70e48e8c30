// What is there when everything is quiet: what AWS holds and allows, what the record says, what its messages show.
import { isIn } from "../../src/domain/request.ts";
import type { AccountRequest } from "../../src/domain/accounts/account-request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import type { JournalEntry } from "../../src/domain/journal.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { Message } from "../../sandbox/slack/people/seen-message.ts";

export interface FinalWorld {
  /** Everything in IAM that somebody's access may consist of; times and references left out. */
  aws: HeldInIam;
  letsAliceIn: boolean;
  state: string;
  /** In minutes, where it has an end. */
  lasts: number | null;
  /** Decisions and results in order, repeats once; delays and retries depend on the crash and are left out. */
  history: string[];
  journal: string[];
  /** What each message that the record knows shows, times left out. */
  messages: Record<string, string>;
}

type Policies = Record<string, unknown>;

interface HeldInIam {
  users: Record<string, { groups: string[]; policies: Policies }>;
  groups: Record<string, { members: string[]; policies: Policies }>;
  /** By ARN. */
  roles: Record<string, Policies>;
}

export const ALICES_ROLE = "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole";
export const ALICES_USER = "alice.andersen";

const PASSING = new Set(["delayed", "announcing-delayed", "late-call", "step-waits"]);

export function happened({ entries }: AccessRequest["history"]): string[] {
  return entries
    .map(({ what }) => what)
    .filter((what) => !PASSING.has(what))
    .filter((what, index, all) => what !== all[index - 1]);
}

export function finalWorld(sandbox: Sandbox, request: AccessRequest): FinalWorld {
  const { state, history } = request;
  const question = { user: ALICES_USER, role: ALICES_ROLE, mfa: true };
  return {
    aws: heldInIam(sandbox, endOf(request)),
    letsAliceIn: sandbox.aws.mayAssume(question).allowed,
    state: state.name,
    lasts: lasts(request),
    history: happened(history),
    journal: journalOf(request).map(({ step, outcome }) =>
      outcome === "skipped" ? `${step} (skipped)` : step,
    ),
    messages: shownFor(sandbox, request),
  };
}

function endOf(request: AccessRequest): number | null {
  return isIn(request, "active") ? request.state.grant.endsAt : null;
}

// A run that is repeated begins a little later, and so does the time of the grant.
function lasts(request: AccessRequest): number | null {
  const endsAt = endOf(request);
  if (!isIn(request, "active") || endsAt === null) return null;
  return Math.round((endsAt - request.state.grant.since) / 60_000);
}

function journalOf(request: AccessRequest): readonly JournalEntry[] {
  if (isIn(request, "active")) return request.state.grant.journal;
  return isIn(request, "ended") ? request.state.journal : [];
}

/** A policy that ends when the record says so is told from one that ends at another time. */
function heldInIam({ aws }: Sandbox, endsAt: number | null): HeldInIam {
  const { users, groups, roles } = aws.world();
  const found: HeldInIam = {
    users: Object.fromEntries(
      users.map(({ name, groups: of, policies }) => [name, { groups: of, policies }]),
    ),
    groups: Object.fromEntries(
      groups.map(({ name, members, policies }) => [name, { members, policies }]),
    ),
    roles: Object.fromEntries(roles.map(({ arn, policies }) => [arn, policies])),
  };
  const text = JSON.stringify(found);
  const recorded = endsAt === null ? text : text.replaceAll(iso(endsAt), "the end on record");
  const anyTime = /"\d{4}-\d\d-\d\dT[\d:.]+Z"/g;
  return JSON.parse(withoutRefs(recorded).replace(anyTime, '"a time"')) as HeldInIam;
}

/** What of Rolecall's is there of somebody's access; an empty access group stays for the next one. */
export function leftovers({ aws }: FinalWorld): string[] {
  const held = Object.entries(aws.users).flatMap(([user, { groups, policies }]) => [
    ...Object.keys(policies).map((policy) => `${policy} on ${user}`),
    ...groups.filter((group) => group.startsWith("client-")).map((group) => `${user} in ${group}`),
  ]);
  const onRoles = Object.entries(aws.roles).flatMap(([arn, policies]) =>
    Object.keys(policies).map((policy) => `${policy} on ${arn}`),
  );
  return [...held, ...onRoles];
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}

/** Messages that name the request and that its record, and those of others that come of it, do not know: a crash came between posting and storing. */
export function strayCopies(
  sandbox: Sandbox,
  request: Pick<AccessRequest | AccountRequest, "messages" | "ref">,
  others: readonly AccessRequest[] = [],
): Message[] {
  const known = [request, ...others].flatMap(({ messages }) =>
    Object.values(messages).map(({ ts }) => ts),
  );
  return visibleMessages(sandbox).filter(
    ({ ts, plain }) => plain.includes(request.ref) && !known.includes(ts),
  );
}

export function shownFor(
  sandbox: Sandbox,
  { messages }: Pick<AccessRequest | AccountRequest, "messages">,
): Record<string, string> {
  const visible = visibleMessages(sandbox);
  const shown = Object.entries(messages).map(([slot, { channel, ts }]) => {
    const message = visible.find((one) => one.channel === channel && one.ts === ts);
    return [slot, timeless(message?.plain ?? "(not there)")];
  });
  return Object.fromEntries(shown) as Record<string, string>;
}

function visibleMessages(sandbox: Sandbox): Message[] {
  const { people } = sandbox.slack;
  const channels = people.sees("bob").channels.flatMap(({ messages }) => messages);
  return [...channels, ...["alice", "carol"].flatMap((person) => people.sees(person).dms)];
}

function timeless(text: string): string {
  return withoutRefs(text)
    .replace(/\b(today|tomorrow|yesterday|[A-Z][a-z]+ \d+, \d{4}) at \d+:\d\d\s[AP]M/g, "then")
    .replaceAll("was so already", "done");
}

function withoutRefs(text: string): string {
  return text.replace(/R-[0-9A-Z]{6}/g, "R-……");
}
