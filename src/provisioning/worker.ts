// The engine: takes requests that are due, or that were just saved here, and works on each until it rests.
import { isAboutAccount } from "../domain/accounts/account-request.ts";
import type { AccountRequest } from "../domain/accounts/account-request.ts";
import { ACCESS_LIFE, ACCOUNT_LIFE } from "../domain/lifecycle.ts";
import type { Lifecycle } from "../domain/lifecycle.ts";
import { isIn } from "../domain/request.ts";
import type { AccessRequest, RequestKey } from "../domain/request.ts";
import type { Records } from "../ports/request-store.ts";
import type { WorkDesk } from "../ports/work-desk.ts";
import { attendAccount } from "./accounts/attend-account.ts";
import { attend } from "./attend.ts";
import type { AttendingPorts } from "./attend.ts";
import type { EnginePorts } from "./engine-ports.ts";
import type { Claim } from "./store-turn.ts";
import { turnQueue } from "./turn-queue.ts";
import type { TurnQueue } from "./turn-queue.ts";

export interface WorkerOptions {
  /** How long a claim lasts; a turn that dies is taken up again after this. */
  readonly leaseMilliseconds: number;
  /** How often the due index is asked. */
  readonly pollMilliseconds: number;
  /** A bug, or trouble with the store: the request is taken up again when its claim is over. */
  readonly onFailure: (error: unknown, about?: RequestKey) => void;
  /** Does a turn on the request that people call `ref`, so that whatever is logged meanwhile is found by that. */
  readonly onBehalfOf: InTurn;
}

type InTurn = <Done>(ref: string, turn: () => Promise<Done>) => Promise<Done>;

export interface Worker {
  readonly desk: WorkDesk;
  /** Works on everything that is due; resolves when that is done, to how many requests it took. */
  tick(): Promise<number>;
  /** When the due index last answered, in milliseconds since the epoch; null before it has. */
  tickedAt(): number | null;
  start(): void;
  /** Settles when what is in hand is done. */
  settled(): Promise<void>;
  /** Takes nothing new, lets go of what has many steps left, and settles when the rest is done. */
  stop(): Promise<void>;
}

const MOST_AT_ONCE = 16;
const MOST_IN_HAND = 64;

export function createWorker(ports: EnginePorts, options: WorkerOptions): Worker {
  const { now } = ports.surroundings;
  const queue = turnQueue(options.onFailure);
  let isStopping = false;
  let tickedAt: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  const office: Office = {
    ...{ ports, queue, options },
    isStopping: () => isStopping,
    onTick: () => (tickedAt = now()),
  };
  const desk = workDesk(office);
  const tick = () => takeUpDue(office, desk);

  // A tick is not waited for: one slow request must not keep the others from being taken up.
  const poll = () => {
    if (queue.size() < MOST_IN_HAND) tick().catch(options.onFailure);
  };
  return {
    desk,
    tick,
    tickedAt: () => tickedAt,
    start: () => {
      poll();
      timer = setInterval(poll, options.pollMilliseconds);
    },
    settled: queue.drained,
    stop: async () => {
      clearInterval(timer);
      isStopping = true;
      await queue.drained();
    },
  };
}

/** Where turns are given out. */
interface Office {
  readonly ports: EnginePorts;
  readonly queue: TurnQueue;
  readonly options: WorkerOptions;
  isStopping(): boolean;
  onTick(): void;
}

function workDesk(office: Office): WorkDesk {
  const { ports, queue, options, isStopping } = office;
  const desk: WorkDesk = {
    claim: (now) => ({
      by: ports.surroundings.newId(),
      until: now + options.leaseMilliseconds,
    }),
    nudge: (saved) => {
      const attending = { ...ports, desk, isStopping };
      void queue.add(saved.key, (alone) =>
        options.onBehalfOf(saved.ref, () =>
          isOfAccount(saved)
            ? goOnWithAccount(attending, saved, alone)
            : goOn(attending, saved, alone),
        ),
      );
    },
  };
  return desk;
}

async function goOn(ports: AttendingPorts, saved: AccessRequest, alone: boolean): Promise<void> {
  const request = alone ? saved : await ports.store.load(saved.key);
  if (!request?.claim || request.claim.by !== saved.claim?.by) return;
  await attend(ports, { ...request, claim: request.claim }, isUntouched(request));
}

async function goOnWithAccount(
  ports: AttendingPorts,
  saved: AccountRequest,
  alone: boolean,
): Promise<void> {
  const request = alone ? saved : await ports.accounts.load(saved.key);
  if (!request?.claim || request.claim.by !== saved.claim?.by) return;
  await attendAccount(ports, { ...request, claim: request.claim });
}

function isOfAccount(request: AccessRequest | AccountRequest): request is AccountRequest {
  return isAboutAccount(request.key);
}

async function takeUpDue(office: Office, desk: WorkDesk): Promise<number> {
  const { ports, queue } = office;
  const keys = await ports.store.due(ports.surroundings.now(), MOST_AT_ONCE);
  office.onTick();
  const free = keys.filter((key) => !queue.has(key));
  await Promise.all(free.map((key) => queue.add(key, () => takeUp(office, desk, key))));
  return free.length;
}

// What the operation that nudges has just made of it: nobody else can have worked on that.
function isUntouched(request: AccessRequest): boolean {
  return isIn(request, "working", "extending");
}

// The index may be behind: the record is read again, and claiming it is conditional on what was read.
async function takeUp(office: Office, desk: WorkDesk, key: RequestKey): Promise<void> {
  const { ports, options, isStopping } = office;
  const attending = { ...ports, desk, isStopping };
  if (isAboutAccount(key)) {
    const taken = await claimed(attending, { records: ports.accounts, life: ACCOUNT_LIFE }, key);
    if (taken) await options.onBehalfOf(taken.ref, () => attendAccount(attending, taken));
    return;
  }
  const taken = await claimed(attending, { records: ports.store, life: ACCESS_LIFE }, key);
  if (taken) await options.onBehalfOf(taken.ref, () => attend(attending, taken, false));
}

interface Kept<Request, Wish> {
  readonly records: Records<Request>;
  readonly life: Lifecycle<Request, Wish>;
}

async function claimed<Request extends AccessRequest | AccountRequest, Wish>(
  { desk, surroundings }: Pick<AttendingPorts, "desk" | "surroundings">,
  { records, life }: Kept<Request, Wish>,
  key: RequestKey,
): Promise<(Request & { readonly claim: Claim }) | undefined> {
  const now = surroundings.now();
  const request = await records.load(key);
  const due = request && life.dueAt(request, now);
  if (!request || due === undefined || due === null || due > now) return undefined;
  const claim = desk.claim(now);
  const taken = { ...request, claim };
  const saved = await records.save(taken, life.dueAt(taken, now));
  return saved === "changed" ? undefined : { ...saved, claim };
}
