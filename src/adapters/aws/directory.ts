// The directory: every IAM user's tag, groups and room for more, read as a whole and kept for a few minutes.
import type { IAMClient } from "@aws-sdk/client-iam";
import type { Room } from "../../domain/capacity.ts";
import { personKey, readPersonKey } from "../../domain/person.ts";
import type { Binding, SlackPerson } from "../../domain/person.ts";
import type { Logger } from "../../logger.ts";
import type { Directory } from "../../ports/directory.ts";
import { LIKELY_LIMITS, readAccountLimits } from "./account-limits.ts";
import type { AccountLimits } from "./account-limits.ts";
import { mfaMemory } from "./mfa-memory.ts";
import { membersByGroup, readDirectory } from "./read-directory.ts";
import type { Snapshot } from "./read-directory.ts";
import { within } from "./within.ts";

const REFRESH_EVERY = 5 * 60_000;
const RETRY_AFTER_FAILURE = 30_000;
/** Somebody not found is looked for anew, but not more often than this. */
const FRESH_FOR = 5000;
/** A person waits three seconds for an acknowledgement, and more than the directory is to be asked. */
const LONGEST_WAIT = 1200;

export interface DirectoryOptions {
  readonly iam: IAMClient;
  readonly now: () => number;
  readonly logger: Logger;
}

export interface RunningDirectory extends Directory {
  /** Reads in the background from now on. */
  start(): void;
  stop(): void;
}

interface State extends DirectoryOptions {
  snapshot: Snapshot | undefined;
  /** Made of a snapshot when somebody first asks for it. */
  readonly members: WeakMap<Snapshot, ReturnType<typeof membersByGroup>>;
  limits: AccountLimits;
  latest: { readonly endedAt: number; readonly isRead: boolean };
  reading: Promise<boolean> | undefined;
}

export function directory(options: DirectoryOptions): RunningDirectory {
  const latest = { endedAt: -Infinity, isRead: false };
  const state: State = {
    ...options,
    snapshot: undefined,
    members: new WeakMap(),
    limits: LIKELY_LIMITS,
    latest,
    reading: undefined,
  };
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  const readOn = async (): Promise<void> => {
    const isRead = await read(state);
    if (!isRunning) return;
    timer = setTimeout(() => void readOn(), isRead ? REFRESH_EVERY : RETRY_AFTER_FAILURE);
    timer.unref();
  };
  return {
    start: () => {
      isRunning = true;
      void readOn();
    },
    stop: () => {
      isRunning = false;
      clearTimeout(timer);
    },
    bindingOf: (person) => bindingOf(state, personKey(person)),
    readAnew: async () => {
      await readAnew(state);
    },
    roomFor: (iamUser, group) => roomFor(state, iamUser, group),
    isMember: (iamUser, group) => userIn(state, iamUser)?.groups.includes(group) ?? false,
    membersOf: (group) => membersOf(state, group),
    personOf: (iamUser) => personOf(state, iamUser),
    arnOf: (iamUser) => userIn(state, iamUser)?.arn,
    mfaOf: mfaMemory(options),
  };
}

async function bindingOf(state: State, tagValue: string): Promise<Binding> {
  const known = find(state, tagValue);
  if (known) return known;
  const isRead = await readAnew(state);
  const binding = find(state, tagValue);
  if (binding) return binding;
  // What AWS said minutes ago proves nothing about somebody who may have been linked since.
  return { kind: isRead ? "not-linked" : "unknown-yet" };
}

/** Whether what is known is of a moment ago. */
async function readAnew(state: State): Promise<boolean> {
  const isFresh = state.now() - state.latest.endedAt < FRESH_FOR;
  return isFresh ? state.latest.isRead : within(LONGEST_WAIT, read(state), false);
}

function find({ snapshot }: State, tagValue: string): Binding | undefined {
  const [iamUser, ...others] = snapshot?.usersByTag.get(tagValue) ?? [];
  if (iamUser === undefined) return undefined;
  if (others.length > 0) return { kind: "ambiguous", iamUsers: [iamUser, ...others] };
  return { kind: "linked", iamUser };
}

function roomFor({ snapshot, limits }: State, iamUser: string, group: string): Room | undefined {
  const user = snapshot?.users.get(iamUser);
  if (!snapshot || !user) return undefined;
  const { groups: groupsOfUser, inlineCharacters, boundary } = user;
  return {
    groupsOfUser,
    isMember: groupsOfUser.includes(group),
    groupExists: snapshot.groups.has(group.toLowerCase()),
    groups: snapshot.groups.size,
    inlineCharacters,
    boundary,
    own: snapshot.ownGroups.get(iamUser) ?? [],
    ...limits,
  };
}

function userIn({ snapshot }: State, iamUser: string) {
  return snapshot?.users.get(iamUser);
}

// Two users with one tag are nobody's.
function personOf(state: State, iamUser: string): SlackPerson | undefined {
  const tag = userIn(state, iamUser)?.tag;
  if (tag === undefined || find(state, tag)?.kind !== "linked") return undefined;
  return readPersonKey(tag);
}

function membersOf({ snapshot, members }: State, group: string): readonly string[] {
  if (!snapshot) return [];
  const known = members.get(snapshot) ?? membersByGroup(snapshot);
  members.set(snapshot, known);
  return known.get(group) ?? [];
}

/** Whether it could be read. Whoever wants it while it is being read shares that reading. */
function read(state: State): Promise<boolean> {
  state.reading ??= readNow(state).finally(() => {
    state.reading = undefined;
  });
  return state.reading;
}

async function readNow(state: State): Promise<boolean> {
  let isRead = true;
  try {
    [state.snapshot] = await Promise.all([readDirectory(state.iam), readLimits(state)]);
  } catch (error) {
    isRead = false;
    state.logger.warn(
      { err: error },
      "the directory could not be read; what was read before is kept",
    );
  }
  state.latest = { endedAt: state.now(), isRead };
  return isRead;
}

// Without them the directory is of use all the same: what AWS has no room for fails later, in words.
async function readLimits(state: State): Promise<void> {
  try {
    state.limits = await readAccountLimits(state.iam);
  } catch (error) {
    state.logger.warn({ err: error }, "AWS's limits could not be read; the usual ones are taken");
  }
}
