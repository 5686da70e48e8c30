// The directory: every IAM user's tag, groups and room for more, read as a whole and kept for a few minutes.
import type { IAMClient } from "@aws-sdk/client-iam";
import type { Room } from "../../domain/capacity.ts";
import { personKey } from "../../domain/person.ts";
import type { Binding } from "../../domain/person.ts";
import type { Logger } from "../../logger.ts";
import type { Directory } from "../../ports/directory.ts";
import { LIKELY_LIMITS, readAccountLimits } from "./account-limits.ts";
import type { AccountLimits } from "./account-limits.ts";
import { readDirectory } from "./read-directory.ts";
import type { Snapshot } from "./read-directory.ts";

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
  limits: AccountLimits;
  latest: { readonly endedAt: number; readonly isRead: boolean };
  reading: Promise<boolean> | undefined;
}

export function directory(options: DirectoryOptions): RunningDirectory {
  const latest = { endedAt: -Infinity, isRead: false };
  const state: State = {
    ...options,
    snapshot: undefined,
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
    isMember: (iamUser, group) => roomFor(state, iamUser, group)?.isMember ?? false,
    membersOf: (group) => membersOf(state, group),
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
  return isFresh ? state.latest.isRead : within(LONGEST_WAIT, read(state));
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

// Asked once in the life of an account, so that no index is kept for it.
function membersOf({ snapshot }: State, group: string): readonly string[] {
  return [...(snapshot?.users ?? [])]
    .filter(([, { groups }]) => groups.includes(group))
    .map(([iamUser]) => iamUser);
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

async function within(milliseconds: number, outcome: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([outcome, impatience]);
  } finally {
    clearTimeout(timer);
  }
}
