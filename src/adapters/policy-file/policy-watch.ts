// Sees that the policy file changed, and reads it while Rolecall runs; a wrong file changes nothing.
import { readFile, stat } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import type { AccessPolicy } from "../../domain/access-policy.ts";
import { WrongPolicy } from "./policy-faults.ts";
import { readPolicy, unreadable } from "./policy-file.ts";

export interface PolicyWatchOptions {
  readonly path: string;
  /** As it was read at the start. */
  readonly policy: AccessPolicy;
  /** In milliseconds. */
  readonly readEvery: number;
  /** The file says something else, or is right again. */
  readonly onChanged: (policy: AccessPolicy) => void;
  /** The file is wrong or cannot be read, which is told once; the policy stays as it is. */
  readonly onWrong: (error: Error) => void;
  /** A bug of those who are told. */
  readonly onFailure?: (error: unknown) => void;
}

export interface PolicyWatch {
  start(): void;
  /** Nobody is told anything from then on. */
  stop(): void;
  /** Reads the file where it changed; resolves when everybody concerned has been told. */
  look(): Promise<void>;
}

/** What was found at a look: the stamp to know it by, and its text; or why there is none. */
type Found =
  | { readonly stamp: string; readonly text: string }
  | { readonly stamp: undefined; readonly unreadable: Error };

export function watchPolicy(options: PolicyWatchOptions): PolicyWatch {
  const { onFailure, path, readEvery } = options;
  const judge = judging(options);
  let seen: Found | undefined;
  let foundEmpty: string | undefined;
  let isStopped = false;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const lookOnce = async (): Promise<void> => {
    const found = await find(path, seen);
    if (isStopped || !found) return;
    // Whoever writes a file empties it first; it is taken for empty where it still is at the next look.
    if (isEmpty(found) && foundEmpty !== found.stamp) {
      foundEmpty = found.stamp;
      return;
    }
    if (!isSame(found, seen)) judge(found);
    // Only when everybody was told: what fails is told again at the next look.
    seen = found;
  };
  const look = (): Promise<void> => {
    running ??= lookOnce().finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    look,
    start: () => {
      timer = setInterval(() => void look().catch(onFailure), readEvery);
    },
    stop: () => {
      clearInterval(timer);
      isStopped = true;
    },
  };
}

/** Undefined where nothing changed, or is changing at this moment. */
async function find(path: string, seen: Found | undefined): Promise<Found | undefined> {
  try {
    const stamp = await stampOf(path);
    if (stamp === seen?.stamp) return undefined;
    const text = await readFile(path, "utf8");
    // Somebody wrote meanwhile, so the text may be half of it; the next look finds all.
    return stamp === (await stampOf(path)) ? { stamp, text } : undefined;
  } catch (error) {
    return { stamp: undefined, unreadable: unreadable(path, error) };
  }
}

// Follows links, so that a link that leads elsewhere is a change. The time of the change of the inode
// tells even an edit that keeps size and date, as a copy with its dates does.
async function stampOf(path: string): Promise<string> {
  const { ctimeNs, dev, ino, mtimeNs, size } = await stat(path, { bigint: true });
  return [dev, ino, size, mtimeNs, ctimeNs].join(" ");
}

function isEmpty(found: Found): boolean {
  return "text" in found && found.text.trim() === "";
}

function isSame(found: Found, seen: Found | undefined): boolean {
  if (!seen) return false;
  if ("text" in found) return "text" in seen && found.text === seen.text;
  return "unreadable" in seen && found.unreadable.message === seen.unreadable.message;
}

function judging({ path, policy, onChanged, onWrong }: PolicyWatchOptions) {
  let current = policy;
  let wasWrong = false;
  return (found: Found): void => {
    const read = "text" in found ? policyIn(found.text, path) : found.unreadable;
    if (read instanceof Error) {
      onWrong(read);
      wasWrong = true;
      return;
    }
    // A comment or an order of keys that changed is nothing to tell.
    if (wasWrong || !isDeepStrictEqual(read, current)) onChanged(read);
    current = read;
    wasWrong = false;
  };
}

function policyIn(text: string, path: string): AccessPolicy | WrongPolicy {
  try {
    return readPolicy(text, path);
  } catch (error) {
    if (error instanceof WrongPolicy) return error;
    throw error;
  }
}
